import type { RanStatements } from "../connector.ts";
import type { ReadingSession } from "./session.ts";

const MOST = 5_000;
const LONGEST = 100_000;

/** Where the extension is, if it is: its view goes by its schema alone. */
const FIND = `
  select quote_ident(n.nspname) || '.pg_stat_statements' as view from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`;

/** What moves rows, most often run first. The server has put placeholders in the place of values. */
const READ = (view: string) => `
  select query from ${view}
  where dbid = (select oid from pg_database where datname = current_database()) and length(query) <= ${LONGEST}
    and (query ~* '^\\s*(insert|update|merge|create|call|do)\\M' or query ~* '^\\s*with\\M.*\\m(insert|update|merge)\\M'
      or query like '<insufficient privilege>%')
  order by calls desc, query limit ${MOST}`;

/** Statements that this database ran, as its statistics have them; null where it keeps none. */
export async function readRanStatements(session: ReadingSession): Promise<RanStatements | null> {
  const [found] = await session.query<{ view: string }>(FIND);
  if (!found) return null;
  const rows = await session.query<{ query: string }>(READ(found.view));
  const statements = rows.flatMap(({ query }) => (query.startsWith("<insufficient") ? [] : [query]));
  return { statements, hidden: rows.length - statements.length };
}
