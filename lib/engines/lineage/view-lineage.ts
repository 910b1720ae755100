import type { ViewDependencies } from "#lib/connectors/connector.ts";
import { edgesOf } from "./edges.ts";
import { createFlowCatalog, type PlacedEdge } from "./flow-catalog.ts";
import type { Relation } from "./names.ts";
import { parseScript } from "./parse.ts";
import type { Routines } from "./routines.ts";
import { createSession } from "./session.ts";
import { resolveStatement } from "./statement.ts";

/** A column that a view reads, or with null a relation of which it reads no column. */
export type Read = { objectId: number; column: string | null };

/** Where reading the text and the database's own record differ. Both lists are empty where they agree. */
export type Verdict = { missing: Read[]; extra: Read[]; error: string | null; problems: string[] };

export type ViewLineage = {
  objectId: number;
  edges: PlacedEdge[];
  /** Arrows through the bodies of functions that it calls, of which the database keeps no record. */
  called: PlacedEdge[];
  reads: Read[];
  verdict: Verdict;
};

/**
 * What flows into each view, column by column, as its definition says, held against what the database keeps on record:
 * the resolver may be wrong, and is then known to be. View after view, so that whoever asks can stop in between.
 */
export function* lineageOfViews(
  found: Pick<ViewDependencies, "views" | "relations" | "routines" | "dependencies">,
  routines: Pick<Routines, "through" | "problemsOf">,
): Generator<ViewLineage, void, undefined> {
  // Definitions are worded for this path: a name without a schema is the server's own.
  const flow = createFlowCatalog(found, ["pg_catalog"]);
  /** Of rows as such that a function returns, the database keeps nothing. */
  const returned = new Set(found.routines.map(({ rowObjectId }) => rowObjectId));
  const isKept = (read: Read) =>
    (flow.byId.get(read.objectId)?.isTracked ?? false) &&
    !(read.column === null && returned.has(read.objectId));
  const recorded = Map.groupBy(found.dependencies, ({ objectId }) => objectId);

  for (const { objectId, schemaName, name, definition } of found.views) {
    const target = flow.relationOf(objectId) ?? { schema: schemaName, name, columns: null };
    const { edges, reads, error, problems } = resolveView(definition, target);
    const read = reads.flatMap(({ relation, column }): Read[] => {
      const id = flow.idOf(relation);
      return id === null ? [] : [{ objectId: id, column }];
    });
    const there = (recorded.get(objectId) ?? []).map(({ referencedObjectId, column }) => ({
      objectId: referencedObjectId,
      column,
    }));
    const unknown = new Set(reads.flatMap(({ relation }) => routines.problemsOf(relation)));
    const verdict = { ...compare(read, there, isKept), error, problems: [...problems, ...unknown] };
    const own = new Set(edges);
    const all = routines.through(edges);
    const place = (those: typeof all) => those.flatMap((edge) => flow.place(edge) ?? []);
    const called = place(all.filter((edge) => !own.has(edge)));
    yield { objectId, edges: place(all.filter((edge) => own.has(edge))), called, reads: read, verdict };
  }

  function resolveView(definition: string, target: Relation) {
    const session = createSession(flow.catalog);
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
