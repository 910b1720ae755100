import type { Db } from "#lib/db/client.ts";

/**
 * Runs statements that compare all relations of a source, in the caller's transaction. The planner has no statistics of
 * what was stored a moment ago, takes it for a handful of rows, and would look through all of them once for each.
 */
export async function withAllAtOnce<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await db.$executeRaw`
    select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`;
  const done = await work();
  await db.$executeRaw`select set_config('enable_nestloop', 'on', true)`;
  return done;
}
