import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { Clock } from "#lib/engines/questions/calendar.ts";
import { keyOf, type Named, type NamedTable, type Vocabulary } from "#lib/engines/questions/names.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import { toTokens } from "#lib/engines/questions/tokens.ts";

const MOST_NAMES = 1_000;
const MOST_TABLES = 200;
const LONGEST_NAME = 4;

export type Known = { vocabulary: Vocabulary; clock: Clock };

/** What a question may name, the organization's zone and the database's clock, in one statement. */
export async function readVocabulary(
  db: Db,
  { organizationId, userId }: Scope,
  { text, previous }: { text: string; previous: Question | null },
): Promise<Known> {
  const [found] = await db.$queryRaw<
    [{ now: Date; timeZone: string; sources: Named[]; people: Named[]; tables: NamedTable[] }]
  >`
    select clock_timestamp() as now,
      (select time_zone from organization where id = ${organizationId}::uuid) as "timeZone",
      (select coalesce(jsonb_agg(s), '[]') from (
        select id, name from source where organization_id = ${organizationId}::uuid and state <> 'draft'
        order by state, name limit ${MOST_NAMES}::integer) s) as sources,
      (select coalesce(jsonb_agg(p), '[]') from (
        select u.id, u.name from member m join "user" u on u.id = m.user_id
        where m.organization_id = ${organizationId}::uuid order by u.name limit ${MOST_NAMES}::integer) p) as people,
      (select coalesce(jsonb_agg(t), '[]') from (
        select id, name, schema_name as schema, source_id as "sourceId" from asset
        where organization_id = ${organizationId}::uuid and schema_name is not null and state <> 'archived'
          and (id = ${previous?.which.asset ?? null}::uuid
            or translate(lower(name), '-_./', '    ') = any(${namesIn(text)}::text[])
            or translate(lower(schema_name || ' ' || name), '-_./', '    ') = any(${namesIn(text)}::text[]))
        order by schema_name, name, id limit ${MOST_TABLES}::integer) t) as tables`;
  const { now, timeZone, sources, people, tables } = found;
  return { clock: { now, timeZone }, vocabulary: { sources, people, tables, me: userId } };
}

/** Every few words of it that stand together, as names are compared. */
function namesIn(text: string): string[] {
  const words = toTokens(text).map(({ text: word }) => keyOf(word));
  const runs = words.flatMap((_, at) =>
    Array.from({ length: LONGEST_NAME }, (_, count) => words.slice(at, at + count + 1).join(" ")),
  );
  return [...new Set(runs)];
}
