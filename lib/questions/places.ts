/** Tables and columns by what they are tagged with and called: always of the scope's organization, and one statement. */
import type { Scope } from "#lib/auth/scope.ts";
import type { RelationKind } from "#lib/connectors/connector.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { CatalogQuestion, Relation } from "#lib/engines/questions/catalog/question.ts";

export type Sought = Omit<Extract<CatalogQuestion, { intent: "where" }>, "intent">;

/** A column, or a table as a whole where `column` is null. `table` has its schema. */
export type Place = {
  assetId: string;
  sourceName: string;
  table: string;
  column: string | null;
  tags: string[];
  jobIds: string[];
};
/** `views`: as many of the total are views, where tables are counted. */
export type Found = { total: number; views: number; places: Place[]; jobIds: string[] };

/** As many are read at most, whatever is counted. */
const MOST_READ = 200;
const MOST_JOBS = 12;
const KINDS: Record<Relation, readonly RelationKind[]> = {
  table: ["table", "partitioned_table", "foreign_table"],
  view: ["view", "materialized_view"],
};

/** `customerEmail` and `CUSTOMER_E-MAIL` are words that stand apart. */
const wordsOf = (name: Prisma.Sql) => Prisma.sql`
  string_to_array(regexp_replace(lower(regexp_replace(${name}, '([[:lower:][:digit:]])([[:upper:]])', '\\1 \\2', 'g')), '[^[:alnum:]]+', ' ', 'g'), ' ')`;

/** As it is written, and its plural or singular. */
function variantsOf(word: string): string[] {
  const lower = word.toLowerCase();
  const singular = lower.endsWith("ies")
    ? `${lower.slice(0, -3)}y`
    : /(ss|us|is)$/.test(lower)
      ? lower
      : lower.replace(/(?<=(s|x|z|ch|sh))es$|s$/, "");
  const plural = /[^aeiou]y$/.test(singular)
    ? `${singular.slice(0, -1)}ies`
    : /(s|x|z|ch|sh)$/.test(singular)
      ? `${singular}es`
      : `${singular}s`;
  return [...new Set([lower, singular, plural])];
}

/**
 * Of columns whose name has at least one of the words those where table and column have all of them, or belong to a domain
 * called so; and tables that have all of them by themselves, which then stand for their columns.
 */
