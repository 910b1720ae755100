/**
 * Whether a statement that a person wrote may run on a customer's database: one SELECT, which only reads, calls functions
 * from a list, and sees no catalog that holds secrets. It is judged by its tree, as Postgres's own parser reads it; what is
 * not known to be harmless is refused. READ ONLY alone is no sandbox: files, other sessions and settings are open to it.
 */
import { type Node, parseSync } from "libpg-query";
import { ALLOWED_NODES, STATEMENT_WORDS } from "./allowed-nodes.ts";
import { type Fault, faultOf } from "./node-faults.ts";
import { isReadableName, type RelationName } from "./relations.ts";
import { areTooMany, rowsMade } from "./sizes.ts";

/** Where in the text, in characters, the refusal is about; null where it is about all of it. */
type Refusal = { isAllowed: false; reason: string; at: number | null };
type Allowed = {
  isAllowed: true;
  /** The relations it reads by name, names of its own WITH left out; `at` is where each stands, in characters. */
  relations: (RelationName & { at: number })[];
  /** How many columns it answers with; null where a `*` says so. */
  columns: number | null;
};
type Verdict = Allowed | Refusal;

const LONGEST_STATEMENT = 20_000;
/** In steps of the tree: some hundred sub-queries, or a chain of some hundred operators. */
const DEEPEST = 1_000;

/** The parser is loaded before (`loadParser`). */
export function guardStatement(sql: string): Verdict {
  if (sql.trim() === "") return refused("Write one SELECT that answers with one number.");
  if (sql.length > LONGEST_STATEMENT)
    return refused(`Use at most ${LONGEST_STATEMENT.toLocaleString("en")} characters.`);
  // The parser would stop reading there, and the server would not.
  if (sql.includes("\0")) return refused("There is a zero character in it.", sql.indexOf("\0"));
  const tree = treeOf(sql);
  if ("isAllowed" in tree) return tree;
  return new Walk(sql).judge(tree);
}

const refused = (reason: string, at: number | null = null): Refusal => ({ isAllowed: false, reason, at });

function treeOf(sql: string): Node | Refusal {
  try {
    const statements = parseSync(sql).stmts ?? [];
    const [first, second] = statements;
    if (!first?.stmt) return refused("Write one SELECT that answers with one number.");
    if (second)
      return refused("Only one statement is allowed.", charactersTo(sql, second.stmt_location ?? 0));
    return first.stmt;
  } catch (error) {
    if (error instanceof RangeError) return refused("It is nested too deeply.");
    const said = error instanceof Error ? error.message : String(error);
    return refused(`This is no SQL that PostgreSQL understands: ${said}.`, positionOf(error));
  }
}

function positionOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("sqlDetails" in error)) return null;
  const { sqlDetails } = error;
  if (typeof sqlDetails !== "object" || sqlDetails === null || !("cursorPosition" in sqlDetails)) return null;
  return typeof sqlDetails.cursorPosition === "number" ? sqlDetails.cursorPosition : null;
}

/** The parser counts bytes. */
const charactersTo = (sql: string, bytes: number): number =>
  Buffer.from(sql).toString("utf8", 0, bytes).length;

class Walk {
  readonly #sql: string;
  readonly #ownNames = new Set<string>();
  readonly #relations: (RelationName & { at: number })[] = [];
  #rows = 1;

  constructor(sql: string) {
    this.#sql = sql;
  }

  judge(root: Node): Verdict {
    if (!("SelectStmt" in root)) return refused(`Only SELECT is allowed${wordFor(Object.keys(root)[0])}.`);
    // A list of its own, not calls: a long chain of operators is as deep as it is long.
    const open: { kind: string; body: unknown; depth: number }[] = [{ kind: "", body: root, depth: 0 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { kind, body, depth } = next;
      if (depth > DEEPEST) return refused("It is nested too deeply.");
      const fault = this.#faultOf(kind, body);
      if (fault) return refused(fault.reason, fault.at === null ? null : charactersTo(this.#sql, fault.at));
      for (const [key, value] of Object.entries(Object(body)))
        if (typeof value === "object" && value !== null)
          open.push({ kind: Array.isArray(body) ? "" : key, body: value, depth: depth + 1 });
    }
    return {
      isAllowed: true,
      relations: this.#relations.filter(({ schema, name }) => schema !== null || !this.#ownNames.has(name)),
      columns: columnsOf(root),
    };
  }

  /** A key is the kind of the node under it, which begins with a capital letter, or a property. */
  #faultOf(kind: string, body: unknown): Fault | null {
    if (/^[A-Z]/.test(kind) && !ALLOWED_NODES.has(kind))
      return {
        reason: `${STATEMENT_WORDS[kind] ?? kind} is not allowed; only what reads is.`,
        at: placeOf(body),
      };
    const fault = faultOf(kind, body);
    if (fault) return fault;
    if (kind === "CommonTableExpr") this.#ownNames.add(textOf(body, "ctename") ?? "");
    if (kind === "RangeVar") return this.#readRelation(body);
    if (kind === "FuncCall") return this.#countRows(body);
    return null;
  }

  #readRelation(body: unknown): Fault | null {
    const relation = { schema: textOf(body, "schemaname"), name: textOf(body, "relname") ?? "" };
    const at = placeOf(body) ?? 0;
    if (!isReadableName(relation))
      return { reason: `${relation.name} is one of the server's own tables, which may hold secrets.`, at };
    this.#relations.push({ ...relation, at: charactersTo(this.#sql, at) });
    return null;
  }

  #countRows(body: unknown): Fault | null {
    const call = Object(body);
    const name = JSON.stringify(call.funcname?.at(-1) ?? null);
    if (!name.includes('"generate_series"')) return null;
    const rows = rowsMade(call);
    this.#rows *= Math.max(1, rows ?? 1);
    return rows === null || areTooMany(this.#rows)
      ? {
          reason: "generate_series makes too many rows, or so that their number cannot be seen.",
          at: placeOf(body),
        }
      : null;
  }
}

const wordFor = (kind: string | undefined): string => {
  const word = STATEMENT_WORDS[kind ?? ""];
  return word ? `, not ${word}` : "";
};

function textOf(body: unknown, key: string): string | null {
  const value: unknown = Object(body)[key];
  return typeof value === "string" ? value : null;
}

function placeOf(body: unknown): number | null {
  const location: unknown = Object(body).location;
  return typeof location === "number" ? location : null;
}

function columnsOf(root: Node): number | null {
  let query = "SelectStmt" in root ? root.SelectStmt : undefined;
  while (query?.larg) query = query.larg;
  const targets = query?.targetList ?? [];
  return JSON.stringify(targets.map(fieldsOf)).includes("A_Star") ? null : targets.length;
}

const fieldsOf = (target: Node) =>
  "ResTarget" in target && target.ResTarget.val && "ColumnRef" in target.ResTarget.val
    ? target.ResTarget.val.ColumnRef.fields
    : null;
