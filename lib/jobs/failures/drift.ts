import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { EPOCH, isNewSince } from "../cursor.ts";
import { IS_RUN } from "../durations/fold.ts";
import { ofOrganization } from "../filter-conditions.ts";
import { MOST_TAKEN } from "./fold.ts";

/** Until the next fold takes them anew, failures by cause are as they were. */
export async function forgetFailures(db: Db, { organizationId }: Scope): Promise<void> {
  await db.$executeRaw`delete from job_failure_fold where organization_id = ${organizationId}::uuid`;
}

/** Where the last run was that job, and what failures by cause say of it. */
export type FailureDrift = { type: string; job: string; isFailed: boolean; isOpen: boolean };

/**
 * The places whose last run completed and that are still said to fail, and those whose last run failed of which no cause
 * says so. Of one moment, and without the runs that are not folded yet. Reads every job of the organization.
 */
export const findFailureDrift = (db: Db, scope: Scope): Promise<FailureDrift[]> => db.$queryRaw<
  FailureDrift[]
>`
  with fold as materialized (
    select snapshot from job_failure_fold where ${ofOrganization(scope)} and epoch = ${EPOCH}
  ), news as materialized (
    select e.job_id from fold, job_event e where e.organization_id = ${scope.organizationId}::uuid
      and ${isNewSince(Prisma.sql`fold.snapshot`)} and e.tab_to in (2, 3)
  ), last as materialized (
    select distinct on (asset_id, type) asset_id, type, id, short_id, tab = 3 as is_failed from fold, job j
    where j.organization_id = ${scope.organizationId}::uuid and j.tab in (2, 3) and ${IS_RUN} and asset_id is not null
      and j.id not in (select job_id from news)
    order by asset_id, type, finished_at desc, id desc
  ), taken as (
    select id from job where ${ofOrganization(scope)} and tab = 3 order by id desc limit ${MOST_TAKEN}::integer
  ), said as (
    select asset_id, p.type, array_agg(p.last_job_id) as jobs from job_failure_place p join job_failure_group g on g.id = p.group_id
    where p.organization_id = ${scope.organizationId}::uuid and p.resolved_at is null and g.resolved_at is null
    group by asset_id, p.type
  )
  select type, short_id as job, is_failed as "isFailed", said.asset_id is not null as "isOpen"
  from last left join said using (asset_id, type)
  where case when is_failed then id in (select id from taken) and id <> all(coalesce(said.jobs, '{}'))
    else said.asset_id is not null end
  order by type, job`;
