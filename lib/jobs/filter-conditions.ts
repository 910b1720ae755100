/** What a filter asks of a job's row: what an index answers, and what the row itself must be read for. */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import { toTimeRange } from "#lib/db/time-range.ts";
import type { JobFilter, Narrowing } from "./filter.ts";
import { overMs } from "./filter-parts.ts";
import { isSelective, readSearch } from "./search.ts";
import { isActive, type JobStatus } from "./status.ts";

/** `job.tab`: every status but the two active ones has a number of its own. */
export const TAB_NUMBERS = { active: 1, completed: 2, failed: 3, cancelled: 4 } as const;
export type TabNumber = (typeof TAB_NUMBERS)[keyof typeof TAB_NUMBERS];

/** Of all assets with such a name the jobs of so many are looked for. */
export const MOST_NAMED_ASSETS = 200;

const TRUE = Prisma.sql`true`;

export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.join([...conditions], " and ") : TRUE;

/** Jobs of the scope that the filter means, whatever its page. */
export const matching = (scope: Scope, narrowing: Narrowing): Prisma.Sql =>
  allOf([
    ofOrganization(scope),
    Prisma.sql`tab = any(${wantedTabs(narrowing)}::smallint[])`,
    inStatuses(narrowing),
    ofTypes(narrowing.type),
    inSources(narrowing.source),
    ...(narrowing.asset ? [Prisma.sql`asset_id = ${narrowing.asset}::uuid`] : []),
    ...inTime(narrowing),
    ...byId(narrowing),
    ...(isByAsset(narrowing) ? [Prisma.sql`asset_id in (${namedAssets(scope, narrowing)})`] : []),
    ...readRowByRow(narrowing),
  ]);

export const ofOrganization = ({ organizationId }: Scope): Prisma.Sql =>
  Prisma.sql`organization_id = ${organizationId}::uuid`;

/** The tabs in which there can be jobs that match. */
export function wantedTabs({ tab, status }: Pick<JobFilter, "tab" | "status">): TabNumber[] {
  const ofTab: TabNumber[] = tab === "all" ? Object.values(TAB_NUMBERS) : [TAB_NUMBERS[tab]];
  return status.length === 0
    ? ofTab
    : ofTab.filter((number) => status.some((wanted) => tabOf(wanted) === number));
}

export const tabOf = (status: JobStatus): TabNumber =>
  status === "pending" || status === "running" ? TAB_NUMBERS.active : TAB_NUMBERS[status];

/** Only the active tab holds two statuses; elsewhere the tab says it all. */
export function inStatuses({ status }: Pick<JobFilter, "status">): Prisma.Sql {
  const active = status.filter(isActive);
  if (active.length !== 1) return TRUE;
  return Prisma.sql`(tab <> 1 or status = ${active[0]})`;
}

export function ofTypes(types: readonly string[]): Prisma.Sql {
  if (types.length === 1) return Prisma.sql`type = ${types[0]}`;
  return types.length > 0 ? Prisma.sql`type = any(${types}::text[])` : TRUE;
}

export const inSources = (sources: readonly string[]): Prisma.Sql =>
  sources.length > 0 ? Prisma.sql`source_id = any(${sources}::uuid[])` : TRUE;

/** A job's id begins with the time it was created: a range of time is a range of every index that ends with the id. */
export function inTime({ timeZone = "UTC", ...filter }: Narrowing): Prisma.Sql[] {
  const { beginsAt, endsAt } = toTimeRange(filter, timeZone);
  return [
    ...(beginsAt ? [Prisma.sql`id >= (select uuid_v7_floor(${beginsAt}))`] : []),
    ...(endsAt ? [Prisma.sql`id < (select uuid_v7_floor(${endsAt}))`] : []),
    ...(filter.since ? [Prisma.sql`id >= (select uuid_v7_floor(${filter.since}::timestamptz))`] : []),
    ...(filter.until ? [Prisma.sql`id < (select uuid_v7_floor(${filter.until}::timestamptz))`] : []),
  ];
}

/** Of a search for an id: one job, or a range of the index of short ids. */
export function byId({ q }: JobFilter): Prisma.Sql[] {
  const search = q === undefined ? null : readSearch(q);
  if (search?.kind === "id") return [Prisma.sql`id = ${search.id}::uuid`];
  return search?.kind === "prefix" && isSelective(search.prefix) ? [beginsWith(search.prefix)] : [];
}

export const beginsWith = (prefix: string) =>
  Prisma.sql`(short_id ~>=~ ${prefix} and short_id ~<~ ${`${prefix}~`})`; // no digit of an id is beyond "~"

export const isByAsset = ({ q, by }: JobFilter): boolean =>
  by === "asset" && q !== undefined && readSearch(q).kind === "text";

/** Ids of the assets that `q` names: where there are too many, the same ones each time. */
export const namedAssets = (
  scope: Scope,
  { q = "" }: JobFilter,
  most = MOST_NAMED_ASSETS,
): Prisma.Sql => Prisma.sql`
  select id from asset where ${ofOrganization(scope)} and search_name like ${containing(q.toLowerCase())}
  order by search_name, id limit ${most}::integer`;

/** What no index answers. Rows are then read from the newest on, and only so many of them. */
export function readRowByRow(filter: JobFilter): Prisma.Sql[] {
  const { trigger, startedBy, over } = filter;
  return [
    ...(trigger.length > 0 ? [Prisma.sql`trigger = any(${trigger}::text[])`] : []),
    ...(startedBy.length > 0 ? [Prisma.sql`started_by = any(${startedBy}::uuid[])`] : []),
    ...(over
      ? [
          Prisma.sql`(status <> 'pending' and coalesce(finished_at, clock_timestamp())
            > started_at + ${overMs(over)}::float8 * interval '1 millisecond')`,
        ]
      : []),
    ...inTexts(filter),
  ];
}

function inTexts(filter: JobFilter): Prisma.Sql[] {
  if (filter.q === undefined || isByAsset(filter)) return [];
  const search = readSearch(filter.q);
  if (search.kind === "prefix") return isSelective(search.prefix) ? [] : [beginsWith(search.prefix)];
  if (search.kind === "id") return [];
  const text = containing(search.text);
  return [Prisma.sql`(message ilike ${text} or source_name ilike ${text} or relation_name ilike ${text})`];
}

const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
