import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { keyOf, type NamedColumn, type NamedTable, type Vocabulary } from "#lib/engines/questions/names.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import type { Clock } from "#lib/engines/questions/time/calendar.ts";
import { toTokens } from "#lib/engines/questions/words/tokens.ts";
import { TAG_NAME } from "#lib/engines/tagging/vocabulary.ts";

const MOST_NAMES = 1_000;
const MOST_TABLES = 200;
const MOST_COLUMNS = 1_000;
const LONGEST_NAME = 7;

export type Known = { vocabulary: Vocabulary; clock: Clock };

/** What a question may name, the organization's zone and the database's clock, in one statement. */
export async function readVocabulary(
  db: Db,
  { organizationId, userId }: Scope,
  { text, previous }: { text: string; previous: Question | null },
): Promise<Known> {
  type Found = Omit<Vocabulary, "me" | "tables" | "columns" | "tags"> & {
    now: Date;
    timeZone: string;
    tables: NamedTable[];
    columns: NamedColumn[];
    tags: string[];
  };
  const names = namesIn(text);
  const [found] = await db.$queryRaw<[Found]>`
    with named as materialized (
      select id, name, schema_name as schema, source_id from asset
      where organization_id = ${organizationId}::uuid and schema_name is not null and state <> 'archived'
        and (lower(name) = (select lower(name) from asset where organization_id = ${organizationId}::uuid
            and id = ${previous ? assetOf(previous) : null}::uuid)
          or translate(lower(name), '-_./', '    ') = any(${names}::text[])
          or translate(lower(schema_name || ' ' || name), '-_./', '    ') = any(${names}::text[]))
      order by id = ${previous ? assetOf(previous) : null}::uuid desc nulls last, schema_name, name, id limit ${MOST_TABLES}::integer)
    select clock_timestamp() as now,
      (select time_zone from organization where id = ${organizationId}::uuid) as "timeZone",
      (select coalesce(jsonb_agg(s), '[]') from (
        select id, name from source where organization_id = ${organizationId}::uuid and state <> 'draft'
        order by state, name limit ${MOST_NAMES}::integer) s) as sources,
      (select coalesce(jsonb_agg(p), '[]') from (
        select u.id, u.name from member m join "user" u on u.id = m.user_id
        where m.organization_id = ${organizationId}::uuid order by u.name limit ${MOST_NAMES}::integer) p) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'schema', schema, 'sourceId', source_id)), '[]')
        from named) as tables,
      (select coalesce(jsonb_agg(c), '[]') from (
        select c.asset_id as "assetId", c.name from named join asset_column c on c.asset_id = named.id
        where c.organization_id = ${organizationId}::uuid
          and translate(lower(c.name), '-_./', '    ') = any(${names}::text[])
        order by c.asset_id, c.position limit ${MOST_COLUMNS}::integer) c) as columns,
      (select coalesce(jsonb_agg(distinct tag), '[]') from asset_tag
        where organization_id = ${organizationId}::uuid and is_applied and tag = any(${tagsIn(text)}::text[])) as tags`;
  const { now, timeZone, ...vocabulary } = found;
  return { clock: { now, timeZone }, vocabulary: { ...vocabulary, me: userId } };
}

const MOST_COMPARED = 5_000;

/** What tables of about these lengths are called: a word that names nothing may be one of them, mistyped. */
export async function readNamesLike(
  db: Db,
  { organizationId }: Scope,
  words: readonly string[],
): Promise<string[]> {
  const lengths = words.flatMap(({ length }) => [length - 2, length - 1, length, length + 1, length + 2]);
  const letters = words.flatMap((word) => [word.charAt(0), word.charAt(1)]);
  const found = await db.$queryRaw<{ name: string }[]>`
    select distinct lower(name) as name from asset
    where organization_id = ${organizationId}::uuid and schema_name is not null and state <> 'archived'
      and length(name) = any(${lengths}::integer[]) and lower(left(name, 1)) = any(${letters}::text[])
    limit ${MOST_COMPARED}::integer`;
  return found.map(({ name }) => name);
}

const assetOf = (question: Question): string | null =>
  "which" in question ? question.which.asset : "within" in question ? question.within.asset : question.asset;

/** Every few words of it that stand together, as names are compared. */
function namesIn(text: string): string[] {
  const words = toTokens(text).flatMap(({ text: word }) => keyOf(word).split(" "));
  const runs = words.flatMap((_, at) =>
    Array.from({ length: LONGEST_NAME }, (_, count) => words.slice(at, at + count + 1).join(" ")),
  );
  return [...new Set(runs)];
}

const tagsIn = (text: string): string[] =>
  toTokens(text)
    .map(({ text: word }) => word)
    .filter((word) => TAG_NAME.test(word));
