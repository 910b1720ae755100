import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { insertRuns } from "./job-runs.ts";

/**
 * Completed discoveries of a source, ten minutes apart, of about a minute each, with their steps as a worker leaves them.
 * Returns their ids, oldest first.
 */
export async function insertGoodRuns(
  owner: Db,
  scope: Scope,
  sourceId: string,
  count: number,
): Promise<string[]> {
  const result = { serverVersion: "18.3", unreadableSchemas: [], tables: 990, views: 12, columns: 9_000 };
  const runs = Array.from({ length: count }, (_, n) => ({
    ...{ minutesAgo: (count - n) * 10, seconds: 55 + (n % 11), waitedSeconds: 1, result },
  }));
  const ids = await insertRuns(owner, scope, sourceId, runs);
  await owner.$executeRaw`
    with attempt as (
      insert into job_attempt (job_id, attempt, organization_id, worker_id, worker_name, worker_version, server_version,
        started_at, finished_at, outcome)
      select id, 1, organization_id, uuid_v7(), 'worker-1', '0.1.0', '18.3', started_at, finished_at, 'completed'
      from job where id = any(${ids}::uuid[])
      returning job_id, organization_id, started_at, finished_at - started_at as took
    )
    insert into job_step (job_id, attempt, organization_id, step, started_at, finished_at, units_done, units_total, unit)
    select job_id, 1, organization_id, step, started_at + took * from_share, started_at + took * until_share,
      units, units, case when units is not null then 'tables' end
    from attempt, (values ('connect', 0, 0.01, null), ('relations', 0.01, 0.2, null), ('columns', 0.2, 0.6, 1000),
      ('keys', 0.6, 0.85, null), ('types', 0.85, 0.9, null), ('publish', 0.9, 1, null)) s(step, from_share, until_share, units)`;
  return ids;
}
