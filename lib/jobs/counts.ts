import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { EPOCH, isNewSince } from "./cursor.ts";
import { inSources, ofTypes, TAB_NUMBERS } from "./filter-conditions.ts";
import type { JobFilter, JobTab, TabCounts } from "./views.ts";

/** What each tab holds under the filter's types, sources and asset, whatever its statuses and page. */
export async function countJobs(db: Db, scope: Scope, filter: JobFilter): Promise<TabCounts> {
  const counts = filter.asset || filter.source.length > 0 ? counted(scope, filter) : folded(scope);
  const found = await db.$queryRaw<{ tab: number; jobs: number }[]>`
    select tab::integer, sum(jobs)::integer as jobs from (${counts}) counts
    where ${ofTypes(filter.type)} group by tab`;
  const inTab = (tab: Exclude<JobTab, "all">) => found.find((row) => row.tab === TAB_NUMBERS[tab])?.jobs ?? 0;
  return {
    all: found.reduce((sum, row) => sum + row.jobs, 0),
    active: inTab("active"),
    completed: inTab("completed"),
    failed: inTab("failed"),
  };
}

/** `tab, type, jobs`, from the jobs themselves. */
const counted = (
  { organizationId }: Scope,
  { asset, source }: Pick<JobFilter, "asset" | "source">,
) => Prisma.sql`
  select tab, type, count(*) as jobs from job
  where organization_id = ${organizationId}::uuid and ${inSources(source)}
    and ${asset ? Prisma.sql`asset_id = ${asset}::uuid` : Prisma.sql`true`}
  group by tab, type`;

/**
 * The same from what is folded and the events since. An organization whose counts were never taken, or in another
 * incarnation of the database, has its jobs counted.
 */
const folded = (scope: Scope) => Prisma.sql`
  with fold as materialized (
    select snapshot from job_count_fold where organization_id = ${scope.organizationId}::uuid and epoch = ${EPOCH}
  ), news as materialized (
    select e.type, e.tab_from, e.tab_to from fold, job_event e
    where e.organization_id = ${scope.organizationId}::uuid and ${isNewSince(Prisma.sql`fold.snapshot`)}
      and e.tab_from is distinct from e.tab_to
  )
  select tab, type, jobs from job_count, fold where organization_id = ${scope.organizationId}::uuid
  union all
  select tab_to, type, 1 from news where tab_to is not null
  union all
  select tab_from, type, -1 from news where tab_from is not null
  union all
  select * from (${counted(scope, { asset: undefined, source: [] })}) counted where not exists (select from fold)`;

/** Until the next fold takes them anew the jobs themselves are counted. */
export async function forgetCounts(db: Db, { organizationId }: Scope): Promise<void> {
  await db.$executeRaw`delete from job_count_fold where organization_id = ${organizationId}::uuid`;
}

export type Drift = { tab: number; type: string; jobs: number; counted: number };

/** Where the counts differ from the jobs: in one statement, hence of one moment. Reads every job of the organization. */
export const findDrift = (db: Db, scope: Scope): Promise<Drift[]> => db.$queryRaw<Drift[]>`
  select tab::integer, type, coalesce(j.jobs, 0)::integer as jobs, coalesce(c.jobs, 0)::integer as counted
  from (${counted(scope, { asset: undefined, source: [] })}) j
  full join (select tab, type, sum(jobs) as jobs from (${folded(scope)}) counts group by tab, type) c using (tab, type)
  where coalesce(j.jobs, 0) <> coalesce(c.jobs, 0) order by tab, type`;
