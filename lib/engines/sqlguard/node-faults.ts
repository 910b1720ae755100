import type { A_Expr, CommonTableExpr, FuncCall, Node, RangeTableSample, TypeName } from "libpg-query";
import { isAllowedFunction } from "./allowed-functions.ts";
import { ALLOWED_TYPES, ALLOWED_VALUES } from "./allowed-nodes.ts";
import { neverEnds } from "./recursion.ts";
import { isStretchedTooFar } from "./sizes.ts";

/** `at` counts bytes, as the parser does. */
export type Fault = { reason: string; at: number | null };

const SAMPLES = new Set(["system", "bernoulli"]);

/** What is wrong with a node or a property of that name, by itself. */
export function faultOf(key: string, body: unknown): Fault | null {
  switch (key) {
    case "intoClause":
      return { reason: "SELECT INTO makes a table; only what reads is allowed.", at: null };
    case "lockingClause":
      return { reason: "FOR UPDATE and FOR SHARE lock rows; only what reads is allowed.", at: null };
    case "FuncCall":
      return faultOfCall(bodyOf<FuncCall>(body));
    case "TypeName":
    case "typeName":
      return faultOfType(bodyOf<TypeName>(body));
    case "A_Expr":
      return faultOfOperator(bodyOf<A_Expr>(body));
    case "SQLValueFunction":
      return ALLOWED_VALUES.test(String(Object(body).op))
        ? null
        : { reason: "Who is asking is not part of a metric.", at: Object(body).location ?? null };
    case "RangeTableSample":
      return faultOfSample(bodyOf<RangeTableSample>(body));
    case "CommonTableExpr":
      return neverEnds(bodyOf<CommonTableExpr>(body))
        ? {
            reason: "This WITH RECURSIVE has nothing that ends it. Give it a WHERE.",
            at: Object(body).location ?? null,
          }
        : null;
    default:
      return null;
  }
}

/** The parser's types say what is under a key of that name; it has no way to tell us by the value. */
const bodyOf = <Body>(body: unknown): Body => body as Body;

const namesOf = (nodes: readonly Node[] | undefined): string[] =>
  (nodes ?? []).map((node) => ("String" in node ? (node.String.sval ?? "") : ""));

/** The bare name where it is Postgres's own: of no schema, or of its. */
function ownName(names: readonly string[]): string | null {
  const [first, second] = names;
  if (names.length === 1) return first ?? null;
  return names.length === 2 && first === "pg_catalog" ? (second ?? null) : null;
}

function faultOfCall(call: FuncCall): Fault | null {
  const names = namesOf(call.funcname);
  const at = call.location ?? null;
  const name = ownName(names);
  if (name === null || !isAllowedFunction(name))
    return { reason: `The function ${names.join(".")} is not on the list of those that only compute.`, at };
  return isStretchedTooFar(name, call) ? { reason: `${name} makes a text that is too long.`, at } : null;
}

function faultOfType(type: TypeName): Fault | null {
  const names = namesOf(type.names);
  const name = ownName(names);
  if (name !== null && ALLOWED_TYPES.has(name)) return null;
  return {
    reason: `The type ${names.join(".")} is not on the list of plain ones. Compare with a text in quotes instead.`,
    at: type.location ?? null,
  };
}

function faultOfOperator({ name, location }: A_Expr): Fault | null {
  const names = namesOf(name);
  return ownName(names) === null
    ? { reason: `The operator ${names.join(".")} is not PostgreSQL's own.`, at: location ?? null }
    : null;
}

function faultOfSample({ method, location }: RangeTableSample): Fault | null {
  const name = ownName(namesOf(method));
  return name !== null && SAMPLES.has(name)
    ? null
    : { reason: "Sample with system or bernoulli.", at: location ?? null };
}
