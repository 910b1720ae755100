import { isRecord } from "./syntax.ts";

/** Where what a statement puts out goes: into variables by their place, into a record as a whole, or back to the caller. */
export type Into =
  | { kind: "variables"; places: number[] }
  | { kind: "record"; place: number }
  | { kind: "caller" };

/** One piece of SQL in a body; null where it is put together as it runs. */
export type Step = { sql: string | null; into: Into | null };

const STATEMENT = 0;
const ASSIGNMENT = 3;

/** An expression and the right side of an assignment are read as what a SELECT puts out. */
export function sqlOf(expression: unknown): string {
  const query = String(pathOf(expression, "query") ?? "");
  const mode = numberOf(pathOf(expression, "parseMode"));
  if (mode === STATEMENT) return query;
  if (mode < ASSIGNMENT) return `select ${query}`;
  return `select ${query.replace(/^[^=]*?:?=/, "")}`;
}

/** Zero is left out in what the parser tells. */
export const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

export function pathOf(node: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      Array.isArray(at) && typeof step === "number" ? at[step] : isRecord(at) ? at[String(step)] : undefined,
    node,
  );
}
