import type { Scope } from "#lib/auth/scope.ts";
import type { RelationKind } from "#lib/connectors/connector.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { readKeysetPage } from "#lib/keyset.ts";
import type { Place } from "#lib/schemas.ts";
import { decodePlace, encodePlace } from "./cursor.ts";
import {
  type AssetCounts,
  type AssetFilter,
  type AssetPage,
  type AssetRow,
  type AssetState,
  STATES_OF_TAB,
} from "./views.ts";

const PAGE_SIZE = 50;

export const ROW = Prisma.sql`
  a.id, a.source_id as "sourceId", s.name as "sourceName", a.kind, a.state, a.schema_name as "schemaName", a.name,
  a.comment, a.row_estimate::float8 as "rowEstimate", a.size_bytes::float8 as "sizeBytes",
  a.partition_count as "partitionCount", a.is_readable as "isReadable", a.updated_at as "updatedAt",
  a.archived_at as "archivedAt",
  (select count(*)::integer from asset_column c
    where c.asset_id = a.id and c.organization_id = a.organization_id) as "columnCount"`;

type Narrowing = Pick<AssetFilter, "q" | "source" | "schema" | "kind"> & { tag?: string | undefined };

/**
 * Tables and views of every source, by schema and name whatever their case. What is looked at beyond a page is looked
 * at in one index alone, also by a search that finds nothing: no operator on names is leakproof, so that under row-level
 * security none could choose from an index of words.
 */
export async function listAssets(db: Db, scope: Scope, filter: AssetFilter): Promise<AssetPage> {
  const read = ({ before, after }: Place, limit: number) =>
    db.$queryRaw<(AssetRow & { searchName: string })[]>(
      assetsQuery(scope, filter, { after: before, before: after }, limit),
    );
  // Onwards is towards greater names, which the paging by newest first calls older.
  const place = { before: filter.after, after: filter.before };
  const page = await readKeysetPage(place, PAGE_SIZE, read, ({ searchName, id }) =>
    encodePlace([searchName, id]),
  );
  return {
    rows: page.rows,
    previous: page.newer,
    next: page.older,
    counts: await countAssets(db, scope, filter),
  };
}

const FEW = 6;

/** The first few tables and views with this in their name; none for an empty text. */
export const findAssetsNamed = (db: Db, scope: Scope, text: string): Promise<AssetRow[]> =>
  text === "" ? Promise.resolve([]) : db.$queryRaw<AssetRow[]>(assetsQuery(scope, named(text), {}, FEW));

const named = (q: string) => ({ q, tab: "current" as const, source: [], schema: undefined, kind: [] });

/** The assets past a place, those next to it first: one arm a state, merged. */
export function assetsQuery(
  scope: Scope,
  filter: Narrowing & Pick<AssetFilter, "tab">,
  { before, after }: Place,
  limit: number,
): Prisma.Sql {
  const place = decodePlace(before ?? after);
  const order = before ? Prisma.sql`desc` : Prisma.sql`asc`;
  const past = place
    ? Prisma.sql`and (a.search_name, a.id) ${before ? Prisma.sql`<` : Prisma.sql`>`} (${place[0]}, ${place[1]}::uuid)`
    : Prisma.empty;
  const { kind } = filter;
  const arms = STATES_OF_TAB[filter.tab].map(
    (state) => Prisma.sql`(select a.id, a.search_name from asset a
      where ${matching(scope, filter)} and a.state = ${state} ${past}
        ${kind.length > 0 ? Prisma.sql`and a.kind = any(${kind}::text[])` : Prisma.sql`and a.kind <> 'source'`}
      order by a.search_name ${order}, a.id ${order} limit ${limit}::integer)`,
  );
  return Prisma.sql`
    select ${ROW}, f.search_name as "searchName"
    from (select * from (${Prisma.join(arms, " union all ")}) f
      order by search_name ${order}, id ${order} limit ${limit}::integer) f
    join asset a on a.id = f.id join source s on s.id = a.source_id
    order by f.search_name ${order}, f.id ${order}`;
}

