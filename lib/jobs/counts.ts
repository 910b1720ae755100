/** How many jobs each tab of the list holds. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { boundedCounts } from "./bounded-counts.ts";
import { EPOCH, isNewSince } from "./cursor.ts";
import type { JobTab, Narrowing } from "./filter.ts";
import { ofOrganization, ofTypes, TAB_NUMBERS } from "./filter-conditions.ts";
import { isCountedExactly } from "./filter-parts.ts";
import type { TabCounts } from "./views.ts";

/** `isMore`: it holds more than these. */
export type TabCount = { tab: number; jobs: number; isMore: boolean };

/** What each tab holds under all of the filter but its statuses and page. */
export async function countJobs(db: Db, scope: Scope, narrowing: Narrowing): Promise<TabCounts> {
  return toTabCounts(await db.$queryRaw<TabCount[]>(countsQuery(scope, narrowing)));
}

/** As rows of `TabCount`: exact under types and an asset, and under anything else up to a bound. */
export function countsQuery(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  if (!isCountedExactly(narrowing)) return boundedCounts(scope, narrowing);
  const { asset, type } = narrowing;
  return Prisma.sql`
    select tab::integer as tab, sum(jobs)::integer as jobs, false as "isMore"
    from (${asset ? counted(scope, asset) : folded(scope)}) counts where ${ofTypes(type)} group by tab`;
}

export function toTabCounts(found: readonly TabCount[]): TabCounts {
  const ofTab = (tab: Exclude<JobTab, "all">) => found.find((row) => row.tab === TAB_NUMBERS[tab]);
  const inTab = (tab: Exclude<JobTab, "all">) => Math.max(0, ofTab(tab)?.jobs ?? 0);
  const atLeast = (["active", "completed", "failed"] as const).filter((tab) => ofTab(tab)?.isMore);
  return {
    all: found.reduce((sum, { jobs }) => sum + Math.max(0, jobs), 0),
    active: inTab("active"),
    completed: inTab("completed"),
    failed: inTab("failed"),
    ...(found.some(({ isMore }) => isMore) && { atLeast: ["all", ...atLeast] }),
  };
}

/** `tab, type, jobs`, from the jobs themselves. */
const counted = (scope: Scope, asset?: string) => Prisma.sql`
  select tab, type, count(*) as jobs from job
  where ${ofOrganization(scope)} and ${asset ? Prisma.sql`asset_id = ${asset}::uuid` : Prisma.sql`true`}
  group by tab, type`;

/**
 * The same from what is folded and the events since. An organization whose counts were never taken, or in another
 * incarnation of the database, has its jobs counted.
 */
const folded = (scope: Scope) => Prisma.sql`
  with fold as materialized (
    select snapshot from job_count_fold where ${ofOrganization(scope)} and epoch = ${EPOCH}
  ), news as materialized (
    select e.type, e.tab_from, e.tab_to from fold, job_event e
    where e.organization_id = ${scope.organizationId}::uuid and ${isNewSince(Prisma.sql`fold.snapshot`)}
      and e.tab_from is distinct from e.tab_to
  )
  select tab, type, jobs from job_count, fold where ${ofOrganization(scope)}
  union all
  select tab_to, type, 1 from news where tab_to is not null
  union all
  select tab_from, type, -1 from news where tab_from is not null
  union all
  select * from (${counted(scope)}) counted where not exists (select from fold)`;

/** Until the next fold takes them anew the jobs themselves are counted. */
export async function forgetCounts(db: Db, { organizationId }: Scope): Promise<void> {
  await db.$executeRaw`delete from job_count_fold where organization_id = ${organizationId}::uuid`;
}

export type Drift = { tab: number; type: string; jobs: number; counted: number };

/** Where the counts differ from the jobs: in one statement, hence of one moment. Reads every job of the organization. */
export const findDrift = (db: Db, scope: Scope): Promise<Drift[]> => db.$queryRaw<Drift[]>`
  select tab::integer, type, coalesce(j.jobs, 0)::integer as jobs, coalesce(c.jobs, 0)::integer as counted
  from (${counted(scope)}) j
  full join (select tab, type, sum(jobs) as jobs from (${folded(scope)}) counts group by tab, type) c using (tab, type)
  where coalesce(j.jobs, 0) <> coalesce(c.jobs, 0) order by tab, type`;
