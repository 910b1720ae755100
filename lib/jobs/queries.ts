import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { countJobs } from "./counts.ts";
import { CURSOR_NOW } from "./cursor.ts";
import { inSources, inStatuses, ofTypes, TAB_NUMBERS } from "./filter-conditions.ts";
import { ROW_COLUMNS, type StoredJob, toRows } from "./rows.ts";
import type { JobStatus } from "./status.ts";
import type { JobFilter, JobPage, JobRow } from "./views.ts";

const PAGE_SIZE = 50;

type TabNumber = (typeof TAB_NUMBERS)[keyof typeof TAB_NUMBERS];

const tabOf = (status: JobStatus): TabNumber =>
  status === "pending" || status === "running" ? TAB_NUMBERS.active : TAB_NUMBERS[status];

/** Beyond this many arms one scan with lists is the cheaper plan, and an address cannot grow a statement. */
const MOST_ARMS = 24;

/** One page of the list, newest first, with the counts of its tabs and where a stream takes over from it. */
export async function listJobs(db: Db, scope: Scope, filter: JobFilter): Promise<JobPage> {
  // The cursor before the rows: a change in between is then sent again, and not lost.
  const [{ cursor, now }] = await db.$queryRaw<[{ cursor: string; now: Date }]>`
    select ${CURSOR_NOW} as cursor, clock_timestamp() as now`;
  const counts = await countJobs(db, scope, filter);
  const isUpward = filter.after !== undefined && filter.before === undefined;
  const found = await readPage(db, scope, filter, PAGE_SIZE + 1);
  const hasFurther = found.length > PAGE_SIZE;
  const jobs = found.slice(0, PAGE_SIZE);
  if (isUpward) jobs.reverse();
  const [first, last] = [jobs[0]?.id ?? null, jobs.at(-1)?.id ?? null];
  const hasBehind = await hasJobsBehind(db, scope, filter, first, last);
  const [hasNewer, hasOlder] = isUpward ? [hasFurther, hasBehind] : [hasBehind, hasFurther];
  return {
    rows: await toRows(db, scope, jobs),
    newer: hasNewer ? first : null,
    older: hasOlder ? last : null,
    counts,
    cursor,
    now: now.toISOString(),
  };
}

/** On the side the reader came from; without a cursor nobody came from anywhere. */
async function hasJobsBehind(
  db: Db,
  scope: Scope,
  { before, after, ...filter }: JobFilter,
  first: string | null,
  last: string | null,
): Promise<boolean> {
  if (!first || !last || !(before || after)) return false;
  const back = before ? { ...filter, after: first } : { ...filter, before: last };
  return (await readPage(db, scope, back, 1)).length > 0;
}

function readPage(db: Db, scope: Scope, filter: JobFilter, limit: number): Promise<StoredJob[]> {
  const query = pageQuery(scope, filter, limit);
  return query ? db.$queryRaw<StoredJob[]>(query) : Promise.resolve([]);
}

/**
 * The list as a merge of arms, each an ordered range of one index that stops at the page's size; null where tab and
 * statuses leave nothing. Towards newer jobs the order is turned, and the caller turns the rows back.
 */
export function pageQuery(scope: Scope, filter: JobFilter, limit: number): Prisma.Sql | null {
  const conditions = armConditions(filter);
  if (conditions.length === 0) return null;
  const { past, order } = direction(filter);
  const arms = conditions.map(
    (condition) => Prisma.sql`select ${ROW_COLUMNS} from job
      where organization_id = ${scope.organizationId}::uuid and ${condition} ${past}
      order by id ${order} limit ${limit}`,
  );
  const [only] = arms;
  if (only && arms.length === 1) return only;
  const merged = Prisma.join(arms, ") union all (", "(", ")");
  return Prisma.sql`${merged} order by id ${order} limit ${limit}`;
}

function direction({ before, after }: JobFilter): { past: Prisma.Sql; order: Prisma.Sql } {
  if (before) return { past: Prisma.sql`and id < ${before}::uuid`, order: Prisma.sql`desc` };
  if (after) return { past: Prisma.sql`and id > ${after}::uuid`, order: Prisma.sql`asc` };
  return { past: Prisma.empty, order: Prisma.sql`desc` };
}

function armConditions(filter: JobFilter): Prisma.Sql[] {
  const tabs = wantedTabs(filter);
  if (tabs.length === 0) return [];
  const { type: types, source: sources, asset } = filter;
  const inTabs = Prisma.sql`tab = any(${tabs}::smallint[]) and ${inStatuses(filter)} and ${ofTypes(types)}`;
  if (asset) return [Prisma.sql`asset_id = ${asset}::uuid and ${inSources(sources)} and ${inTabs}`];
  if (sources.length > MOST_ARMS) return [Prisma.sql`${inSources(sources)} and ${inTabs}`];
  if (sources.length > 0) return sources.map((id) => Prisma.sql`source_id = ${id}::uuid and ${inTabs}`);
  const isOfTab = (tab: TabNumber) => Prisma.sql`tab = ${tab}::smallint and ${inStatuses(filter)}`;
  if (types.length === 0) return tabs.map(isOfTab);
  if (tabs.length * types.length > MOST_ARMS) return [inTabs];
  return tabs.flatMap((tab) => types.map((type) => Prisma.sql`${isOfTab(tab)} and type = ${type}`));
}

function wantedTabs({ tab, status }: JobFilter): TabNumber[] {
  const ofTab: TabNumber[] = tab === "all" ? Object.values(TAB_NUMBERS) : [TAB_NUMBERS[tab]];
  return status.length === 0
    ? ofTab
    : ofTab.filter((number) => status.some((wanted) => tabOf(wanted) === number));
}

/** The rows of these jobs, newest first; unknown and foreign ids are left out. */
export async function findJobRows(db: Db, scope: Scope, ids: readonly string[]): Promise<JobRow[]> {
  if (ids.length === 0) return [];
  const jobs = await db.$queryRaw<StoredJob[]>`
    select ${ROW_COLUMNS} from job
    where organization_id = ${scope.organizationId}::uuid and id = any(${ids}::uuid[]) order by id desc`;
  return toRows(db, scope, jobs);
}
