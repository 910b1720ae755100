/**
 * The list as SQL: a merge of arms, each an ordered range of one index that stops at the page's size. What no index
 * answers is looked for among the newest rows of that merge, and no further than `MOST_SEARCHED` of them.
 */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import { isUpward } from "#lib/keyset.ts";
import type { Place } from "#lib/schemas.ts";
import type { Narrowing } from "./filter.ts";
import {
  allOf,
  byId,
  inSources,
  inStatuses,
  inTime,
  isByAsset,
  namedAssets,
  ofOrganization,
  ofTypes,
  readRowByRow,
  type TabNumber,
  wantedTabs,
} from "./filter-conditions.ts";
import { ROW_COLUMNS } from "./rows.ts";

/** So many rows are read one by one for a page; then the reader is told, and may search on. */
export const MOST_SEARCHED = 50_000;
/** As many as can be sorted by what no index is sorted by. */
export const MOST_SORTED = 10_000;

/** Beyond this many arms one scan with lists is the cheaper plan, and an address cannot grow a statement. */
const MOST_ARMS = 24;

/** `isFrom`: with the row at the place itself. */
export type Part = { place: Place; limit: number; isFrom?: boolean };

/** The rows past a place, those next to it first: older ones in falling order, newer ones (`after`) in rising. */
export function jobsQuery(scope: Scope, narrowing: Narrowing, part: Part): Prisma.Sql {
  if (narrowing.sort === "duration") return byDuration(scope, narrowing, part);
  const conditions = readRowByRow(narrowing);
  if (conditions.length === 0) return merged(scope, narrowing, ROW_COLUMNS, part);
  const searched = merged(scope, narrowing, COLUMNS_ASKED_FOR, { ...part, limit: MOST_SEARCHED });
  return Prisma.sql`select ${ROW_COLUMNS} from (${searched}) searched
    where ${allOf(conditions)} order by ${listOrder(narrowing, part.place)} limit ${part.limit}::integer`;
}

const COLUMNS_ASKED_FOR = Prisma.sql`${ROW_COLUMNS}, started_by`;

/** The newest of the rows that are looked at one by one, whether or not they match. */
export const searchedRows = (scope: Scope, narrowing: Narrowing, limit: number): Prisma.Sql =>
  readRowByRow(narrowing).length > 0
    ? merged(scope, narrowing, Prisma.sql`tab, ${COLUMNS_ASKED_FOR}`, { place: {}, limit })
    : merged(scope, narrowing, Prisma.sql`id, tab`, { place: {}, limit });

/** The id at which a search from this place stops without having seen all there is; none where it sees all. */
export const endOfSearch = (scope: Scope, narrowing: Narrowing, place: Place): Prisma.Sql => Prisma.sql`
  select id from (${merged(scope, narrowing, Prisma.sql`id`, { place, limit: MOST_SEARCHED + 1 })}) searched
  order by id ${orderOf(place)} offset ${MOST_SEARCHED - 1}::integer limit 2`;

/** The jobs that match, up to `limit` of them, as `columns` and in no order. */
export function someOf(scope: Scope, narrowing: Narrowing, columns: Prisma.Sql, limit: number): Prisma.Sql {
  const conditions = readRowByRow(narrowing);
  if (conditions.length === 0) return merged(scope, narrowing, columns, { place: {}, limit });
  const searched = searchedRows(scope, narrowing, MOST_SEARCHED);
  return Prisma.sql`select ${columns} from (${searched}) searched where ${allOf(conditions)} limit ${limit}::integer`;
}

/** Of a job as its row shows it; what has not begun comes last. */
const DURATION = Prisma.sql`case when status = 'pending' or started_at is null then -1
  else extract(epoch from coalesce(finished_at, statement_timestamp()) - started_at) end`;

/** In which the rows past a place stand; the caller turns round what was read towards newer jobs. */
export function listOrder(narrowing: Narrowing, place: Place): Prisma.Sql {
  const order = orderOf(place);
  if (narrowing.sort === "duration") return Prisma.sql`${DURATION} ${order}, id ${order}`;
  if (byId(narrowing).length === 0) return Prisma.sql`id ${order}`;
  return Prisma.sql`short_id using ${Prisma.raw(isUpward(place) ? "~<~" : "~>~")}`;
}

/** Longest first. */
function byDuration(scope: Scope, narrowing: Narrowing, { place, limit, isFrom }: Part): Prisma.Sql {
  const id = place.before ?? place.after;
  const past = id
    ? Prisma.sql`where (${DURATION}, id) ${comparison(place, isFrom)} (select ${DURATION}, id from job
        where id = ${id}::uuid and ${ofOrganization(scope)})`
    : Prisma.empty;
  return Prisma.sql`select ${ROW_COLUMNS} from (${someOf(scope, narrowing, ROW_COLUMNS, MOST_SORTED)}) found
    ${past} order by ${listOrder(narrowing, place)} limit ${limit}::integer`;
}