function matching({ organizationId }: Scope, { q, source, schema, tag }: Narrowing): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`a.organization_id = ${organizationId}::uuid`,
      ...(source.length > 0 ? [Prisma.sql`a.source_id = any(${source}::uuid[])`] : []),
      ...(schema ? [Prisma.sql`a.schema_name = ${schema}`] : []),
      ...(tag ? [carries(organizationId, tag)] : []),
      ...(q ? [Prisma.sql`strpos(a.search_name, lower(${q})) > 0`] : []),
    ],
    " and ",
  );
}

function carries(organizationId: string, tag: string): Prisma.Sql {
  const [family = ""] = tag.split(":");
  const isMeant = tag.endsWith(":*")
    ? Prisma.sql`split_part(t.tag, ':', 1) = ${family}`
    : Prisma.sql`t.tag = ${tag}`;
  return Prisma.sql`a.id in (select t.asset_id from asset_tag t
    where t.organization_id = ${organizationId}::uuid and t.is_applied and ${isMeant})`;
}

type Group = { state: AssetState; kind: RelationKind; count: number };

/** How many there are in each tab with the chosen kinds, and of each kind in the chosen tab. */
async function countAssets(
  db: Db,
  scope: Scope,
  filter: Narrowing & Pick<AssetFilter, "tab">,
): Promise<AssetCounts> {
  const groups = await db.$queryRaw<Group[]>(countQuery(scope, filter));
  const sum = (isMeant: (group: Group) => boolean) =>
    groups.filter(isMeant).reduce((total, { count }) => total + count, 0);
  const isIn = (tab: AssetFilter["tab"]) => (group: Group) => STATES_OF_TAB[tab].includes(group.state);
  const isOfKind = ({ kind }: Group) => filter.kind.length === 0 || filter.kind.includes(kind);
  const inTab = (tab: AssetFilter["tab"]) => sum((group) => isIn(tab)(group) && isOfKind(group));
  const kinds = [...new Set(groups.map(({ kind }) => kind))];
  return {
    tabs: {
      current: inTab("current"),
      discovered: inTab("discovered"),
      monitored: inTab("monitored"),
      archived: inTab("archived"),
    },
    kinds: Object.fromEntries(
      kinds
        .map((kind) => [kind, sum((group) => isIn(filter.tab)(group) && group.kind === kind)] as const)
        .filter(([, count]) => count > 0),
    ),
  };
}

export const countQuery = (scope: Scope, filter: Narrowing) => Prisma.sql`
  select a.state, a.kind, count(*)::integer as count from asset a
  where ${matching(scope, filter)} and a.kind <> 'source' group by 1, 2`;

const MOST_SCHEMAS = 200;

/** Schemas of one source, from name to name through an index: a source has thousands of tables and few of these. */
export async function listSchemas(db: Db, { organizationId }: Scope, sourceId: string): Promise<string[]> {
  const next = (state: Prisma.Sql, past: Prisma.Sql) => Prisma.sql`(
    select a.schema_name from asset a
    where a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid and a.state = ${state}
      and a.schema_name is not null ${past}
    order by a.schema_name limit 1)`;
  const schemas = await db.$queryRaw<{ name: string }[]>`
    with recursive found (state, name, number) as (
      select state, ${next(Prisma.sql`state`, Prisma.empty)}, 1 from unnest(array['discovered', 'monitored', 'archived']) state
      union all
      select f.state, ${next(Prisma.sql`f.state`, Prisma.sql`and a.schema_name > f.name`)}, f.number + 1
      from found f where f.name is not null and f.number < ${MOST_SCHEMAS}::integer
    )
    select distinct name from found where name is not null order by name limit ${MOST_SCHEMAS}::integer`;
  return schemas.map(({ name }) => name);
}
