import type { DeleteStmt, InsertStmt, Node, RangeVar, ReturningClause, UpdateStmt } from "libpg-query";
import { relationOutcome, resolveSource } from "./from.ts";
import { NOTHING, type Origins, type Relation } from "./names.ts";
import {
  column,
  EMPTY,
  type Entry,
  type Item,
  innerScope,
  type Outcome,
  type Reading,
  rowsOf,
  type Scope,
  type Source,
  valuesOf,
} from "./query-scope.ts";
import { outputsOf } from "./select.ts";
import { as, each, strings } from "./syntax.ts";
import { declareQueries } from "./with.ts";

/** A column that a statement fills; a null name is every column that the origin has. */
export type Written = { name: string | null; origins: Origins; location: number | null };
export type Action = "insert" | "update" | "merge" | "delete" | "create" | "copy";
export type Write = { relation: Relation; action: Action; columns: Written[] };
export type Changing = Reading & { write(write: Write): void };

export const rangeRelation = (range: RangeVar | undefined, reading: Reading): Relation =>
  reading.relation(
    range?.catalogname && range.schemaname
      ? `${range.catalogname}.${range.schemaname}`
      : (range?.schemaname ?? null),
    range?.relname ?? "",
  );

/** The relation that is changed, as its own columns can be named in the statement. Reading none of them reads nothing. */
export function targetSource(range: RangeVar | undefined, reading: Reading): Source & { relation: Relation } {
  const relation = rangeRelation(range, reading);
  const outcome = relationOutcome(relation, reading);
  const alias = range?.alias?.aliasname ?? range?.relname ?? "";
  const item: Item = { ...outcome, alias, schema: range?.schemaname ?? null, relation, row: outcome.rows };
  return { ...outcome, items: [item], relation };
}

export function resolveInsert(insert: InsertStmt, parent: Scope | null, reading: Changing): Outcome {
  const scope = innerScope(parent);
  declareQueries(insert.withClause, scope, reading);
  const target = targetSource(insert.relation, reading);
  const select = as("SelectStmt", insert.selectStmt);
  const entries = select ? reading.query(select, scope).entries : [];
  const names = insert.cols ? each("ResTarget", insert.cols).map(({ name = "" }) => name) : null;
  const columns = fill(entries, names ?? target.relation.columns, reading, names !== null);
  reading.write({ relation: target.relation, action: "insert", columns });
  const conflict = insert.onConflictClause;
  if (conflict?.targetList) {
    const excluded = columns.map(
      ({ name, origins }): Entry =>
        name === null ? { name, relation: null, origins } : column(name, origins),
    );
    const item: Item = {
      ...{ alias: "excluded", schema: null, relation: null, row: null },
      ...{ entries: excluded, rows: NOTHING },
    };
    const inner = innerScope(scope, [target, { items: [item], entries: [], rows: NOTHING }]);
    assign(conflict.targetList, target, inner, "insert", reading);
    reading.expression(conflict.whereClause, inner, "filter");
  }
  return returned(insert.returningClause, innerScope(scope, [target]), reading);
}

/** Which column gets which value: by position as far as positions are known, then by name. */
export function fill(
  entries: readonly Entry[],
  names: readonly string[] | null,
  reading: Reading,
  isAsked = true,
): Written[] {
  const own = (entry: Entry): Written =>
    entry.name === null
      ? { name: null, origins: valuesOf({ entries: [entry] }, reading), location: null }
      : { name: entry.name, origins: entry.origins, location: entry.location };
  if (!names) return entries.map(own);
  const unknown = entries.findIndex(({ name }) => name === null);
  if (unknown === -1) {
    if (entries.length > names.length)
      reading.problem(`${entries.length} values for ${names.length} columns`);
    return entries.flatMap((entry, place) => {
      const name = names[place];
      return name === undefined ? [] : [{ name, origins: entry.origins, location: null }];
    });
  }
  const placed = entries
    .slice(0, unknown)
    .map((entry, place) => ({ ...own(entry), name: names[place] ?? entry.name }));
  if (!isAsked) return [...placed, ...entries.slice(unknown).map(own)];
  const rest = valuesOf({ entries: entries.slice(unknown) }, reading);
  return [...placed, ...names.slice(unknown).map((name) => ({ name, origins: rest, location: null }))];
}

export function resolveUpdate(update: UpdateStmt, parent: Scope | null, reading: Changing): Outcome {
  const scope = innerScope(parent);
  declareQueries(update.withClause, scope, reading);
  const target = targetSource(update.relation, reading);
  scope.sources.push(target);
  for (const node of update.fromClause ?? []) scope.sources.push(resolveSource(node, scope, [], reading));
  assign(update.targetList, target, scope, "update", reading);
  reading.expression(update.whereClause, scope, "filter");
  return returned(update.returningClause, scope, reading);
}

export function resolveDelete(statement: DeleteStmt, parent: Scope | null, reading: Changing): Outcome {
  const scope = innerScope(parent);
  declareQueries(statement.withClause, scope, reading);
  const target = targetSource(statement.relation, reading);
  scope.sources.push(target);
  for (const node of statement.usingClause ?? []) scope.sources.push(resolveSource(node, scope, [], reading));
  reading.expression(statement.whereClause, scope, "filter");
  reading.write({ relation: target.relation, action: "delete", columns: [] });
  return returned(statement.returningClause, scope, reading);
}

/** `set a = …, (b, c) = (…)`. */
export function assign(
  targets: readonly Node[] | undefined,
  target: Source & { relation: Relation },
  scope: Scope,
  action: Action,
  reading: Changing,
): void {
  const columns = each("ResTarget", targets).map(({ name = "", indirection, val }): Written => {
    const [inner] = strings(indirection);
    const isQualified =
      inner !== undefined &&
      !target.relation.columns?.includes(name) &&
      target.items.some(({ alias }) => alias === name);
    return {
      name: isQualified ? inner : name,
      origins: assigned(val, scope, reading),
      location: null,
    };
  });
  reading.write({ relation: target.relation, action, columns });
}

function assigned(value: Node | undefined, scope: Scope, reading: Reading): Origins {
  const part = as("MultiAssignRef", value);
  if (!part) return reading.expression(value, scope, "value");
  const place = (part.colno ?? 1) - 1;
  const row = as("RowExpr", part.source);
  if (row) return reading.expression(row.args?.[place], scope, "value");
  const select = as("SelectStmt", as("SubLink", part.source)?.subselect);
  if (!select) return reading.expression(part.source, scope, "value");
  return reading.query(select, scope).entries[place]?.origins ?? NOTHING;
}

export function returned(clause: ReturningClause | undefined, scope: Scope, reading: Reading): Outcome {
  if (!clause?.exprs) return EMPTY;
  return { entries: outputsOf(clause.exprs, scope, reading), rows: rowsOf(scope) };
}
