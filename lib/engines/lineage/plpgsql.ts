import { parsePlPgSQLSync } from "libpg-query";
import { isRecord } from "./syntax.ts";

/** Where what a statement puts out goes: into variables by their place, into a record as a whole, or back to the caller. */
export type Into =
  | { kind: "variables"; places: number[] }
  | { kind: "record"; place: number }
  | { kind: "caller" };

/** One piece of SQL in a body; null where it is put together as it runs. */
export type Step = { sql: string | null; into: Into | null };

/** A variable by its name, or one field of a record that stands at `parent`. */
export type Variable = { name: string; parent: number | null };

export type Body = { variables: Variable[]; steps: Step[] };

const STATEMENT = 0;
const ASSIGNMENT = 3;
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
  const steps: Step[] = [];
  collect(datums, variables, steps);
  collect(pathOf(routine, "action"), variables, steps);
  return { variables, steps };
}

function collect(node: unknown, variables: readonly Variable[], steps: Step[]): void {
  if (Array.isArray(node)) {
    for (const part of node) collect(part, variables, steps);
    return;
  }
  if (!isRecord(node)) return;
  for (const [kind, body] of Object.entries(node)) {
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
      if (kind !== "PLpgSQL_expr") collect(body, variables, steps);
      continue;
    }
    steps.push({ sql: sqlOf(expression), into: intoOf(kind, body) });
    collect(
      Object.entries(body).flatMap(([name, part]) => (name === at ? [] : [part])),
      variables,
      steps,
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

/** An expression and the right side of an assignment are read as what a SELECT puts out. */
function sqlOf(expression: unknown): string {
  const query = String(pathOf(expression, "query") ?? "");
  const mode = numberOf(pathOf(expression, "parseMode"));
  if (mode === STATEMENT) return query;
  if (mode < ASSIGNMENT) return `select ${query}`;
  return `select ${query.replace(/^[^=]*?:?=/, "")}`;
}

/** Zero is left out in what the parser tells. */
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

function pathOf(node: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      Array.isArray(at) && typeof step === "number" ? at[step] : isRecord(at) ? at[String(step)] : undefined,
    node,
  );
}
