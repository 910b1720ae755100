import type { CommonTableExpr, SelectStmt, WithClause } from "libpg-query";
import { NOTHING, type Origins, union } from "./names.ts";
import {
  type Column,
  column,
  EMPTY,
  findColumn,
  innerScope,
  type Outcome,
  type Reading,
  rename,
  type Scope,
} from "./query-scope.ts";
import { as, each, strings } from "./syntax.ts";

/** Declares the queries of WITH in a scope, read or not: what they read is read. */
export function declareQueries(clause: WithClause | undefined, scope: Scope, reading: Reading): void {
  const declared = each("CommonTableExpr", clause?.ctes);
  const isRecursive = clause?.recursive === true;
  // A recursive WITH may name what it declares only later.
  const inOrder = isRecursive ? beforeTheirUse(declared) : declared;
  for (const query of inOrder) {
    const outcome = isRecursive ? fixedPoint(query, scope, reading) : once(query, scope, reading);
    scope.queries.set(query.ctename ?? "", outcome);
  }
}

function once(query: CommonTableExpr, scope: Scope, reading: Reading): Outcome {
  const select = as("SelectStmt", query.ctequery);
  const outcome = select
    ? reading.query(select, scope)
    : query.ctequery
      ? reading.change(query.ctequery, scope)
      : EMPTY;
  return withMarks(named(outcome, query, reading), query, reading);
}

const named = (outcome: Outcome, query: CommonTableExpr, reading: Reading): Outcome => ({
  ...outcome,
  entries: rename(outcome.entries, strings(query.aliascolnames), reading),
});

/** Reads a query that reads itself until its columns come from nowhere new. */
function fixedPoint(query: CommonTableExpr, scope: Scope, reading: Reading): Outcome {
  const name = query.ctename ?? "";
  const select = as("SelectStmt", query.ctequery);
  if (!select?.larg || !mentions(select, name)) return once(query, scope, reading);
  const start = leftmost(select);
  // Before the first row there is only what the query begins with.
  let outcome = withMarks(named(reading.query(start, innerScope(scope)), query, reading), query, reading);
  for (;;) {
    const inner = innerScope(scope);
    inner.queries.set(name, outcome);
    const next = once(query, inner, reading);
    if (sizeOf(next) === sizeOf(outcome)) return next;
    outcome = next;
  }
}

const leftmost = (select: SelectStmt): SelectStmt =>
  select.larg && select.op !== "SETOP_NONE" ? leftmost(select.larg) : select;

const sizeOf = ({ entries, rows }: Outcome): number =>
  rows.size + entries.reduce((sum, { origins }) => sum + origins.size, entries.length);

const mentions = (tree: unknown, name: string): boolean =>
  JSON.stringify(tree).includes(`"relname":${JSON.stringify(name)}`);

function beforeTheirUse(declared: readonly CommonTableExpr[]): CommonTableExpr[] {
  const ordered: CommonTableExpr[] = [];
  const place = (query: CommonTableExpr, path: readonly CommonTableExpr[]) => {
    if (ordered.includes(query) || path.includes(query)) return;
    for (const other of declared)
      if (other !== query && mentions(query.ctequery, other.ctename ?? "")) place(other, [...path, query]);
    ordered.push(query);
  };
  for (const query of declared) place(query, []);
  return ordered;
}

/** SEARCH and CYCLE add columns of their own, made of those that they name. */
function withMarks(outcome: Outcome, query: CommonTableExpr, reading: Reading): Outcome {
  const { search_clause: search, cycle_clause: cycle } = query;
  const from = (names: string[]): Origins =>
    union(...names.map((name) => findColumn(outcome.entries, name, reading) ?? NOTHING));
  const searched = from(strings(search?.search_col_list));
  const cycled = from(strings(cycle?.cycle_col_list));
  const marks = [
    { name: search?.search_seq_column, origins: searched },
    { name: cycle?.cycle_mark_column, origins: cycled },
    { name: cycle?.cycle_path_column, origins: cycled },
  ];
  const added = marks.flatMap(({ name, origins }): Column[] => (name ? [column(name, origins)] : []));
  return added.length === 0 ? outcome : { ...outcome, entries: [...outcome.entries, ...added] };
}
