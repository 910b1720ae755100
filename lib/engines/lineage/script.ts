import { type Edge, edgesOf } from "./edges.ts";
import type { Catalog, Relation } from "./names.ts";
import { keyOf } from "./names.ts";
import { parseScript } from "./parse.ts";
import { createSession } from "./session.ts";
import { resolveStatement, type StatementLineage } from "./statement.ts";

/** One statement of a script; `lineage` is null where it could not be read, and `error` says why. */
export type ScriptStatement = {
  text: string;
  lineage: StatementLineage | null;
  edges: Edge[];
  error: string | null;
};

/** All statements in order, each knowing what those before it made. */
export function resolveScript(sql: string, catalog: Catalog): ScriptStatement[] {
  const session = createSession(catalog);
  return parseScript(sql).map(({ text, tree, error }) => {
    if (!tree) return { text, lineage: null, edges: [], error };
    try {
      const lineage = resolveStatement(tree, session);
      return { text, lineage, edges: edgesOf(lineage), error: null };
    } catch (thrown) {
      // Nested deeper than our own stack.
      if (!(thrown instanceof RangeError)) throw thrown;
      return { text, lineage: null, edges: [], error: "The statement is nested too deeply." };
    }
  });
}

/** Relations that a script reads and does not fill before, that it fills and reads, and that it fills. */
export function tablesOf(statements: readonly ScriptStatement[]): {
  sources: Relation[];
  between: Set<string>;
  targets: Relation[];
} {
  const filled = new Map<string, Relation>();
  const read = new Map<string, Relation>();
  const between = new Set<string>();
  for (const { lineage } of statements) {
    if (!lineage) continue;
    const written = new Set(lineage.writes.map(({ relation }) => idOf(relation)));
    for (const { relation } of lineage.reads) {
      if (!relation) continue;
      const id = idOf(relation);
      if (filled.has(id)) between.add(id);
      else if (!written.has(id) || isInFrom(lineage, relation)) read.set(id, relation);
    }
    for (const { relation, action } of lineage.writes)
      if (action !== "delete") filled.set(idOf(relation), relation);
  }
  const outside = ([id]: [string, Relation]) => !between.has(id);
  return {
    sources: [...read].filter(outside).map(([, relation]) => relation),
    between,
    targets: [...filled].filter(outside).map(([, relation]) => relation),
  };
}

const idOf = ({ schema, name }: Relation): string => keyOf(schema, name);

/** A table that is changed may stand in FROM as well. */
const isInFrom = ({ reads }: StatementLineage, relation: Relation): boolean =>
  [...reads].some((origin) => origin.relation === relation && origin.column === null);
