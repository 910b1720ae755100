import type { Db } from "#lib/db/client.ts";

/**
 * Runs statements that compare much of a source with each other, in the caller's transaction. The planner has no
 * statistics of what was stored or read a moment ago, takes it for a handful of rows, and would look through all of them
 * once for each. `work_mem` stays raised to the end of the transaction: what is stored next
 * is compared, too.
 */
export async function withAllAtOnce<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const [before] = await db.$queryRaw<{ nestloop: string }[]>`
    select current_setting('enable_nestloop') as nestloop, set_config('enable_nestloop', 'off', true),
      set_config('work_mem', '64MB', true)`;
  const done = await work();
  await db.$executeRaw`select set_config('enable_nestloop', ${before?.nestloop ?? "on"}, true)`;
  return done;
}
