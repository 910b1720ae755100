import { encodeEvent } from "#lib/realtime/sse.ts";
import type { Changes } from "./changes.ts";
import type { JobRow } from "./views.ts";

// What a stream of jobs says: `jobs` (rows, newest reading of each), `reset` (read the page again) and `health`
// (whether the database answers). Heartbeats and `signed-out` are every stream's.

/** `rows` as JSON texts, where they are at hand. */
export const encodeJobs = (id: string, rows: readonly string[]): Uint8Array =>
  encodeEvent({ event: "jobs", id, data: `[${rows.join(",")}]` });

export const encodeReset = (id: string): Uint8Array => encodeEvent({ event: "reset", id, data: "{}" });

export const encodeHealth = (isWell: boolean): Uint8Array =>
  encodeEvent({ event: "health", data: JSON.stringify({ isWell }) });

/** Sent even without rows: it tells the reader where it stands. */
export const encodeChanges = ({ cursor, isReset, rows }: Changes): Uint8Array =>
  isReset ? encodeReset(cursor) : encodeJobs(cursor, rows.map(toText));

export const toText = (row: JobRow): string => JSON.stringify(row);
