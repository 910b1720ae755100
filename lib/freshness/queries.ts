import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { WithoutNul } from "#lib/schemas.ts";
import type { AccessLevel } from "#lib/sources/views.ts";
import { IS_STAMP } from "./stamp-columns.ts";
import type {
  FreshnessFilter,
  FreshnessPage,
  FreshnessRow,
  FreshnessTab,
  SeenUpdate,
  TableFreshness,
} from "./views.ts";

/** The rank, the name and the id of the last row of a page, as the list is ordered. */
const Place = z.tuple([z.int().min(0).max(3), WithoutNul, z.uuid()]);

const PAGE_SIZE = 100;
const MOST_UPDATES = 500;

const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Nobody looked since: what was fresh then may be late by now. */
const IS_OUTDATED = Prisma.sql`f.status = 'fresh' and f.fresh_until < now()`;
/** As it stands now. A person's word that a table is off counts at once. */
const STATUS = Prisma.sql`case when not f.is_enabled then 'disabled' when ${IS_OUTDATED} then 'unknown'
  when f.status is null or f.status = 'disabled' then 'unknown' else f.status end`;
const REASON = Prisma.sql`case when not f.is_enabled then 'It is turned off.'
  when ${IS_OUTDATED} then 'It was fresh when it was last checked, and nobody has looked since.'
  when f.checked_at is null or f.status = 'disabled' then 'It was not checked yet.' else f.reason end`;
const RANK = Prisma.sql`case ${STATUS} when 'stale' then 0 when 'unknown' then 1 when 'fresh' then 2 else 3 end`;

const FROM = Prisma.sql`freshness f join asset a on a.id = f.asset_id and a.state <> 'archived'
  join source s on s.id = f.source_id and s.state = 'active'`;

const ROW = Prisma.sql`f.asset_id as "assetId", f.source_id as "sourceId", s.name as "sourceName", a.schema_name as "schemaName",
  a.name as "tableName", ${STATUS} as status, ${REASON} as reason, f.is_enabled as "isEnabled", f.sla_seconds as "slaSeconds",
  f.column_name as "columnName", f.held_to_seconds as "heldToSeconds", f.is_learned as "isLearned",
  ${instant(Prisma.sql`f.updated_at`)} as "updatedAt", f.precision_ms as "precisionMs", f.signal, f.used_column as "usedColumn",
  ${instant(Prisma.sql`f.activity_at`)} as "activityAt", f.notes, f.fault, ${instant(Prisma.sql`f.checked_at`)} as "checkedAt",
  f.set_by_name as "setByName"`;

/** One page of tables, the worst first, with how many there are of each status. */
export async function listFreshness(db: Db, scope: Scope, filter: Narrowing): Promise<FreshnessPage> {
  const place = readPlace(filter.after);
  const rows = await db.$queryRaw<(FreshnessRow & { rank: number; searchName: string })[]>`
    select ${ROW}, ${RANK} as rank, a.search_name as "searchName" from ${FROM}
    where ${narrowed(scope, filter)} ${filter.tab === "all" ? Prisma.empty : Prisma.sql`and ${STATUS} = ${filter.tab}`}
      ${place ? Prisma.sql`and (${RANK}, a.search_name, f.asset_id) > (${place.rank}::integer, ${place.name}, ${place.id}::uuid)` : Prisma.empty}
    order by ${RANK}, a.search_name, f.asset_id limit ${PAGE_SIZE + 1}::integer`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const [counts] = await db.$queryRaw<Record<FreshnessTab, number>[]>`
    select count(*)::int as all, count(*) filter (where ${STATUS} = 'stale')::int as stale,
      count(*) filter (where ${STATUS} = 'unknown')::int as unknown, count(*) filter (where ${STATUS} = 'fresh')::int as fresh,
      count(*) filter (where ${STATUS} = 'disabled')::int as disabled
    from ${FROM} where ${narrowed(scope, filter)}`;
  return {
    rows: shown.map(({ rank: _rank, searchName: _name, ...row }) => row),
    counts: counts ?? { all: 0, stale: 0, unknown: 0, fresh: 0, disabled: 0 },
    after: rows.length > PAGE_SIZE && last ? placeOf(last) : null,
  };
}

