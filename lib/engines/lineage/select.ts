import type { Node, SelectStmt } from "libpg-query";
import { columnName } from "./column-name.ts";
import { resolveSource } from "./from.ts";
import { NOTHING, type Origins, union } from "./names.ts";
import {
  column,
  EMPTY,
  type Entry,
  entriesOf,
  findColumn,
  findItem,
  innerScope,
  type Outcome,
  type Reading,
  rowsOf,
  type Scope,
  valuesOf,
} from "./query-scope.ts";
import { fieldsOf, rowTypeOf, wholeRow } from "./row-type.ts";
import { as, each, strings } from "./syntax.ts";
import { declareQueries } from "./with.ts";

/** What a SELECT puts out; what it only filters, joins, groups or sorts by is noted as such. */
export function resolveSelect(select: SelectStmt, parent: Scope | null, reading: Reading): Outcome {
  const scope = innerScope(parent);
  declareQueries(select.withClause, scope, reading);
  const outcome = select.larg
    ? combined(select, scope, reading)
    : select.valuesLists
      ? listed(select.valuesLists, scope, reading)
      : plain(select, scope, reading);
  // Sorting sees what is put out first, and then what it was made of.
  for (const sort of each("SortBy", select.sortClause)) by(sort.node, outcome, scope, "order", reading);
  for (const limit of [select.limitOffset, select.limitCount]) reading.expression(limit, scope, "filter");
  return outcome;
}

function plain(select: SelectStmt, scope: Scope, reading: Reading): Outcome {
  for (const node of select.fromClause ?? []) scope.sources.push(resolveSource(node, scope, [], reading));
  scope.windows = each("WindowDef", select.windowClause);
  const entries = outputsOf(select.targetList, scope, reading);
  const outcome = { entries, rows: rowsOf(scope) };
  reading.expression(select.whereClause, scope, "filter");
  for (const node of select.groupClause ?? []) by(node, outcome, scope, "group", reading);
  reading.expression(select.havingClause, scope, "filter");
  // `distinct` alone is a list of one empty node.
  for (const node of select.distinctClause ?? []) by(node, outcome, scope, "group", reading);
  for (const window of scope.windows)
    for (const node of [...(window.partitionClause ?? []), ...(window.orderClause ?? [])])
      reading.expression(node, scope, "order");
  return outcome;
}

/** What a list of outputs puts out, over what is in scope. */
export const outputsOf = (targets: readonly Node[] | undefined, scope: Scope, reading: Reading): Entry[] =>
  each("ResTarget", targets).flatMap(({ name, val, location }): Entry[] => {
    const expanded = star(val, scope, reading);
    if (expanded) {
      reading.note(valuesOf({ entries: expanded }, reading), "value");
      return expanded;
    }
    const origins = reading.expression(val, scope, "value");
    return [column(name ?? columnName(val), origins, name === undefined ? (location ?? 0) : null)];
  });

/** What `*`, `t.*` or `(f(x)).*` stand for; null where it is none of them. */
function star(node: Node | undefined, scope: Scope, reading: Reading): Entry[] | null {
  const fields = as("ColumnRef", node)?.fields;
  if (fields?.some((field) => as("A_Star", field))) {
    const names = strings(fields);
    const [alias] = names.slice(-1);
    if (alias === undefined) return entriesOf(scope);
    const item = findItem(scope, alias, names.at(-2) ?? null);
    if (!item) reading.problem(`nothing in FROM is called ${alias}`);
    return [...(item?.entries ?? [])];
  }
  const indirection = as("A_Indirection", node);
  if (!indirection?.indirection?.some((part) => as("A_Star", part))) return null;
  const item = wholeRow(indirection.arg, scope);
  if (item) return [...item.entries];
  const origins = reading.expression(indirection.arg, scope, "value");
  const row = rowTypeOf(indirection.arg, scope, reading);
  if (row?.columns) {
    const fieldOf = fieldsOf(row, origins, reading);
    return row.columns.map((name) => column(name, fieldOf(name)));
  }
  const routine = reading.routine(strings(as("FuncCall", indirection.arg)?.funcname));
  if (routine && routine.columns.length > 0) return routine.columns.map((name) => column(name, origins));
  return [{ name: null, relation: null, origins }];
}

/** Grouping and sorting name an output by its place or its name, or are expressions over what is in FROM. */
function by(
  node: Node | undefined,
  outcome: Outcome,
  scope: Scope,
  role: "group" | "order",
  reading: Reading,
): void {
  if (!node || Object.keys(node).length === 0) return;
  const set = as("GroupingSet", node);
  if (set) {
    for (const part of set.content ?? []) by(part, outcome, scope, role, reading);
    return;
  }
  const row = as("RowExpr", node);
  if (row && role === "group") {
    for (const part of row.args ?? []) by(part, outcome, scope, role, reading);
    return;
  }
  const place = as("A_Const", node)?.ival?.ival;
  const fields = as("ColumnRef", node)?.fields ?? [];
  const [name] = fields.length === 1 ? strings(fields) : [];
  const input = () => (name === undefined ? null : findColumn(entriesOf(scope), name, reading));
  const output = (): Origins | null =>
    outcome.entries.find((entry) => entry.name !== null && entry.name === name)?.origins ?? null;
  if (place !== undefined) reading.note(outcome.entries[place - 1]?.origins ?? NOTHING, role);
  else if (name === undefined) reading.expression(node, scope, role);
  else {
    const origins = role === "order" ? (output() ?? input()) : (input() ?? output());
    if (origins) reading.note(origins, role);
    else reading.expression(node, scope, role);
  }
}

function listed(rows: readonly Node[], scope: Scope, reading: Reading): Outcome {
  const lists = each("List", rows).map(({ items = [] }) =>
    items.map((item) => reading.expression(item, scope, "value")),
  );
  const entries = (lists[0] ?? []).map((_, place) =>
    column(`column${place + 1}`, union(...lists.map((list) => list[place] ?? NOTHING))),
  );
  return { entries, rows: NOTHING };
}

/** UNION and INTERSECT by position. What EXCEPT takes away filters, and flows nowhere. */
function combined(select: SelectStmt, scope: Scope, reading: Reading): Outcome {
  const [left = EMPTY, right = EMPTY] = [select.larg, select.rarg].map((side) =>
    side ? reading.query(side, scope) : EMPTY,
  );
  if (select.op === "SETOP_EXCEPT") {
    reading.note(valuesOf(right, reading), "filter");
    return left;
  }
  const rows = union(left.rows, right.rows);
  if ([...left.entries, ...right.entries].some(({ name }) => name === null))
    return { entries: byName(left.entries, right.entries), rows };
  const [longer, other] =
    right.entries.length > left.entries.length
      ? [right.entries, left.entries]
      : [left.entries, right.entries];
  const entries = longer.map((entry, place) =>
    column(
      left.entries[place]?.name ?? entry.name ?? "",
      union(entry.origins, other[place]?.origins ?? NOTHING),
      left.entries[place] ? ((entry as { location?: number | null }).location ?? null) : null,
    ),
  );
  return { entries, rows };
}

/** Where a side's columns are not all known, places tell nothing: equal names are taken for equal columns. */
function byName(left: readonly Entry[], right: readonly Entry[]): Entry[] {
  const added = right.filter(({ name }) => name === null || !left.some((entry) => entry.name === name));
  const merged = left.map((entry) => {
    const other = right.find(({ name }) => name !== null && name === entry.name);
    return other ? { ...entry, origins: union(entry.origins, other.origins) } : entry;
  });
  return [...merged, ...added];
}
