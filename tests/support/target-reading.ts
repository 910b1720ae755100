import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import type {
  Connector,
  DiscoveredRelation,
  DiscoveredRoutine,
  DiscoveredType,
  Introspection,
  IntrospectionScope,
  KnownRelations,
  RelationColumns,
  RelationFingerprint,
  RelationKeys,
} from "#lib/connectors/connector.ts";
import { createTarget, type Target } from "./discovery.ts";
import { open, settingsFor } from "./target-connection.ts";

const EVERYTHING: IntrospectionScope = { includedSchemas: [], excludedSchemas: [] };
/** Makes one of everything. */
export const EVERY_KIND = await readFile(new URL("every-kind.sql", import.meta.url), "utf8");

/** What the last pass over a catalog told. */
export type TargetReading = {
  begins: number;
  systemIdentifier: string | null;
  relations: DiscoveredRelation[];
  fingerprints: RelationFingerprint[];
  columns: RelationColumns[];
  keys: RelationKeys[];
  types: DiscoveredType[];
  routines: DiscoveredRoutine[];
  unreadable: string[];
  steps: string[];
};

type Options = {
  scope?: IntrospectionScope;
  known?: KnownRelations;
  /** Done when an event of this kind comes, before more is read. */
  on?: Partial<Record<Introspection["kind"], () => Promise<unknown>>>;
};

export async function read(
  connector: Connector,
  { scope = EVERYTHING, known, on }: Options = {},
): Promise<TargetReading> {
  const steps: string[] = [];
  let [reading, begins] = [empty(), 0];
  const options = {
    ...{ signal: new AbortController().signal, ...(known && { known }) },
    onStep: (step: string) => void steps.push(step),
    onProgress: ({ done, total }: { done: number; total: number }) => expect(done).toBeLessThanOrEqual(total),
  };
  for await (const event of connector.introspect(scope, options)) {
    if (event.kind === "begin") {
      begins += 1;
      reading = { ...empty(), systemIdentifier: event.systemIdentifier };
    } else keep(reading, event);
    await on?.[event.kind]?.();
  }
  await connector.close();
  return { ...reading, begins, steps };
}

const empty = (): TargetReading => ({
  ...{ begins: 0, systemIdentifier: null, relations: [], fingerprints: [], columns: [], keys: [], types: [] },
  ...{ routines: [], unreadable: [], steps: [] },
});

function keep(reading: TargetReading, event: Exclude<Introspection, { kind: "begin" }>): void {
  if (event.kind === "relations") reading.relations.push(...event.relations);
  else if (event.kind === "fingerprints") reading.fingerprints.push(...event.fingerprints);
  else if (event.kind === "columns") reading.columns.push(...event.columns);
  else if (event.kind === "keys") reading.keys.push(...event.keys);
  else if (event.kind === "types") reading.types.push(...event.types);
  else if (event.kind === "routines") reading.routines.push(...event.routines);
  else reading.unreadable.push(...event.schemas);
}

export const readTarget = async (target: Target, options: Options = {}) =>
  read(await open(settingsFor(target)), options);

/** Of a database of its own, made by these statements. */
export const readNew = async (...statements: string[]) => readTarget(await createTarget(...statements));

export const namesOf = (reading: TargetReading) =>
  reading.relations.map(({ schemaName, name }) => `${schemaName}.${name}`).sort();

/** As the next reading is told of it. */
export function knownFrom({ systemIdentifier, relations, columns, keys }: TargetReading): KnownRelations {
  const found = new Map(relations.map(({ objectId }) => [objectId, { columns: "", keys: "" }]));
  for (const { objectId, fingerprint } of columns)
    found.set(objectId, { columns: fingerprint, keys: found.get(objectId)?.keys ?? "" });
  for (const { objectId, fingerprint } of keys)
    found.set(objectId, { columns: found.get(objectId)?.columns ?? "", keys: fingerprint });
  return { systemIdentifier, relations: found };
}
