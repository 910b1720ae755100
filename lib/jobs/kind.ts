import type { Db } from "#lib/db/client.ts";
import type { JobDefinition } from "./definition.ts";
import type { HandlerResult, JobContext } from "./handler.ts";

/**
 * Makes what was staged visible. Runs in the transaction that completes the job, so that it counts only if this attempt
 * still holds the job, and answers what the list and the details keep.
 */
export type Publish = (
  db: Db,
  found: { job: JobContext["job"]; result: HandlerResult },
) => Promise<HandlerResult>;

/**
 * Reads what the handler is to compare with. What it tells is plain data: handlers have no database. With a part, of
 * these ids alone.
 */
export type Recall = (db: Db, job: JobContext["job"], part?: readonly string[]) => Promise<unknown>;

/** What is done with a type's work by whoever has the database. */
export type JobKind = { definition: JobDefinition; publish?: Publish; recall?: Recall };

/** By type: the newest version of its jobs that a worker with these kinds can run. */
export const versionsOf = (kinds: Readonly<Record<string, JobKind>>): Record<string, number> =>
  Object.fromEntries(Object.entries(kinds).map(([type, { definition }]) => [type, definition.version ?? 1]));
