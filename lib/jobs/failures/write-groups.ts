import type { Db } from "#lib/db/client.ts";
import type { GroupNews, Run } from "./outcomes.ts";

/** Groups and their places, added to those that are known; one that was over has come back. */
export async function addFailures(db: Db, groups: readonly GroupNews[]): Promise<void> {
  if (groups.length === 0) return;
  const rows = groups.map(({ failure, places, ...group }) => ({
    ...group,
    ...failure,
    places: [...places.values()],
  }));
  await db.$executeRaw`
    with news as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("organizationId" uuid, class text, code text,
        fingerprint text, message text, cause text, remedy text, "remedySql" text, "retryHelps" boolean, jobs int,
        "firstAt" timestamptz, "lastAt" timestamptz, places jsonb)
    ), grouped as (
      insert into job_failure_group as g (organization_id, error_class, error_code, fingerprint, message, cause, remedy,
        remedy_sql, retry_helps, jobs, first_at, last_at)
      select "organizationId", class, code, fingerprint, message, cause, remedy, "remedySql", "retryHelps", jobs, "firstAt",
        "lastAt" from news
      on conflict (organization_id, error_class, error_code, fingerprint) do update set
        message = excluded.message, cause = excluded.cause, remedy = excluded.remedy, remedy_sql = excluded.remedy_sql,
        retry_helps = excluded.retry_helps, jobs = g.jobs + excluded.jobs, last_at = greatest(g.last_at, excluded.last_at),
        again_at = case when g.resolved_at is not null then excluded.first_at else g.again_at end, resolved_at = null
      returning id, organization_id, error_class, error_code, fingerprint
    )
    insert into job_failure_place as p (group_id, asset_id, type, organization_id, jobs, last_at, last_job_id)
    select g.id, l."assetId", l.type, g.organization_id, l.jobs, l."lastAt", l."lastJobId"
    from grouped g
    join news n on (n."organizationId", n.class, n.code, n.fingerprint)
      = (g.organization_id, g.error_class, g.error_code, g.fingerprint),
      jsonb_to_recordset(n.places) as l("assetId" uuid, type text, jobs int, "lastAt" timestamptz, "lastJobId" uuid)
    on conflict (group_id, asset_id, type) do update set jobs = p.jobs + excluded.jobs, resolved_at = null,
      last_at = greatest(p.last_at, excluded.last_at), last_job_id = excluded.last_job_id`;
}

/** Where a run completed, whatever failed there before is over; and a group that is over everywhere. */
export async function resolvePlaces(db: Db, completed: readonly Run[]): Promise<void> {
  if (completed.length === 0) return;
  const rows = completed.map(({ organizationId, assetId, type, at }) => ({
    organizationId,
    assetId,
    type,
    at,
  }));
  const resolved = await db.$queryRaw<{ id: string }[]>`
    update job_failure_place p set resolved_at = c.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c("organizationId" uuid, "assetId" uuid, type text, at timestamptz)
    where p.organization_id = c."organizationId" and p.asset_id = c."assetId" and p.type = c.type
      and p.resolved_at is null and p.last_at <= c.at
    returning p.group_id as id`;
  if (resolved.length === 0) return;
  await db.$executeRaw`
    update job_failure_group g set resolved_at = (select max(resolved_at) from job_failure_place p where p.group_id = g.id)
    where g.id = any(${[...new Set(resolved.map(({ id }) => id))]}::uuid[])
      and not exists (select from job_failure_place p where p.group_id = g.id and p.resolved_at is null)`;
}
