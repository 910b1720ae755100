import type { Target } from "./discovery.ts";

/** What the server counted of reads of users' tables. */
export async function readsOfTables(target: Target) {
  await target.sql("select pg_stat_force_next_flush()");
  return target.sql("select relname, seq_scan, idx_scan from pg_stat_user_tables order by 1");
}
