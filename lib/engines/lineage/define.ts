import type { Node, RangeVar } from "libpg-query";
import type { Relation } from "./names.ts";
import { type Entry, innerScope } from "./query-scope.ts";
import { drop, make, type Session } from "./session.ts";
import { as, each, strings } from "./syntax.ts";
import { type Changing, rangeRelation } from "./write.ts";

type Made = { relation: Relation; entries: readonly Entry[]; names: readonly string[] };

/** Statements that define, rather than read or change data. What is made of a query comes back, to be noted as written. */
export function applyDefinition(tree: Node, session: Session, reading: Changing): Made | null {
  const view = as("ViewStmt", tree);
  if (view) return madeOf(view.view, view.query, strings(view.aliases), reading);
  const table = as("CreateTableAsStmt", tree);
  if (table) return madeOf(table.into?.rel, table.query, strings(table.into?.colNames), reading);
  const created = as("CreateStmt", tree);
  if (created) {
    const copied = each("TableLikeClause", created.tableElts).flatMap(
      ({ relation }) => rangeRelation(relation, reading).columns ?? [],
    );
    const defined = each("ColumnDef", created.tableElts).map(({ colname = "" }) => colname);
    const inherited = each("RangeVar", created.inhRelations).flatMap(
      (parent) => rangeRelation(parent, reading).columns ?? [],
    );
    const columns = [...inherited, ...copied, ...defined];
    const made = make(session, rangeRelation(created.relation, reading), columns);
    reading.write({ relation: made, action: "create", columns: [] });
    return null;
  }
  applyChange(tree, session, reading);
  return null;
}

function madeOf(
  range: RangeVar | undefined,
  query: Node | undefined,
  names: readonly string[],
  reading: Changing,
): Made | null {
  if (!query) return null;
  return {
    relation: rangeRelation(range, reading),
    entries: reading.change(query, innerScope(null)).entries,
    names,
  };
}

function applyChange(tree: Node, session: Session, reading: Changing): void {
  for (const object of as("DropStmt", tree)?.objects ?? []) {
    const names = strings(as("List", object)?.items);
    if (names.length > 0) drop(session, reading.relation(names.at(-2) ?? null, names.at(-1) ?? ""));
  }
  const renamed = as("RenameStmt", tree);
  if (renamed?.relation && renamed.newname) rename(renamed, renamed.newname, session, reading);
  const setting = as("VariableSetStmt", tree);
  if (setting?.name === "search_path")
    session.searchPath =
      setting.kind === "VAR_SET_VALUE"
        ? each("A_Const", setting.args).flatMap(({ sval }) => sval?.sval ?? [])
        : session.catalog.searchPath;
  const copy = as("CopyStmt", tree);
  if (copy) resolveCopy(copy, reading);
}

function rename(
  { relation, renameType, subname }: { relation?: RangeVar; renameType?: string; subname?: string },
  newName: string,
  session: Session,
  reading: Changing,
): void {
  const before = rangeRelation(relation, reading);
  if (renameType === "OBJECT_COLUMN") {
    const columns = before.columns?.map((name) => (name === subname ? newName : name)) ?? null;
    make(session, before, columns);
    return;
  }
  drop(session, before);
  make(session, { ...before, name: newName }, before.columns);
}

/** A file is a relation without columns: rows come from it or go there. */
function resolveCopy(
  copy: { relation?: RangeVar; query?: Node; is_from?: boolean; filename?: string; is_program?: boolean },
  reading: Changing,
): void {
  const file = copy.filename && !copy.is_program ? reading.relation(null, `path:${copy.filename}`) : null;
  if (copy.query) {
    const { entries } = reading.change(copy.query, innerScope(null));
    if (file)
      reading.write({
        relation: file,
        action: "copy",
        columns: entries.map((entry) => ({ ...entry, location: null })),
      });
    return;
  }
  const table = rangeRelation(copy.relation, reading);
  const [from, to] = copy.is_from ? [file, table] : [table, file];
  if (from) reading.note(new Set([reading.origin(from, null)]), "value");
  if (to) reading.write({ relation: to, action: "copy", columns: [] });
}
