import { parsePlPgSQLSync } from "libpg-query";
import { type Cursors, cursorsOf, stepsOfCursor, stepsOfFetch } from "./cursors.ts";
import { type Into, numberOf, pathOf, type Step, sqlOf } from "./plpgsql-tree.ts";
import { isRecord } from "./syntax.ts";

/** A variable by its name, or one field of a record that stands at `parent`. */
export type Variable = { name: string; parent: number | null };

/** `problems`: what of it is not followed, in words. */
export type Body = { variables: Variable[]; steps: Step[]; problems: Set<string> };

/** Under which property of a statement its SQL is, where what it puts out goes somewhere. */
const SQL_AT: Readonly<Record<string, string>> = {
  PLpgSQL_stmt_assign: "expr",
  PLpgSQL_stmt_execsql: "sqlstmt",
  PLpgSQL_stmt_fors: "query",
  PLpgSQL_stmt_foreach_a: "expr",
  PLpgSQL_stmt_return_query: "query",
  PLpgSQL_stmt_return: "expr",
  PLpgSQL_stmt_return_next: "expr",
};

const FETCHES = new Set(["PLpgSQL_stmt_fetch", "PLpgSQL_stmt_forc"]);
const ELSEWHERE = "it reads from a cursor that is opened elsewhere: what that holds is unknown";

/** All SQL in a function of PL/pgSQL, whatever the path by which it is reached. Throws where it does not parse. */
export function readPlPgSql(definition: string): Body {
  const parsed: unknown = parsePlPgSQLSync(definition);
  const routine = pathOf(parsed, "plpgsql_funcs", 0, "PLpgSQL_function");
  const datums = pathOf(routine, "datums");
  const variables = (Array.isArray(datums) ? datums : []).map((datum: unknown): Variable => {
    const [body] = isRecord(datum) ? Object.values(datum) : [];
    const name = pathOf(body, "refname") ?? pathOf(body, "fieldname");
    const isField = pathOf(body, "fieldname") !== undefined;
    return { name: String(name ?? ""), parent: isField ? numberOf(pathOf(body, "recparentno")) : null };
  });
  const action = pathOf(routine, "action");
  const cursors = cursorsOf(datums, action);
  const body: Body = { variables, steps: [...cursors.values()].flatMap(stepsOfCursor), problems: new Set() };
  collect(datums, cursors, body);
  collect(action, cursors, body);
  return body;
}

function collect(node: unknown, cursors: Cursors, found: Body): void {
  if (Array.isArray(node)) {
    for (const part of node) collect(part, cursors, found);
    return;
  }
  if (!isRecord(node)) return;
  const { variables, steps } = found;
  for (const [kind, body] of Object.entries(node)) {
    const target = isRecord(body) && FETCHES.has(kind) ? intoOf(kind, body) : null;
    if (isRecord(body) && target) {
      const fetched = stepsOfFetch(cursors.get(numberOf(body.curvar)), target);
      if (fetched) steps.push(...fetched);
      else found.problems.add(ELSEWHERE);
    }
    if (kind === "PLpgSQL_expr") steps.push({ sql: sqlOf(body), into: null });
    else if (kind.startsWith("PLpgSQL_stmt_dyn") || pathOf(body, "dynquery") !== undefined)
      steps.push({ sql: null, into: null });
    const returned = kind.startsWith("PLpgSQL_stmt_return") ? pathOf(body, "retvarno") : undefined;
    const name = typeof returned === "number" ? variables[returned]?.name : undefined;
    if (name && !name.startsWith("("))
      steps.push({ sql: `select "${name.replaceAll('"', '""')}"`, into: { kind: "caller" } });
    const at = SQL_AT[kind];
    const expression = at === undefined ? undefined : pathOf(body, at, "PLpgSQL_expr");
    if (at === undefined || expression === undefined || !isRecord(body)) {
      if (kind !== "PLpgSQL_expr") collect(body, cursors, found);
      continue;
    }
    steps.push({ sql: sqlOf(expression), into: intoOf(kind, body) });
    collect(
      Object.entries(body).flatMap(([name, part]) => (name === at ? [] : [part])),
      cursors,
      found,
    );
  }
}

function intoOf(kind: string, body: Record<string, unknown>): Into | null {
  if (kind.startsWith("PLpgSQL_stmt_return")) return { kind: "caller" };
  if (kind === "PLpgSQL_stmt_assign" || kind === "PLpgSQL_stmt_foreach_a")
    return { kind: "variables", places: [numberOf(body.varno)] };
  const target = body.target ?? body.var;
  const record = pathOf(target, "PLpgSQL_rec");
  if (record !== undefined) return { kind: "record", place: numberOf(pathOf(record, "dno")) };
  const fields = pathOf(target, "PLpgSQL_row", "fields");
  if (!Array.isArray(fields)) return null;
  return { kind: "variables", places: fields.map((field: unknown) => numberOf(pathOf(field, "varno"))) };
}
