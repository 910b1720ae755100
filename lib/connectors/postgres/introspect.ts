import {
  ConnectorError,
  type Introspection,
  type IntrospectionScope,
  type IntrospectionStep,
  isSameSystem,
  type KnownRelations,
} from "../connector.ts";
import { readColumns } from "./introspect-columns.ts";
import { readFingerprints } from "./introspect-fingerprints.ts";
import { readKeys } from "./introspect-keys.ts";
import { isCatalogMoved } from "./introspect-moved.ts";
import type { Reach } from "./introspect-own.ts";
import { readRelations } from "./introspect-relations.ts";
import { readSchemaObjects } from "./introspect-schema-objects.ts";
import { findSchemas } from "./introspect-schemas.ts";
import type { ReadingSession } from "./session.ts";

/** A session on a snapshot of its own; closing it ends the transaction. */
export type Snapshot = { session: ReadingSession; close(): Promise<void> };

export type IntrospectionObserver = {
  onStep(step: IntrospectionStep): void;
  onProgress(at: { done: number; total: number; now?: string }): void;
};

type At = { step: IntrospectionStep; done: number; total: number };
type Asked = { scope: IntrospectionScope; known?: KnownRelations | undefined };

/** How often a catalog that keeps moving is read anew. */
export const PASSES = 4;

/**
 * Reads the structure of a PostgreSQL database (12 to 18) in at most seven catalog queries, whatever its size:
 * schemas, the server's identity, relations, fingerprints where relations are known, columns, keys, types and routines. All of them see one snapshot; where the catalog moved under it,
 * everything is read again from the first `begin` on.
 */
export async function* introspectPostgres(
  openSnapshot: () => Promise<Snapshot>,
  asked: Asked,
  observer: IntrospectionObserver,
): AsyncGenerator<Introspection, void, undefined> {
  const begun = performance.now();
  const at: At = { step: "relations", done: 0, total: 0 };
  for (let pass = 1; ; pass += 1) {
    const snapshot = await openSnapshot();
    try {
      return yield* readSnapshot(snapshot.session, asked, noting(observer, at));
    } catch (error) {
      if (isTimeout(error)) throw cameAsFarAs(error, at, performance.now() - begun);
      if (!isCatalogMoved(error)) throw error;
      if (pass === PASSES) throw neverStill(error);
    } finally {
      await snapshot.close();
    }
  }
}

async function* readSnapshot(
  session: ReadingSession,
  { scope, known }: Asked,
  { onStep, onProgress }: IntrospectionObserver,
): AsyncGenerator<Introspection, void, undefined> {
  onStep("relations");
  const schemas = await findSchemas(session, scope);
  const total = schemas.relationCount;
  yield {
    kind: "begin",
    relationCount: total,
    serverVersion: session.server.version,
    systemIdentifier: schemas.systemIdentifier,
    circumstances: schemas.circumstances,
  };
  if (schemas.unreadable.length > 0) yield { kind: "unreadable", schemas: schemas.unreadable };

  const names: string[] = [];
  const objectIds: number[] = [];
  for await (const relations of readRelations(session, schemas.readable)) {
    for (const relation of relations) {
      objectIds.push(relation.objectId);
      names.push(`${relation.schemaName}.${relation.name}`);
    }
    yield { kind: "relations", relations };
    report(names.length);
  }

  onStep("columns");
  const isKnown =
    known !== undefined &&
    known.relations.size > 0 &&
    isSameSystem(known.systemIdentifier, schemas.systemIdentifier);
  const differing = { columns: [] as number[], keys: [] as number[] };
  if (isKnown) {
    for await (const fingerprints of readFingerprints(session, schemas.readable)) {
      for (const { objectId, columns, keys } of fingerprints) {
        const before = known.relations.get(objectId);
        if (columns !== before?.columns && columns !== "") differing.columns.push(objectId);
        if (keys !== before?.keys && keys !== "") differing.keys.push(objectId);
      }
      yield { kind: "fingerprints", fingerprints };
    }
  }
  const reach: Reach = isKnown ? "relations" : "schemas";
  const toRead = (part: keyof typeof differing) => (isKnown ? differing[part] : schemas.readable);

  let reached = 0;
  if (toRead("columns").length > 0)
    for await (const columns of readColumns(session, reach, toRead("columns"))) {
      yield { kind: "columns", columns };
      reportUpTo(columns.at(-1)?.objectId);
    }

  onStep("keys");
  reached = 0;
  if (toRead("keys").length > 0)
    for await (const keys of readKeys(session, reach, toRead("keys"))) {
      yield { kind: "keys", keys };
      reportUpTo(keys.at(-1)?.objectId);
    }

  onStep("types");
  for await (const { types, routines } of readSchemaObjects(session, schemas.readable)) {
    if (types.length > 0) yield { kind: "types", types };
    if (routines.length > 0) yield { kind: "routines", routines };
  }

  /** Relations without columns or keys are passed over; everything comes in order of object id. */
  function reportUpTo(objectId = 0) {
    while (reached < objectIds.length && (objectIds[reached] ?? 0) <= objectId) reached += 1;
    report(reached);
  }
  function report(done: number) {
    const now = names[done - 1];
    onProgress({ done, total, ...(now && { now }) });
  }
}

const noting = (observer: IntrospectionObserver, at: At): IntrospectionObserver => ({
  onStep(step) {
    Object.assign(at, { step, done: 0 });
    observer.onStep(step);
  },
  onProgress(progress) {
    Object.assign(at, { done: progress.done, total: progress.total });
    observer.onProgress(progress);
  },
});

const isTimeout = (error: unknown): error is ConnectorError =>
  error instanceof ConnectorError && error.fault === "timeout/statement";

const READ: Readonly<Record<IntrospectionStep, (count: string) => string>> = {
  relations: (count) => `${count} tables and views`,
  columns: (count) => `the columns of ${count} tables and views`,
  keys: (count) => `the keys of ${count} tables and views`,
  types: () => "everything but types and functions",
};

/** Whoever raises the time limit wants to know by how much. */
function cameAsFarAs(error: ConnectorError, { step, done, total }: At, ms: number): ConnectorError {
  const count = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  const reached = `read ${READ[step](count)} in ${Math.round(ms / 1_000)} s`;
  return new ConnectorError(error.fault, `${error.message}`, {
    cause: error,
    detail: { ...error.detail, reached },
  });
}

const neverStill = (cause: unknown) =>
  new ConnectorError(
    "not_found/object",
    `Tables were dropped or replaced each of the ${PASSES} times that their structure was read.`,
    { cause },
  );
