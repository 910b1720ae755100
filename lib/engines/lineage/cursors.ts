import { type Into, numberOf, pathOf, type Step, sqlOf } from "./plpgsql-tree.ts";
import { isRecord } from "./syntax.ts";

/** What a cursor is opened for, wherever in the body that is, and what its parameters are given. */
type Cursor = { place: number; queries: string[]; isDynamic: boolean; parameters: number[]; given: string[] };
/** By the cursor's place among the variables. */
export type Cursors = ReadonlyMap<number, Cursor>;

/** All cursors of a body that it declares or opens by itself. */
export function cursorsOf(datums: unknown, action: unknown): Cursors {
  const cursors = new Map<number, Cursor>();
  const at = (place: number): Cursor => {
    const known = cursors.get(place) ?? { place, queries: [], isDynamic: false, parameters: [], given: [] };
    cursors.set(place, known);
    return known;
  };
  const declared: unknown[] = Array.isArray(datums) ? datums : [];
  for (const [place, datum] of declared.entries()) {
    const query = pathOf(datum, "PLpgSQL_var", "cursor_explicit_expr", "PLpgSQL_expr");
    if (query === undefined) continue;
    const row = pathOf(datum, "PLpgSQL_var", "cursor_explicit_argrow");
    const fields = typeof row === "number" ? pathOf(declared[row], "PLpgSQL_row", "fields") : undefined;
    at(place).queries.push(sqlOf(query));
    at(place).parameters = (Array.isArray(fields) ? fields : []).map((field) =>
      numberOf(pathOf(field, "varno")),
    );
  }
  gather(action, at);
  return cursors;
}

function gather(node: unknown, at: (place: number) => Cursor): void {
  if (Array.isArray(node)) {
    for (const part of node) gather(part, at);
    return;
  }
  if (!isRecord(node)) return;
  for (const [kind, body] of Object.entries(node)) {
    if (kind === "PLpgSQL_stmt_open" || kind === "PLpgSQL_stmt_forc") {
      const place = numberOf(pathOf(body, "curvar"));
      const query = pathOf(body, "query", "PLpgSQL_expr");
      const given = pathOf(body, "argquery", "PLpgSQL_expr");
      if (query !== undefined) at(place).queries.push(sqlOf(query));
      if (given !== undefined) at(place).given.push(sqlOf(given));
      if (pathOf(body, "dynquery") !== undefined) at(place).isDynamic = true;
    }
    gather(body, at);
  }
}

/** A cursor that is handed on holds what it is opened for. */
export function stepsOfCursor({ place, queries, parameters, given }: Cursor): Step[] {
  return [
    ...given.map((sql): Step => ({ sql, into: { kind: "variables", places: parameters } })),
    ...queries.map((sql): Step => ({ sql, into: { kind: "record", place } })),
  ];
}

/** What comes out of a cursor goes where it is fetched into; null where it is opened by somebody else. */
export function stepsOfFetch(cursor: Cursor | undefined, into: Into): Step[] | null {
  if (!cursor || (cursor.queries.length === 0 && !cursor.isDynamic)) return null;
  return cursor.queries.map((sql) => ({ sql, into }));
}
