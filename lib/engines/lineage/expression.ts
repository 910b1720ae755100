import type { ColumnRef, FuncCall, Node, SubLink, WindowDef } from "libpg-query";
import { NOTHING, type Origins, union } from "./names.ts";
import {
  entriesOf,
  findColumn,
  findItem,
  type Reading,
  type Role,
  rowOf,
  rowsOf,
  type Scope,
  valuesOf,
} from "./query-scope.ts";
import { fieldsOf, rowTypeOf, wholeRow } from "./row-type.ts";
import { as, isNode, strings } from "./syntax.ts";

/** Columns that every table has and no catalog lists: they tell of its rows. */
const SYSTEM_COLUMNS = new Set(["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid"]);

/** Where the values in an expression come from. All of them are read, whether they reach anything or not. */
export function resolveExpression(
  node: Node | undefined,
  scope: Scope,
  role: Role,
  reading: Reading,
): Origins {
  if (!node) return NOTHING;
  const inner = (child: Node | undefined) => reading.expression(child, scope, role);
  const noted = (origins: Origins) => {
    reading.note(origins, role);
    return origins;
  };

  const reference = as("ColumnRef", node);
  if (reference) return noted(resolveColumn(reference, scope, reading));
  const link = as("SubLink", node);
  if (link) return noted(union(inner(link.testexpr), resolveLink(link, scope, reading)));
  const call = as("FuncCall", node);
  if (call) {
    const { over, ...rest } = call;
    const result = reading.routine(strings(call.funcname))?.result;
    const returned = result ? new Set([reading.origin(result, null)]) : NOTHING;
    return union(
      children(rest, inner),
      window(over, scope, inner),
      noted(union(returned, countedRows(call, scope))),
    );
  }
  const indirection = as("A_Indirection", node);
  if (indirection) {
    const field = fieldOf(indirection, scope, role, reading);
    if (field) return union(noted(field), children(indirection.indirection, inner));
    return children(indirection, inner);
  }
  const cast = as("TypeCast", node);
  const constant = as("A_Const", cast?.arg)?.sval?.sval;
  if (constant !== undefined && strings(cast?.typeName?.names).at(-1) === "regclass")
    return noted(namedRelation(constant, reading));
  return children(Object.values(node)[0], inner);
}

function children(body: unknown, inner: (child: Node) => Origins): Origins {
  if (Array.isArray(body)) return union(...body.map((part) => (isNode(part) ? inner(part) : NOTHING)));
  if (!isNode(body)) return NOTHING;
  const parts = Object.values(body).map((part: unknown) => {
    if (Array.isArray(part)) return children(part, inner);
    if (!isNode(part)) return NOTHING;
    // A property is a node, named after its kind, or the body of one whose kind goes without saying.
    const [first = ""] = Object.keys(part);
    return /^[A-Z]/.test(first) ? inner(part) : children(part, inner);
  });
  return union(...parts);
}

/** `count(*)` tells of rows, and of no column. */
const countedRows = ({ agg_star }: FuncCall, scope: Scope): Origins => (agg_star ? rowsOf(scope) : NOTHING);

function window(over: WindowDef | undefined, scope: Scope, inner: (child: Node) => Origins): Origins {
  if (!over) return NOTHING;
  const name = over.name ?? over.refname;
  const named = name === undefined ? undefined : scope.windows.find((defined) => defined.name === name);
  const { name: _, refname: __, ...parts } = over;
  return union(children(parts, inner), named && named !== over ? window(named, scope, inner) : NOTHING);
}

function resolveLink(link: SubLink, scope: Scope, reading: Reading): Origins {
  const select = as("SelectStmt", link.subselect);
  return select ? valuesOf(reading.query(select, scope), reading) : NOTHING;
}

function namedRelation(text: string, reading: Reading): Origins {
  const parts = [...text.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "").toLowerCase() : quoted.replaceAll('""', '"'),
  );
  const name = parts.at(-1);
  if (name === undefined) return NOTHING;
  return new Set([reading.origin(reading.relation(parts.at(-2) ?? null, name), null)]);
}

/** A field of a row: one column of what has that row, and of whatever else made it. Null where the row is of no relation. */
function fieldOf(
  { arg, indirection }: { arg?: Node; indirection?: Node[] },
  scope: Scope,
  role: Role,
  reading: Reading,
): Origins | null {
  // Subscripts stand between an array and the field of one of its rows.
  const path = (indirection ?? []).filter((part) => !as("A_Indices", part));
  const [field] = strings(path.slice(0, 1));
  if (field === undefined) return null;
  const item = wholeRow(arg, scope);
  if (item) return findColumn(item.entries, field, reading);
  const row = rowTypeOf(arg, scope, reading);
  return row && fieldsOf(row, reading.expression(arg, scope, role), reading)(field);
}

function resolveColumn({ fields }: ColumnRef, scope: Scope, reading: Reading): Origins {
  const names = strings(fields);
  const [name = ""] = names.slice(-1);
  if (names.length !== (fields ?? []).length) return starOf(names, scope, reading);
  if (names.length === 1) return resolveUnqualified(name, scope, reading);
  const item = findItem(scope, names.at(-2) ?? "", names.at(-3) ?? null);
  if (!item) {
    reading.problem(`nothing in FROM is called ${names.slice(0, -1).join(".")}`);
    return NOTHING;
  }
  const origins = findColumn(item.entries, name, reading);
  if (origins) return origins;
  if (SYSTEM_COLUMNS.has(name)) return item.rows;
  // `t.f` is `f(t)` where there is such a function.
  if (reading.routine([name])) return rowOf(item, reading);
  reading.problem(`${item.alias} has no column ${name}`);
  return NOTHING;
}

/** `t.*` as a value, as in `count(t.*)` or `row(t.*)`: the whole row. */
function starOf(names: readonly string[], scope: Scope, reading: Reading): Origins {
  const [alias] = names.slice(-1);
  if (alias === undefined) return valuesOf({ entries: entriesOf(scope) }, reading);
  const item = findItem(scope, alias, names.at(-2) ?? null);
  return item ? rowOf(item, reading) : NOTHING;
}

function resolveUnqualified(name: string, scope: Scope, reading: Reading): Origins {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const origins = findColumn(entriesOf(at), name, reading);
    if (origins) return origins;
    const item = at.sources.flatMap(({ items }) => items).find(({ alias }) => alias === name);
    if (item) return rowOf(item, reading);
    if (SYSTEM_COLUMNS.has(name) && at.sources.length > 0) return rowsOf(at);
  }
  reading.problem(`no column is called ${name}`);
  return NOTHING;
}
