import type { RanStatements } from "../connector.ts";
import type { ReadingSession } from "./session.ts";

const MOST = 5_000;
const LONGEST = 100_000;
/** A busy server has more text than is taken in one answer: less of it, then. */
const LONGEST_TOGETHER = 8_000_000;

/** Programs put their notes first: dbt, and what tells traces apart. */
const COMMENTS = "(?:\\s|--[^\\n]*(?:\\n|$)|/\\*(?:[^*]|\\*+[^*/])*\\*+/)*";

/** Where the extension is, if it is: its view goes by its schema alone. */
const FIND = `
  select quote_ident(n.nspname) || '.pg_stat_statements' as view from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`;

/**
 * What moves rows, most often run first. The server has put placeholders in the place of
 * most values; before Postgres 16 not of those in commands such as CREATE TABLE AS. Nothing of the text is told on.
 */
const READ = (view: string) => `
  with ran as materialized (
    select query, calls, length(query) as length from ${view}
    where dbid = (select oid from pg_database where datname = current_database())
      and (query ~* '^${COMMENTS}(insert|update|merge|create|call|do)\\M'
        or query ~* '^${COMMENTS}with\\M.*\\m(insert|update|merge)\\M' or query like '<insufficient privilege>%')),
  ranked as (
    select query, row_number() over often as place, sum(length) over often as together from ran
    where length <= ${LONGEST} window often as (order by calls desc, query rows unbounded preceding)),
  kept as (select query, place from ranked where place <= ${MOST} and together <= ${LONGEST_TOGETHER})
  (select query, 0 as "tooLong", 0 as "tooMany" from kept order by place)
  union all
  select null, (select count(*)::integer from ran where length > ${LONGEST}),
    (select count(*)::integer from ranked) - (select count(*)::integer from kept)`;

type Row = { query: string | null; tooLong: number; tooMany: number };

/** Statements that this database ran, as its statistics have them; null where it keeps none. */
export async function readRanStatements(session: ReadingSession): Promise<RanStatements | null> {
  const [found] = await session.query<{ view: string }>(FIND);
  if (!found) return null;
  const rows = await session.query<Row>(READ(found.view));
  const texts = rows.flatMap(({ query }) => query ?? []);
  const statements = texts.filter((query) => !query.startsWith("<insufficient"));
  const { tooLong = 0, tooMany = 0 } = rows.find(({ query }) => query === null) ?? {};
  return { statements, hidden: texts.length - statements.length, tooLong, tooMany };
}
