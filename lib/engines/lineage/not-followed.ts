import type { AlterTableType, Node, SelectStmt } from "libpg-query";
import { routineIn, type Session } from "./session.ts";
import { as, each, type Kind, strings } from "./syntax.ts";

/** A kind of statement that may move data without an arrow, in its keywords, and what of it is not known. */
export type NotFollowed = { kind: string; why: string };

const LATER = "it is followed when lineage is read from the database that has it, not from here";

/** Whatever stands in none of these either is followed or moves nothing: it grants, sets, locks, comments. */
const KINDS: Partial<Record<Kind, NotFollowed>> = {
  DoStmt: { kind: "DO", why: "what its block does is not followed" },
  CreateFunctionStmt: { kind: "CREATE FUNCTION", why: LATER },
  CreateTrigStmt: { kind: "CREATE TRIGGER", why: LATER },
  RuleStmt: { kind: "CREATE RULE", why: LATER },
  CreateForeignTableStmt: { kind: "CREATE FOREIGN TABLE", why: "where its rows come from is not followed" },
  ImportForeignSchemaStmt: {
    kind: "IMPORT FOREIGN SCHEMA",
    why: "where the rows of its tables come from is not followed",
  },
  CreateSubscriptionStmt: { kind: "CREATE SUBSCRIPTION", why: "what is replicated to here is not followed" },
  AlterObjectSchemaStmt: { kind: "SET SCHEMA", why: "names are looked up where they were before" },
};

const CALL = { kind: "CALL", why: "what the procedure does is not followed from its call" };
const EXECUTE = { kind: "EXECUTE", why: "the statement was not prepared here, so it is not known" };
const ALTER = { kind: "ALTER TABLE", why: "columns and parts are taken as they were before" };
const FUNCTION = { kind: "SELECT function()", why: "what the function does besides is not followed" };

const OF_COLUMNS: ReadonlySet<AlterTableType> = new Set([
  ...(["AT_AddColumn", "AT_DropColumn", "AT_AttachPartition", "AT_DetachPartition"] as const),
  ...(["AT_AddInherit", "AT_DropInherit"] as const),
]);

/** Why a statement may move more than what is drawn of it; null where it cannot. */
export function notFollowed(tree: Node, session: Session): NotFollowed | null {
  const call = as("CallStmt", tree);
  // A procedure whose text is known draws its own arrows.
  if (call) return routineIn(session, strings(call.funccall?.funcname))?.result ? null : CALL;
  const execute = as("ExecuteStmt", as("CreateTableAsStmt", tree)?.query ?? tree);
  if (execute) return session.prepared.has(execute.name ?? "") ? null : EXECUTE;
  const altered = each("AlterTableCmd", as("AlterTableStmt", tree)?.cmds);
  if (altered.some(({ subtype }) => subtype !== undefined && OF_COLUMNS.has(subtype))) return ALTER;
  const select = as("SelectStmt", tree);
  if (select) return callsFunction(select) ? FUNCTION : null;
  for (const [kind, gap] of Object.entries(KINDS)) if (kind in tree) return gap;
  return null;
}

const OF_SERVER = new Set(["pg_catalog", "information_schema"]);
/** Functions of the server that are called on their own, as programs and dumps do. */
const ITS_OWN =
  /^(pg_|has_|to_|txid_|inet_|current_|set_config$|setval$|nextval$|currval$|lastval$|now$|version$|random$|gen_random_|generate_|unnest$|json|row_to_json$|clock_timestamp$|statement_timestamp$|obj_description$|format_type$)/;

/** By its schema, or because nothing else stands there, a function of somebody's own. */
function callsFunction({ targetList, fromClause }: SelectStmt): boolean {
  const functions = each("RangeFunction", fromClause).flatMap(
    ({ functions: lists }) => as("List", lists?.[0])?.items?.[0] ?? [],
  );
  const isAlone = functions.length === (fromClause?.length ?? 0);
  const values = each("ResTarget", targetList).flatMap(({ val }) => val ?? []);
  return each("FuncCall", [...values, ...functions]).some(({ funcname }) => {
    const [name = "", schema] = strings(funcname).toReversed();
    return schema === undefined ? isAlone && !ITS_OWN.test(name) : !OF_SERVER.has(schema);
  });
}