export async function findPlaces(
  db: Db,
  scope: Scope,
  { find, within, tags, words, isExact, isOfColumn, relation }: Sought,
): Promise<Found> {
  const { organizationId } = scope;
  const inPlace = Prisma.sql`a.organization_id = ${organizationId}::uuid and a.state <> 'archived' and a.schema_name is not null
    ${within.source.length > 0 ? Prisma.sql`and a.source_id = any(${within.source}::uuid[])` : Prisma.empty}
    ${within.asset ? Prisma.sql`and a.id = ${within.asset}::uuid` : Prisma.empty}`;
  const isOfKind =
    relation === null ? Prisma.empty : Prisma.sql`and a.kind = any(${KINDS[relation]}::text[])`;
  const isTagged = (column: Prisma.Sql) =>
    tags.map(
      (tag) => Prisma.sql`exists (select from asset_tag t where t.organization_id = ${organizationId}::uuid
        and t.asset_id = a.id and t.is_applied and ${column} and ${isTag(tag)})`,
    );
  const isOfTable = words.map((word) => hasWord(organizationId, word, Prisma.sql`table_words`));
  const isOfEither = words.map(
    (word) =>
      Prisma.sql`(${hasWord(organizationId, word, Prisma.sql`table_words`)} or words && ${variantsOf(word)}::text[])`,
  );
  const ownWords = words.flatMap(variantsOf);
  const all = (conditions: readonly Prisma.Sql[]) =>
    conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], " and ");
  const isCalled = (name: Prisma.Sql) =>
    isExact ? [Prisma.sql`array_to_string(${wordsOf(name)}, ' ') = ${words.join(" ").toLowerCase()}`] : null;
  const isWholeTable = all([
    ...isTagged(Prisma.sql`t.column_name = ''`),
    ...(isCalled(Prisma.sql`a.name`) ?? isOfTable),
  ]);
  const own = words.length === 0 ? Prisma.sql`true` : Prisma.sql`words && ${ownWords}::text[]`;
  // A tag says enough of a column for its table to say the rest.
  const isColumn = all([
    ...isTagged(Prisma.sql`t.column_name = c.name`),
    ...(isCalled(Prisma.sql`c.name`) ?? isOfEither),
    ...(tags.length > 0 || isExact ? [] : [own]),
  ]);
  const isListedWhole = find !== "columns" && !isOfColumn && (words.length > 0 || tags.length > 0);
  const isBare = words.length === 0 && tags.length === 0;
  const found = await db.$queryRaw<(Place & { total: number; views: number })[]>`
    with relation as materialized (
      select a.id, a.source_id, a.organization_id, a.schema_name, a.name, a.search_name, a.kind, a.created_by_job_id, a.changed_by_job_id,
        ${words.length === 0 ? Prisma.sql`'{}'::text[]` : wordsOf(Prisma.sql`a.schema_name || ' ' || a.name`)} as table_words
      from asset a where ${inPlace} ${isOfKind} ${tags.length > 0 ? Prisma.sql`and a.id in (${tagged(organizationId, tags)})` : Prisma.empty}
    ), whole as materialized (
      select a.id, null::text as column, 0 as position from relation a
      where ${find === "tables" && isBare ? Prisma.sql`true` : isListedWhole ? isWholeTable : Prisma.sql`false`}
    ), part as materialized (
      select a.id, c.name as column, c.position from relation a
      join lateral (select c.name, c.position, ${words.length === 0 ? Prisma.sql`'{}'::text[]` : wordsOf(Prisma.sql`c.name`)} as words
        from asset_column c where c.asset_id = a.id and c.organization_id = a.organization_id) c on true
      where ${find === "tables" && isBare ? Prisma.sql`false` : isColumn}
        ${tags.length > 0 ? Prisma.empty : Prisma.sql`and a.id not in (select id from whole)`}
    ), place as (
      select id, "column", position from whole where ${find !== "columns"}::boolean union all select id, "column", position from part
    ), counted as (
      ${find === "tables" ? Prisma.sql`select id, null::text as column, 0 as position from place group by id` : Prisma.sql`select * from place`}
    )
    select a.id as "assetId", s.name as "sourceName", a.schema_name || '.' || a.name as table, p."column", p.total,
      (count(*) filter (where a.kind = any(${KINDS.view}::text[])) over ())::integer as views,
      coalesce(t.tags, '{}') as tags, coalesce(${tags.length === 0 ? FOUND_BY : Prisma.sql`t.jobs`}, '{}') as "jobIds"
    from (select *, count(*) over ()::integer as total from counted) p
    join relation a on a.id = p.id join source s on s.id = a.source_id
    left join lateral (
      select array_agg(distinct t.tag order by t.tag) as tags, array_agg(distinct t.job_id) filter (where t.job_id is not null) as jobs
      from asset_tag t where t.organization_id = ${organizationId}::uuid and t.asset_id = a.id and t.is_applied
        and (t.column_name = coalesce(p."column", '') or ${find === "tables"}::boolean)
        and ${tags.length === 0 ? Prisma.sql`true` : Prisma.join(tags.map(isTag), " or ", "(", ")")}) t on true
    order by s.name, a.search_name, a.id, p.position limit ${MOST_READ}::integer`;
  const jobIds = [...new Set(found.flatMap(({ jobIds: ids }) => ids))].toSorted().toReversed();
  return {
    total: found[0]?.total ?? 0,
    views: found[0]?.views ?? 0,
    places: found.map(({ total: _total, views: _views, ...place }) => place),
    jobIds: jobIds.slice(0, MOST_JOBS),
  };
}

/** The discovery that a table is known by: where nothing was asked of tags, it is what the answer rests on. */
const FOUND_BY = Prisma.sql`array_remove(array[coalesce(a.changed_by_job_id, a.created_by_job_id)], null)`;

const isTag = (tag: string) =>
  tag.endsWith(":*")
    ? Prisma.sql`split_part(t.tag, ':', 1) = ${tag.slice(0, -2)}`
    : Prisma.sql`t.tag = ${tag}`;

const tagged = (organizationId: string, tags: readonly string[]) => Prisma.sql`
  select t.asset_id from asset_tag t where t.organization_id = ${organizationId}::uuid and t.is_applied
    and ${Prisma.join(tags.map(isTag), " or ", "(", ")")}`;

/** In its name, or as a domain of the table. */
const hasWord = (organizationId: string, word: string, words: Prisma.Sql) => Prisma.sql`(
  ${words} && ${variantsOf(word)}::text[]
  or exists (select from asset_tag t where t.organization_id = ${organizationId}::uuid and t.asset_id = a.id and t.is_applied
    and t.column_name = '' and t.tag = any(${variantsOf(word).map((variant) => `domain:${variant}`)}::text[])))`;
