import { encodeEvent } from "#lib/realtime/sse.ts";
import type { Changes } from "./changes.ts";
import type { JobRow } from "./views.ts";

// What a stream of jobs says: `jobs` (rows, newest reading of each), `reset` (read the page again) and `health`
// (whether the database answers). Heartbeats and `signed-out` are every stream's.

/** Many rows are several events, none of which alone is much for a reader to take. */
const LARGEST_EVENT = 32 * 1024;

/**
 * `rows` as JSON texts, where they are at hand. Only the last event says where its reader then stands: who is cut off
 * before it is given all of them again.
 */
export function encodeJobs(id: string, rows: readonly string[]): Uint8Array[] {
  const parts = toParts(rows);
  return parts.map((part, at) =>
    encodeEvent({ event: "jobs", data: `[${part.join(",")}]`, ...(at === parts.length - 1 && { id }) }),
  );
}

function toParts(rows: readonly string[]): string[][] {
  let part: string[] = [];
  let size = 0;
  const parts = [part];
  for (const row of rows) {
    if (part.length > 0 && size + row.length > LARGEST_EVENT) {
      part = [];
      parts.push(part);
      size = 0;
    }
    part.push(row);
    size += row.length;
  }
  return parts;
}

export const encodeReset = (id: string): Uint8Array => encodeEvent({ event: "reset", id, data: "{}" });

export const encodeHealth = (isWell: boolean): Uint8Array =>
  encodeEvent({ event: "health", data: JSON.stringify({ isWell }) });

/** Sent even without rows: it tells the reader where it stands. */
export const encodeChanges = ({ cursor, isReset, rows }: Changes): Uint8Array[] =>
  isReset ? [encodeReset(cursor)] : encodeJobs(cursor, rows.map(toText));

export const toText = (row: JobRow): string => JSON.stringify(row);
