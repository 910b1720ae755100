import type { Db } from "#lib/db/client.ts";

/** How many sessions of our database wait for a lock. */
export async function countWaiting(owner: Db): Promise<number> {
  const rows = await owner.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
}
