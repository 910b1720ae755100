import type { Alias, JoinExpr, Node, RangeSubselect, RangeVar } from "libpg-query";
import { functionSource, jsonTableSource, xmlTableSource } from "./function-source.ts";
import { NOTHING, type Origins, type Relation, union } from "./names.ts";
import {
  column,
  EMPTY,
  type Entry,
  findColumn,
  findQuery,
  type Item,
  innerScope,
  type Outcome,
  type Reading,
  rename,
  rowOf,
  type Scope,
  type Source,
} from "./query-scope.ts";
import { as, strings } from "./syntax.ts";

/** One element of FROM. `before` is what stands left of it, for what may look there. */
export function resolveSource(node: Node, scope: Scope, before: readonly Source[], reading: Reading): Source {
  const lateral: Scope = { ...scope, sources: [...scope.sources, ...before] };
  const table = as("RangeVar", node);
  if (table) return tableSource(table, scope, reading);
  const join = as("JoinExpr", node);
  if (join) return joinSource(join, scope, before, reading);
  const subselect = as("RangeSubselect", node);
  if (subselect) return querySource(subselect, subselect.lateral ? lateral : innerScopeOf(scope), reading);
  const routine = as("RangeFunction", node);
  if (routine) return functionSource(routine, lateral, reading);
  const xml = as("RangeTableFunc", node);
  if (xml) return xmlTableSource(xml, lateral, reading);
  const json = as("JsonTable", node);
  if (json) return jsonTableSource(json, lateral, reading);
  const sample = as("RangeTableSample", node);
  if (sample?.relation) {
    for (const arg of sample.args ?? []) reading.expression(arg, lateral, "filter");
    return resolveSource(sample.relation, scope, before, reading);
  }
  reading.problem(`${Object.keys(node)[0]} in FROM is not understood`);
  return { items: [], ...EMPTY };
}

/** Declared queries and outer columns, but nothing that stands beside it in FROM. */
const innerScopeOf = (scope: Scope): Scope => ({ ...scope, sources: [] });

function tableSource(table: RangeVar, scope: Scope, reading: Reading): Source {
  const { relname = "", schemaname, catalogname } = table;
  const declared = schemaname === undefined ? findQuery(scope, relname) : null;
  if (declared) return aliased(declared, table.alias, relname, null, null, reading);
  const schema = catalogname && schemaname ? `${catalogname}.${schemaname}` : (schemaname ?? null);
  const relation = reading.relation(schema, relname);
  return aliased(
    relationOutcome(relation, reading),
    table.alias,
    relname,
    schemaname ?? null,
    relation,
    reading,
  );
}

/** All columns of a relation, each its own origin. */
export function relationOutcome(relation: Relation, reading: Reading): Outcome {
  const rows = new Set([reading.origin(relation, null)]);
  const entries: Entry[] = relation.columns
    ? relation.columns.map((name) => column(name, new Set([reading.origin(relation, name)])))
    : [{ name: null, relation, origins: NOTHING }];
  return { entries, rows };
}

function querySource({ subquery, alias }: RangeSubselect, outer: Scope, reading: Reading): Source {
  const select = as("SelectStmt", subquery);
  const outcome = select ? reading.query(select, outer) : EMPTY;
  return aliased(outcome, alias, "", null, null, reading);
}

function aliased(
  outcome: Outcome,
  alias: Alias | undefined,
  name: string,
  schema: string | null,
  relation: Relation | null,
  reading: Reading,
  row: Origins | null = null,
): Source {
  reading.note(outcome.rows, "value");
  const entries = rename(outcome.entries, strings(alias?.colnames), reading);
  const item: Item = {
    alias: alias?.aliasname ?? name,
    schema: alias ? null : schema,
    relation,
    row: row ?? (relation ? outcome.rows : null),
    entries,
    rows: outcome.rows,
  };
  return { items: [item], entries, rows: outcome.rows };
}

function joinSource(join: JoinExpr, scope: Scope, before: readonly Source[], reading: Reading): Source {
  const { larg, rarg } = join;
  const nothing: Source = { items: [], ...EMPTY };
  const left = larg ? resolveSource(larg, scope, before, reading) : nothing;
  const right = rarg ? resolveSource(rarg, scope, [...before, left], reading) : nothing;
  const names = join.isNatural ? sharedNames(left, right) : strings(join.usingClause);
  const merged = names.map((name) => {
    const [there = NOTHING, here = NOTHING] = [left, right].map(
      ({ entries }) => findColumn(entries, name, reading) ?? NOTHING,
    );
    reading.note(union(there, here), "join");
    return column(name, mergedOf(join.jointype, there, here));
  });
  const others = ({ entries }: Source) =>
    entries.filter(({ name }) => name === null || !names.includes(name));
  const rows = union(left.rows, right.rows);
  const joined: Source = {
    items: [...left.items, ...right.items],
    entries: [...merged, ...others(left), ...others(right)],
    rows,
  };
  const using: Item[] = join.join_using_alias?.aliasname
    ? [
        {
          ...{ alias: join.join_using_alias.aliasname, schema: null, relation: null, row: null },
          ...{ entries: merged, rows },
        },
      ]
    : [];
  reading.expression(join.quals, innerScope({ ...scope, sources: [...before] }, [joined]), "join");
  if (!join.alias) return { ...joined, items: [...joined.items, ...using] };
  const row = union(...joined.items.map((item) => rowOf(item, reading)));
  return aliased(joined, join.alias, "", null, null, reading, row);
}

/** Whose value a merged column has: of the side that always has a row, or of whichever has one. */
function mergedOf(type: string | undefined, left: Origins, right: Origins): Origins {
  if (type === "JOIN_FULL") return union(left, right);
  return type === "JOIN_RIGHT" ? right : left;
}

function sharedNames(left: Source, right: Source): string[] {
  const there = new Set(right.entries.map(({ name }) => name));
  return left.entries.flatMap(({ name }) => (name !== null && there.has(name) ? [name] : []));
}
