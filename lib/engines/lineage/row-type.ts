import type { Node } from "libpg-query";
import { type Origins, type Relation, union } from "./names.ts";
import { entriesOf, findItem, type Item, type Reading, type Scope } from "./query-scope.ts";
import { as, strings } from "./syntax.ts";

/** Functions of the server that give rows of the type of what they are given first. */
const OF_ITS_ARGUMENT =
  /^(jsonb?_populate_record(set)?|array_agg|any_value|unnest|array_append|array_cat|min|max|lag|lead|first_value|last_value|nth_value)$/;

/** What a bare name means where it is that of something in FROM, and no column's. */
export function wholeRow(node: Node | undefined, scope: Scope): Item | null {
  const [name, ...more] = strings(as("ColumnRef", node)?.fields);
  if (name === undefined || more.length > 0) return null;
  for (let at: Scope | null = scope; at; at = at.parent)
    if (entriesOf(at).some((entry) => entry.name === name)) return null;
  return findItem(scope, name, null);
}

/** The relation whose rows, or arrays of whose rows, an expression gives; null where it gives none that is known. */
export function rowTypeOf(node: Node | undefined, scope: Scope, reading: Reading): Relation | null {
  const known = (relation: Relation | null | undefined) => (relation?.columns ? relation : null);
  const inner = (child: Node | undefined) => rowTypeOf(child, scope, reading);
  const first = (children: readonly (Node | undefined)[]): Relation | null => {
    for (const child of children) {
      const found = inner(child);
      if (found) return found;
    }
    return null;
  };
  if (as("TypeCast", node)) return known(ofCast(node, reading));
  const call = as("FuncCall", node);
  if (call) {
    const names = strings(call.funcname);
    const routine = reading.routine(names);
    if (routine) return known(routine.rowOf);
    return OF_ITS_ARGUMENT.test(names.at(-1) ?? "") ? inner(call.args?.[0]) : null;
  }
  const link = as("SubLink", node);
  if (link) return known(ofSubquery(link.subselect, reading));
  const indirection = as("A_Indirection", node);
  // Only subscripts: a field of a row would be of another type.
  if (indirection) return strings(indirection.indirection).length > 0 ? null : inner(indirection.arg);
  const conditional = as("CaseExpr", node);
  if (conditional) {
    const results = (conditional.args ?? []).map((arm) => as("CaseWhen", arm)?.result);
    return first([...results, conditional.defresult]);
  }
  const alternatives =
    as("CoalesceExpr", node)?.args ?? as("MinMaxExpr", node)?.args ?? as("A_ArrayExpr", node)?.elements;
  if (alternatives) return first(alternatives);
  return known(wholeRow(node, scope)?.relation);
}

function ofCast(node: Node | undefined, reading: Reading): Relation | null {
  const [name, schema = null] = strings(as("TypeCast", node)?.typeName?.names).reverse();
  return name === undefined ? null : reading.relation(schema, name);
}

/** `(select t from t …)`: a row of what it reads. Only in its simplest form: names are not looked up twice. */
function ofSubquery(node: Node | undefined, reading: Reading): Relation | null {
  const select = as("SelectStmt", node);
  const value = as("ResTarget", select?.targetList?.[0])?.val;
  if (as("TypeCast", value)) return ofCast(value, reading);
  const [name, ...more] = strings(as("ColumnRef", value)?.fields);
  if (name === undefined || more.length > 0) return null;
  for (const from of select?.fromClause ?? []) {
    const table = as("RangeVar", from);
    if (table && (table.alias?.aliasname ?? table.relname) === name) {
      const relation = reading.relation(table.schemaname ?? null, table.relname ?? "");
      return relation.columns && !relation.columns.includes(name) ? relation : null;
    }
  }
  return null;
}

/** Each field of such a row: the column, and what else `made` the row. */
export const fieldsOf =
  (row: Relation, made: Origins, reading: Reading) =>
  (field: string): Origins => {
    const others = [...made].filter(({ relation, column }) => relation !== row || column !== null);
    return union(new Set(others), new Set([reading.origin(row, field)]));
  };
