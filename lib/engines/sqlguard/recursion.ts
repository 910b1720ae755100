import type { CommonTableExpr, SelectStmt } from "libpg-query";

/** A WITH RECURSIVE that calls itself with nothing that would end it: it runs until its time is up. */
export function neverEnds({ ctename, ctequery }: CommonTableExpr): boolean {
  const query = ctequery && "SelectStmt" in ctequery ? ctequery.SelectStmt : undefined;
  if (query?.op !== "SETOP_UNION" || !query.rarg || !reads(query.rarg, ctename)) return false;
  const { whereClause, limitCount, fromClause = [] } = query.rarg;
  // With UNION, rows that came before end it; with another table, its rows are used up.
  return (
    Boolean(query.all) &&
    !whereClause &&
    !limitCount &&
    !query.limitCount &&
    fromClause.length < 2 &&
    !joins(query.rarg)
  );
}

const joins = ({ fromClause = [] }: SelectStmt): boolean => fromClause.some((item) => "JoinExpr" in item);

const reads = (query: SelectStmt, name: string | undefined): boolean =>
  JSON.stringify(query.fromClause ?? []).includes(`"relname":${JSON.stringify(name)}`);
