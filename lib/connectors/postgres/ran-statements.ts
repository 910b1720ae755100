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
  select query from (
    select query, calls, sum(length(query)) over (order by calls desc, query rows unbounded preceding) as together from (
      select query, calls from ${view}
      where dbid = (select oid from pg_database where datname = current_database()) and length(query) <= ${LONGEST}
        and (query ~* '^${COMMENTS}(insert|update|merge|create|call|do)\\M'
          or query ~* '^${COMMENTS}with\\M.*\\m(insert|update|merge)\\M' or query like '<insufficient privilege>%')
      order by calls desc, query limit ${MOST}) ran) summed
  where together <= ${LONGEST_TOGETHER}`;

/** Statements that this database ran, as its statistics have them; null where it keeps none. */
export async function readRanStatements(session: ReadingSession): Promise<RanStatements | null> {
  const [found] = await session.query<{ view: string }>(FIND);
  if (!found) return null;
  const rows = await session.query<{ query: string }>(READ(found.view));
  const statements = rows.flatMap(({ query }) => (query.startsWith("<insufficient") ? [] : [query]));
  return { statements, hidden: rows.length - statements.length };
}
