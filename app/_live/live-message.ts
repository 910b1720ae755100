import type { JobRow } from "#lib/jobs/views.ts";

/** What a tab hears, from its own stream or from the tab that reads the stream for all. */
export type LiveMessage =
  /** `id` is where the reader then stands; null while more of the same belongs to it. */
  | { kind: "jobs"; id: string | null; rows: JobRow[] }
  /** What changed cannot be told any more: read the page again. */
  | { kind: "reset"; id: string }
  | { kind: "heartbeat" }
  /** Whether the server can read its database. */
  | { kind: "health"; isWell: boolean }
  | { kind: "connection"; isUp: boolean }
  | { kind: "signed-out" };

export type Changes = { cursor: string; isReset: boolean; rows: JobRow[] };

/** Our own server wrote it, from the types above; to check it again would cost every reader the checker's code. */
export const parseTrusted = <T>(text: string): T => JSON.parse(text) as T;

/** Names the page's organization: where its session has gone to another one, it is refused and not told of that. */
const addressOf = (path: string, organizationId: string, cursor: string | null): string =>
  `${path}?${new URLSearchParams({ organization: organizationId, ...(cursor ? { cursor } : {}) })}`;

export const streamAddress = (organizationId: string, cursor: string | null): string =>
  addressOf("/api/jobs/stream", organizationId, cursor);

/** What the page missed since `cursor`, asked once; null where there is no answer, the status where it is a refusal. */
export async function fetchChanges(
  organizationId: string,
  cursor: string | null,
): Promise<Changes | number | null> {
  const address = addressOf("/api/jobs/changes", organizationId, cursor);
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return answer?.status ?? null;
  return answer.text().then(parseTrusted<Changes>, () => null);
}

export const toMessage = ({ cursor, isReset, rows }: Changes): LiveMessage =>
  isReset ? { kind: "reset", id: cursor } : { kind: "jobs", id: cursor, rows };
