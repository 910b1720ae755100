import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { EPOCH, isNewSince } from "../cursor.ts";
import { ofOrganization } from "../filter-conditions.ts";
import { IS_RUN } from "./fold.ts";

/** Until the next fold takes them anew, trends are as they were. */
export async function forgetTrends(db: Db, { organizationId }: Scope): Promise<void> {
  await db.$executeRaw`delete from job_trend_fold where organization_id = ${organizationId}::uuid`;
}

export type TrendDrift = { day: string; type: string; jobs: number; folded: number };

/** Whether all that ended so far is in the trends, or will be with the next fold; not while a history is being taken. */
export async function areTrendsTaken(db: Db, scope: Scope): Promise<boolean> {
  const [{ taken }] = await db.$queryRaw<[{ taken: boolean }]>`
    select exists (select from job_trend_fold where ${ofOrganization(scope)} and epoch = ${EPOCH}
      and taken_until is null) as taken`;
  return taken;
}

/**
 * The days on which as many runs ended as are not in the trends, or are twice. Of one moment, and without the runs that
 * are not folded yet. None while trends are taken. Reads every job of the organization.
 */
export const findTrendDrift = (db: Db, scope: Scope): Promise<TrendDrift[]> => db.$queryRaw<TrendDrift[]>`
  with fold as materialized (
    select snapshot from job_trend_fold where ${ofOrganization(scope)} and epoch = ${EPOCH} and taken_until is null
  ), news as materialized (
    select e.job_id from fold, job_event e where e.organization_id = ${scope.organizationId}::uuid
      and ${isNewSince(Prisma.sql`fold.snapshot`)} and e.tab_to > 1
  ), run as materialized (
    select j.asset_id, j.type, j.tab, j.finished_at from fold, job j
    where j.organization_id = ${scope.organizationId}::uuid and ${IS_RUN} and j.id not in (select job_id from news)
  ), days as (
    select day, type, coalesce(j.runs, 0) as jobs, coalesce(d.runs, 0) as folded from (
      select (finished_at at time zone 'UTC')::date as day, asset_id, type, tab, count(*) as runs from run
      where asset_id is not null group by 1, 2, 3, 4) j
    full join (
      select day, asset_id, type, tab, runs from job_day,
        lateral (values (2, completed), (3, failed), (4, cancelled)) o(tab, runs)
      where ${ofOrganization(scope)} and runs > 0) d using (day, asset_id, type, tab)
  ), hours as (
    select hour::date as day, type, coalesce(j.runs, 0) as jobs, coalesce(h.runs, 0) as folded from (
      select date_trunc('hour', finished_at, 'UTC') as hour, type, tab, count(*) as runs from run group by 1, 2, 3) j
    full join (
      select hour, type, tab, runs from job_hour, lateral (values (2, completed), (3, failed), (4, cancelled)) o(tab, runs)
      where ${ofOrganization(scope)} and within_id = organization_id and runs > 0) h using (hour, type, tab)
  ), outcome_days as (
    select day, type, coalesce(h.runs, 0) as jobs, coalesce(d.runs, 0) as folded from (
      select (hour at time zone 'UTC')::date as day, within_id, type, sum(completed + failed + cancelled) as runs
      from job_hour where ${ofOrganization(scope)} group by 1, 2, 3) h
    full join (
      select day, within_id, type, completed + failed + cancelled as runs
      from job_outcome_day where ${ofOrganization(scope)}) d using (day, within_id, type)
  )
  select day::text, type, sum(jobs)::integer as jobs, sum(folded)::integer as folded
  from (
    select * from days union all select * from hours union all select * from outcome_days) differing
  where jobs <> folded and exists (select from fold) group by day, type order by day, type`;