/** What the indexes leave of the filter, in the order of the list. */
function merged(scope: Scope, narrowing: Narrowing, columns: Prisma.Sql, part: Part): Prisma.Sql {
  if (isByAsset(narrowing)) return ofNamedAssets(scope, narrowing, columns, part);
  if (byId(narrowing).length > 0) return ofShortIds(scope, narrowing, columns, part);
  const order = orderOf(part.place);
  const rest = allOf([...inTime(narrowing), ...past(part)]);
  const newest = (condition: Prisma.Sql) => Prisma.sql`select ${columns} from job
    where ${ofOrganization(scope)} and ${condition} and ${rest} order by id ${order} limit ${part.limit}::integer`;
  return merge(arms(narrowing), newest, part);
}

/** Each arm is the newest that meet a condition; the newest of them all. */
function merge(
  conditions: Prisma.Sql[],
  newest: (condition: Prisma.Sql) => Prisma.Sql,
  part: Part,
): Prisma.Sql {
  const [only = NONE, ...others] = conditions;
  if (others.length === 0) return newest(only);
  return Prisma.sql`(${Prisma.join([only, ...others].map(newest), ") union all (")})
    order by id ${orderOf(part.place)} limit ${part.limit}::integer`;
}

/** In the order of their index: short ids are counted up as jobs are made. */
function ofShortIds(scope: Scope, narrowing: Narrowing, columns: Prisma.Sql, part: Part): Prisma.Sql {
  const { place, limit } = part;
  const id = place.before ?? place.after;
  const condition = allOf([
    ofOrganization(scope),
    ...byId(narrowing),
    inAllTabs(narrowing),
    ...onAssets(narrowing),
    ...inTime(narrowing),
    ...(id ? [pastShortId(scope, part, id)] : []),
  ]);
  return Prisma.sql`select ${columns} from job where ${condition}
    order by ${listOrder({ ...narrowing, sort: "created" }, place)} limit ${limit}::integer`;
}

function pastShortId(scope: Scope, { place, isFrom }: Part, id: string): Prisma.Sql {
  const comparison = `~${isUpward(place) ? ">" : "<"}${isFrom ? "=" : ""}~`;
  return Prisma.sql`short_id ${Prisma.raw(comparison)} (
    select short_id from job where id = ${id}::uuid and ${ofOrganization(scope)})`;
}

const NONE = Prisma.sql`false`;

/** The newest of each asset that is named so, each of its tabs a range of the index, and of these the newest. */
function ofNamedAssets(scope: Scope, narrowing: Narrowing, columns: Prisma.Sql, part: Part): Prisma.Sql {
  const { place, limit } = part;
  const order = orderOf(place);
  const rest = allOf([
    inStatuses(narrowing),
    ofTypes(narrowing.type),
    ...onAssets(narrowing),
    ...inTime(narrowing),
    ...past(part),
  ]);
  const newest = (condition: Prisma.Sql) => Prisma.sql`select id from job
    where ${ofOrganization(scope)} and asset_id = named.id and ${condition} and ${rest}
    order by id ${order} limit ${limit}::integer`;
  const tabs = wantedTabs(narrowing).map((tab) => Prisma.sql`tab = ${tab}::smallint`);
  return Prisma.sql`select ${columns} from job where id in (
      select newest.id from (${namedAssets(scope, narrowing)}) named, lateral (${merge(tabs, newest, part)}) newest
      order by id ${order} limit ${limit}::integer)
    order by id ${order}`;
}

const inAllTabs = (narrowing: Narrowing) =>
  Prisma.sql`tab = any(${wantedTabs(narrowing)}::smallint[]) and ${inStatuses(narrowing)} and ${ofTypes(narrowing.type)}`;

const onAssets = ({ source, asset }: Narrowing) => [
  inSources(source),
  ...(asset ? [Prisma.sql`asset_id = ${asset}::uuid`] : []),
];

/** Ranges of one index each, in the order of the list, that together hold all that the indexes leave. */
function arms(narrowing: Narrowing): Prisma.Sql[] {
  const tabs = wantedTabs(narrowing);
  if (tabs.length === 0) return [];
  const { type: types, source: sources, asset } = narrowing;
  const isOfTab = (tab: TabNumber) => Prisma.sql`tab = ${tab}::smallint and ${inStatuses(narrowing)}`;
  const places = asset
    ? [Prisma.sql`asset_id = ${asset}::uuid and ${inSources(sources)}`]
    : sources.map((id) => Prisma.sql`source_id = ${id}::uuid`);
  if (tabs.length * (places.length || types.length) > MOST_ARMS)
    return [Prisma.sql`${inSources(sources)} and ${inAllTabs(narrowing)}`];
  if (places.length > 0)
    return tabs.flatMap((tab) =>
      places.map((place) => Prisma.sql`${place} and ${isOfTab(tab)} and ${ofTypes(types)}`),
    );
  if (types.length === 0) return tabs.map(isOfTab);
  return tabs.flatMap((tab) => types.map((type) => Prisma.sql`${isOfTab(tab)} and type = ${type}`));
}

const orderOf = (place: Place): Prisma.Sql => (isUpward(place) ? Prisma.sql`asc` : Prisma.sql`desc`);

function comparison(place: Place, isFrom = false): Prisma.Sql {
  const sign = isUpward(place) ? ">" : "<";
  return Prisma.raw(isFrom ? `${sign}=` : sign);
}

function past({ place, isFrom }: Part): Prisma.Sql[] {
  const id = place.before ?? place.after;
  return id ? [Prisma.sql`id ${comparison(place, isFrom)} ${id}::uuid`] : [];
}
