import type { Node, SelectStmt } from "libpg-query";
import { applyDefinition } from "./define.ts";
import { resolveExpression } from "./expression.ts";
import { resolveMerge } from "./merge.ts";
import type { Origin, Relation } from "./names.ts";
import { type NotFollowed, notFollowed } from "./not-followed.ts";
import { EMPTY, type Entry, innerScope, type Outcome, type Role, type Scope } from "./query-scope.ts";
import { resolveSelect } from "./select.ts";
import { make, originIn, relationIn, routineIn, type Session } from "./session.ts";
import { as } from "./syntax.ts";
import {
  type Changing,
  fill,
  rangeRelation,
  resolveDelete,
  resolveInsert,
  resolveUpdate,
  type Write,
} from "./write.ts";

/** What one statement reads and writes. */
export type StatementLineage = {
  writes: Write[];
  /** What a query that writes nothing puts out. */
  outputs: readonly Entry[];
  /** Everything that is read. A relation that is in FROM stands here with the column null. */
  reads: ReadonlySet<Origin>;
  /** What is read for another use than as a value. */
  uses: ReadonlyMap<Exclude<Role, "value">, ReadonlySet<Origin>>;
  /** What could not be understood, in words. */
  problems: string[];
  /** Why it may move more than what is read here; null where it cannot. */
  notFollowed: NotFollowed | null;
};

/** Reads one statement, and tells the session what it makes. `outer`: what it sees besides tables, as in a function. */
export function resolveStatement(tree: Node, session: Session, outer: Scope | null = null): StatementLineage {
  const reads = new Set<Origin>();
  const uses = new Map<Exclude<Role, "value">, Set<Origin>>();
  const writes: Write[] = [];
  const problems = new Set<string>();
  const reading: Changing = {
    query: (select, parent) => resolveSelect(select, parent, reading),
    expression: (node, scope, role) => resolveExpression(node, scope, role, reading),
    change: (node, scope) => resolveChange(node, scope, reading) ?? EMPTY,
    origin: (relation, column) => originIn(session, relation, column),
    relation: (schema, name) => relationIn(session, schema, name),
    routine: (names) => routineIn(session, names),
    problem: (text) => problems.add(text),
    write: (write) => writes.push(write),
    note(origins, role) {
      const used = role === "value" ? null : (uses.get(role) ?? new Set());
      if (role !== "value" && used) uses.set(role, used);
      for (const origin of origins) {
        reads.add(origin);
        used?.add(origin);
      }
    },
  };
  const gap = notFollowed(tree, session);
  const outputs = resolveTop(tree, session, outer, reading);
  for (const { relation, column } of reads)
    if (relation === null) problems.add(`more than one relation could have the column ${column}`);
  return { writes, outputs, reads, uses, problems: [...problems], notFollowed: gap };
}

/** A statement that reads or changes data, at the top or inside of WITH; null for any other. */
function resolveChange(tree: Node, parent: Scope | null, reading: Changing): Outcome | null {
  const select = as("SelectStmt", tree);
  if (select) return reading.query(select, parent);
  const insert = as("InsertStmt", tree);
  if (insert) return resolveInsert(insert, parent, reading);
  const update = as("UpdateStmt", tree);
  if (update) return resolveUpdate(update, parent, reading);
  const deletion = as("DeleteStmt", tree);
  if (deletion) return resolveDelete(deletion, parent, reading);
  const merge = as("MergeStmt", tree);
  return merge ? resolveMerge(merge, parent, reading) : null;
}

function resolveTop(tree: Node, session: Session, outer: Scope | null, reading: Changing): readonly Entry[] {
  const into = intoOf(as("SelectStmt", tree));
  if (into) {
    create(
      rangeRelation(into.rel, reading),
      reading.change(tree, innerScope(outer)).entries,
      null,
      session,
      reading,
    );
    return [];
  }
  const prepared = as("PrepareStmt", tree);
  if (prepared?.name) session.prepared.add(prepared.name);
  const wrapped = as("ExplainStmt", tree)?.query ?? prepared?.query ?? as("DeclareCursorStmt", tree)?.query;
  if (wrapped) return resolveTop(wrapped, session, outer, reading);
  const outcome = resolveChange(tree, outer, reading);
  if (outcome) return outcome.entries;
  const made = applyDefinition(tree, session, reading);
  if (made) create(made.relation, made.entries, made.names, session, reading);
  return [];
}

/** SELECT INTO stands in the first SELECT of a set operation. */
const intoOf = (select: SelectStmt | undefined): SelectStmt["intoClause"] =>
  select?.intoClause ?? (select?.larg ? intoOf(select.larg) : undefined);

function create(
  relation: Relation,
  entries: readonly Entry[],
  names: readonly string[] | null,
  session: Session,
  reading: Changing,
): void {
  const all = names && names.length > 0 ? [...names, ...entries.slice(names.length).map(nameOf)] : null;
  const columns = fill(entries, all, reading);
  const isKnown = columns.every(({ name }) => name !== null);
  const made = make(session, relation, isKnown ? columns.map(({ name }) => name ?? "") : null);
  reading.write({ relation: made, action: "create", columns });
}

const nameOf = ({ name }: Entry): string => name ?? "";