/** How many tables of each source are stale, of how many. */
export async function countStale(
  db: Db,
  { organizationId }: Scope,
): Promise<Map<string, { stale: number; tables: number }>> {
  const rows = await db.$queryRaw<{ sourceId: string; stale: number; tables: number }[]>`
    select f.source_id as "sourceId", count(*) filter (where ${STATUS} = 'stale')::int as stale, count(*)::int as tables
    from ${FROM} where f.organization_id = ${organizationId}::uuid and f.is_enabled group by 1`;
  return new Map(rows.map(({ sourceId, stale, tables }) => [sourceId, { stale, tables }]));
}

/** Of any of the sources, where there are some. */
type Narrowing = FreshnessFilter & { sources?: readonly string[] };

const narrowed = ({ organizationId }: Scope, { source, sources = [], job, q }: Narrowing): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`f.organization_id = ${organizationId}::uuid`,
      ...(source ? [Prisma.sql`f.source_id = ${source}::uuid`] : []),
      ...(sources.length > 0 ? [Prisma.sql`f.source_id = any(${sources}::uuid[])`] : []),
      ...(job ? [Prisma.sql`f.source_id = (select j.source_id from job j where j.id = ${job}::uuid)`] : []),
      ...(q ? [Prisma.sql`strpos(a.search_name, lower(${q})) > 0`] : []),
    ],
    " and ",
  );

/** Of one table, also before anything is set or checked. */
export async function findFreshnessOf(db: Db, scope: Scope, assetId: string): Promise<TableFreshness> {
  const [row] = await db.$queryRaw<FreshnessRow[]>`
    select ${ROW} from (
      select a.id as asset_id, a.source_id, coalesce(f.is_enabled, true) as is_enabled, f.sla_seconds, f.column_name, f.status,
        f.reason, f.held_to_seconds, coalesce(f.is_learned, false) as is_learned, f.updated_at, f.precision_ms, f.signal,
        f.used_column, f.activity_at, coalesce(f.notes, '{}') as notes, f.fault, f.checked_at, f.fresh_until, f.set_by_name
      from asset a left join freshness f on f.asset_id = a.id
      where a.id = ${assetId}::uuid and a.organization_id = ${scope.organizationId}::uuid
        and a.kind in ('table', 'partitioned_table', 'materialized_view')) f
    join asset a on a.id = f.asset_id join source s on s.id = f.source_id`;
  if (!row) throw notFound("table");
  const updates = await db.$queryRaw<SeenUpdate[]>`
    select ${instant(Prisma.sql`u.updated_at`)} as "updatedAt", u.signal, u.precision_ms as "precisionMs"
    from (select * from freshness_update u where u.asset_id = ${assetId}::uuid
        and u.organization_id = ${scope.organizationId}::uuid order by u.updated_at desc limit ${MOST_UPDATES}) u
    order by u.updated_at`;
  const columns = await db.$queryRaw<{ name: string }[]>`
    select c.name from asset_column c
    where c.asset_id = ${assetId}::uuid and c.organization_id = ${scope.organizationId}::uuid
      and ${IS_STAMP} order by c.position`;
  const [source] = await db.$queryRaw<{ accessLevel: AccessLevel }[]>`
    select s.access_level as "accessLevel" from source s
    where s.id = ${row.sourceId}::uuid and s.organization_id = ${scope.organizationId}::uuid`;
  return {
    ...{ row, updates, columns: columns.map(({ name }) => name) },
    accessLevel: source?.accessLevel ?? "schema_only",
  };
}

const MOST_RUNS = 6;

/** The runs that looked at these tables last, newest first. */
export async function findFreshnessRuns(
  db: Db,
  scope: Scope,
  assetIds: readonly string[],
): Promise<string[]> {
  const runs = await db.$queryRaw<{ id: string }[]>`
    select distinct f.job_id as id from freshness f
    where f.organization_id = ${scope.organizationId}::uuid and f.asset_id = any(${[...assetIds]}::uuid[])
      and f.job_id is not null
    order by 1 desc limit ${MOST_RUNS}::integer`;
  return runs.map(({ id }) => id);
}

const placeOf = ({
  rank,
  searchName,
  assetId,
}: {
  rank: number;
  searchName: string;
  assetId: string;
}): string => Buffer.from(JSON.stringify([rank, searchName, assetId])).toString("base64url");

/** Null for what is no place: the list then begins at its beginning. */
function readPlace(after: string | undefined): { rank: number; name: string; id: string } | null {
  try {
    const [rank, name, id] = Place.parse(JSON.parse(Buffer.from(after ?? "", "base64url").toString()));
    return { rank, name, id };
  } catch {
    return null;
  }
}
