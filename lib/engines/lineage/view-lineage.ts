import type { FlowRelation, ViewDependencies } from "#lib/connectors/connector.ts";
import { edgesOf, type Use } from "./edges.ts";
import { createCatalog, keyOf, type Relation } from "./names.ts";
import { parseScript } from "./parse.ts";
import { createSession } from "./session.ts";
import { resolveStatement } from "./statement.ts";

/** A column that a view reads, or with null a relation of which it reads no column. */
export type Read = { objectId: number; column: string | null };

/** Where reading the text and the database's own record differ. Both lists are empty where they agree. */
export type Verdict = { missing: Read[]; extra: Read[]; error: string | null; problems: string[] };

/** An arrow into a view. A partition stands for the table that it is a part of; columns as in `Edge`. */
export type ViewEdge = {
  sourceObjectId: number;
  sourceColumn: string | null;
  targetObjectId: number;
  targetColumn: string | null;
  use: Use | null;
};

export type ViewLineage = { objectId: number; edges: ViewEdge[]; reads: Read[]; verdict: Verdict };

/**
 * What flows into each view, column by column, as its definition says, held against what the database keeps on record:
 * the resolver may be wrong, and is then known to be. View after view, so that whoever asks can stop in between.
 */
export function* lineageOfViews(
  found: Omit<ViewDependencies, "generated">,
): Generator<ViewLineage, void, undefined> {
  const byId = new Map<number, FlowRelation>();
  const relations = new Map<number, Relation>();
  for (const relation of found.relations) {
    byId.set(relation.objectId, relation);
    relations.set(relation.objectId, {
      schema: relation.schemaName,
      name: relation.name,
      columns: relation.columns,
    });
  }
  const idOf = new Map(
    found.relations.map(({ schemaName, name, objectId }) => [keyOf(schemaName, name), objectId]),
  );
  const catalog = createCatalog({
    relations: [...relations.values()],
    functions: found.functions.map(({ schemaName, name, rowObjectId, columns }) => ({
      schema: schemaName,
      name,
      rowOf: rowObjectId === null ? null : (relations.get(rowObjectId) ?? null),
      columns,
    })),
    // Definitions are worded for this path: a name without a schema is the server's own.
    searchPath: ["pg_catalog"],
  });
  /** Of rows as such that a function returns, the database keeps nothing. */
  const returned = new Set(found.functions.map(({ rowObjectId }) => rowObjectId));
  const isKept = (read: Read) =>
    (byId.get(read.objectId)?.isTracked ?? false) && !(read.column === null && returned.has(read.objectId));
  const recorded = Map.groupBy(found.dependencies, ({ objectId }) => objectId);

  for (const { objectId, schemaName, name, definition } of found.views) {
    const target = relations.get(objectId) ?? { schema: schemaName, name, columns: null };
    const { edges, reads, error, problems } = resolveView(definition, target);
    const read = reads.flatMap(({ relation, column }): Read[] => {
      const id = idOf.get(keyOf(relation.schema, relation.name));
      return id === undefined ? [] : [{ objectId: id, column }];
    });
    const there = (recorded.get(objectId) ?? []).map(({ referencedObjectId, column }) => ({
      objectId: referencedObjectId,
      column,
    }));
    const placed = edges.flatMap(({ source, sourceColumn, targetColumn, use }): ViewEdge[] => {
      const found = byId.get(idOf.get(keyOf(source.schema, source.name)) ?? -1);
      if (!found) return [];
      const { rootObjectId: sourceObjectId } = found;
      return [{ sourceObjectId, sourceColumn, targetObjectId: objectId, targetColumn, use }];
    });
    const verdict = { ...compare(read, there, isKept), error, problems };
    yield { objectId, edges: placed, reads: read, verdict };
  }

  function resolveView(definition: string, target: Relation) {
    const session = createSession(catalog);
    const nothing = { edges: [], reads: [], problems: [] };
    const [statement] = parseScript(definition);
    if (!statement?.tree) return { ...nothing, error: statement?.error ?? "The definition is empty." };
    try {
      const { outputs, reads, uses, problems } = resolveStatement(statement.tree, session);
      const columns = outputs.map(({ origins }, place) => ({
        name: target.columns?.[place] ?? null,
        origins,
        location: null,
      }));
      return {
        edges: edgesOf({ writes: [{ relation: target, action: "create", columns }], reads, uses }),
        reads: [...reads].flatMap(({ relation, column }) => (relation ? [{ relation, column }] : [])),
        error: null,
        problems,
      };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { ...nothing, error: "The definition is nested too deeply." };
    }
  }
}

/** A relation counts by itself only where no column of it is read, as the database has it. */
function compare(
  read: readonly Read[],
  there: readonly Read[],
  isKept: (read: Read) => boolean,
): Pick<Verdict, "missing" | "extra"> {
  const normal = (reads: readonly Read[]) => {
    const withColumns = new Set(reads.flatMap(({ objectId, column }) => (column === null ? [] : [objectId])));
    const kept = reads.filter(({ objectId, column }) => column !== null || !withColumns.has(objectId));
    return new Map(kept.map((one) => [JSON.stringify([one.objectId, one.column]), one]));
  };
  const [mine, theirs] = [normal(read), normal(there)];
  return {
    missing: [...theirs].flatMap(([key, one]) => (mine.has(key) ? [] : [one])),
    extra: [...mine].flatMap(([key, one]) => (theirs.has(key) || !isKept(one) ? [] : [one])),
  };
}
