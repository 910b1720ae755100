import type { JsonTable, Node, RangeFunction, RangeTableFunc } from "libpg-query";
import { NOTHING, type Origins, type Relation, union } from "./names.ts";
import {
  column,
  type Entry,
  type Item,
  type Reading,
  rename,
  type Scope,
  type Source,
} from "./query-scope.ts";
import { rowTypeOf } from "./row-type.ts";
import { as, each, strings } from "./syntax.ts";

/** Functions of the server that return rows of one column. */
const ONE_COLUMN = new Set([
  ...["unnest", "generate_series", "generate_subscripts", "string_to_table", "regexp_split_to_table"],
  ...["regexp_matches", "json_array_elements", "json_array_elements_text", "jsonb_array_elements"],
  ...["jsonb_array_elements_text", "json_object_keys", "jsonb_object_keys", "jsonb_path_query"],
]);

const KEY_AND_VALUE = /^jsonb?_each(_text)?$/;

/** A function in FROM, or several side by side in ROWS FROM. Its arguments may name what stands before it. */
export function functionSource(source: RangeFunction, before: Scope, reading: Reading): Source {
  const lists = (source.functions ?? []).map((node) => as("List", node)?.items ?? []);
  const alias = source.alias?.aliasname ?? strings(as("FuncCall", lists[0]?.[0])?.funcname).at(-1) ?? "";
  const shared = lists.length === 1 ? source.coldeflist : undefined;
  const names = strings(source.alias?.colnames);
  const found = lists.map(([call, definitions]) =>
    columnsOf(call, as("List", definitions)?.items ?? shared, before, reading),
  );
  const counted = source.ordinality ? [column("ordinality", NOTHING)] : [];
  const rows = found.length === 1 && !source.ordinality ? rowTypeOf(lists[0]?.[0], before, reading) : null;
  const entries = [...widened(found, names.length - counted.length).flat(), ...counted];
  // One value is called as its table is: `from unnest(a) as item`.
  const only = found.length === 1 && names.length === 0 && isOneValue(lists[0]?.[0]) ? [alias] : names;
  if (!rows) return asSource(alias, rename(entries, only, reading));
  const row = union(
    reading.expression(lists[0]?.[0], before, "value"),
    new Set([reading.origin(rows, null)]),
  );
  return asSource(alias, rename(entries, only, reading), rows, row);
}

const isOneValue = (node: Node | undefined): boolean =>
  ONE_COLUMN.has(strings(as("FuncCall", node)?.funcname).at(-1) ?? "");

/** Where columns are named, one function of unknown width has as many as the others leave. */
function widened(found: readonly Entry[][], names: number): readonly Entry[][] {
  const unknown = found.filter((entries) => entries.some(({ name }) => name === null));
  const known = found.reduce((sum, entries) => sum + (unknown.includes(entries) ? 0 : entries.length), 0);
  const width = names - known;
  if (unknown.length !== 1 || width < 1) return found;
  return found.map((entries) => {
    const [rest] = entries;
    if (!rest || !unknown.includes(entries)) return entries;
    return Array.from({ length: width }, (_, place) => column(`column${place + 1}`, rest.origins));
  });
}

function columnsOf(
  node: Node | undefined,
  definitions: readonly Node[] | undefined,
  before: Scope,
  reading: Reading,
): Entry[] {
  const call = as("FuncCall", node);
  const given = reading.expression(node, before, "value");
  const result = (call && reading.routine(strings(call.funcname))?.result) ?? null;
  /** What it was given, and that column of what its body returns. */
  const of = (name: string): Origins =>
    result
      ? union(
          new Set([...given].filter(({ relation }) => relation !== result)),
          new Set([reading.origin(result, name)]),
        )
      : given;
  const from = given;
  const defined = each("ColumnDef", definitions);
  if (defined.length > 0) return defined.map(({ colname = "" }) => column(colname, from));
  if (!call) return [{ name: null, relation: null, origins: from }];
  const names = strings(call.funcname);
  const routine = reading.routine(names);
  const row = rowTypeOf(call ? node : undefined, before, reading);
  if (row)
    return (row.columns ?? []).map((name) =>
      column(name, union(of(name), new Set([reading.origin(row, name)]))),
    );
  if (routine && routine.columns.length > 0) return routine.columns.map((name) => column(name, of(name)));
  const [name = ""] = names.slice(-1);
  const parts = name === "unnest" && call.args && call.args.length > 1 ? call.args : null;
  // Several arrays are put side by side, each in a column of its own.
  if (parts) return parts.map((part) => column(name, reading.expression(part, before, "value")));
  const known = KEY_AND_VALUE.test(name) ? ["key", "value"] : null;
  if (known) return known.map((one) => column(one, from));
  return ONE_COLUMN.has(name) ? [column(name, from)] : [{ name: null, relation: null, origins: from }];
}

export function xmlTableSource(table: RangeTableFunc, before: Scope, reading: Reading): Source {
  const from = union(
    reading.expression(table.docexpr, before, "value"),
    reading.expression(table.rowexpr, before, "value"),
  );
  const entries = each("RangeTableFuncCol", table.columns).map(({ colname = "", colexpr, coldefexpr }) => {
    const own = [colexpr, coldefexpr].map((part) => reading.expression(part, before, "value"));
    return column(colname, union(from, ...own));
  });
  const names = strings(table.alias?.colnames);
  return asSource(table.alias?.aliasname ?? "xmltable", rename(entries, names, reading));
}

export function jsonTableSource(table: JsonTable, before: Scope, reading: Reading): Source {
  const passed = (table.passing ?? []).map((part) => reading.expression(part, before, "value"));
  const document = table.context_item ? { JsonValueExpr: table.context_item } : undefined;
  const from = union(reading.expression(document, before, "value"), ...passed);
  const entries = jsonColumns(table.columns, from);
  const names = strings(table.alias?.colnames);
  return asSource(table.alias?.aliasname ?? "json_table", rename(entries, names, reading));
}

const jsonColumns = (columns: readonly Node[] | undefined, from: Origins): Entry[] =>
  each("JsonTableColumn", columns).flatMap(({ name, columns: nested }) =>
    nested ? jsonColumns(nested, from) : [column(name ?? "", from)],
  );

function asSource(
  alias: string,
  entries: Entry[],
  relation: Relation | null = null,
  row: Origins | null = null,
): Source {
  const item: Item = { alias, schema: null, relation, row, entries, rows: NOTHING };
  return { items: [item], entries, rows: NOTHING };
}
