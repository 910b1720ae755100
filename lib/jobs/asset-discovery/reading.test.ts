import { expect, test } from "vitest";
import type {
  DiscoveredRelation,
  Introspection,
  KnownRelations,
  RelationColumns,
  RelationKeys,
} from "#lib/connectors/connector.ts";
import { splitFingerprint } from "#lib/engines/discovery/fingerprint.ts";
import { Reading } from "./reading.ts";

const begun = {
  kind: "begin",
  relationCount: 2,
  serverVersion: "18.4",
  systemIdentifier: "7",
  circumstances: { replicaLagSeconds: null, statisticsAgeHours: null },
} as const;
const relation = (objectId: number, rowEstimate: number | null = null): DiscoveredRelation => ({
  ...{
    objectId,
    schemaName: "public",
    name: `t${objectId}`,
    kind: "table",
    owner: "postgres",
    comment: null,
  },
  ...{ definition: null, partitionKey: null, partitionCount: 0, rowEstimate, sizeBytes: 0, isReadable: true },
  ...{ hasRowSecurity: false, privileges: ["select"], foreignServer: null },
});
const columns = (objectId: number, type: string): RelationColumns => ({
  ...{ objectId, fingerprint: `columns of ${objectId}: ${type}` },
  columns: [
    {
      ...{ position: 1, name: "id", type, isNullable: false, defaultExpression: null, identity: null },
      ...{ generatedExpression: null, collationName: null, ownedSequence: null, comment: null },
    },
  ],
});
const keys = (objectId: number): RelationKeys => ({
  ...{ objectId, fingerprint: `keys of ${objectId}` },
  constraints: [],
  indexes: [
    {
      ...{ objectId: 7, name: "t_key", definition: "CREATE …", method: "btree", columns: ["id"] },
      ...{ isUnique: true, isPrimary: false, isValid: true },
    },
  ],
  triggers: [],
});

type Staged = Record<string, { objectId: number; fingerprint?: string }[]>;
type Known = KnownRelations["relations"];

async function read(
  pass: number,
  known: Known,
  ...events: Exclude<Introspection, { kind: "begin" }>[]
): Promise<{ staged: Staged; found: Reading["found"] }> {
  const staged: Staged = {};
  const stage = async (kind: string, rows: readonly unknown[]) => {
    staged[kind] = [...(staged[kind] ?? []), ...(rows as Staged[string])];
  };
  const reading = new Reading(begun, { pass, known, stage });
  await reading.take({ kind: "relations", relations: [relation(1, pass * 10), relation(2)] });
  for (const event of events) await reading.take(event);
  await reading.finish();
  return { staged, found: reading.found };
}
const everything = (type: string): Exclude<Introspection, { kind: "begin" }>[] => [
  { kind: "columns", columns: [columns(1, type), columns(2, "text")] },
  { kind: "keys", keys: [keys(1)] },
];

const fingerprintsOf = (staged: Staged, pass: number): Known =>
  new Map(
    (staged[`fingerprint/${pass}`] ?? []).map((row) => [
      row.objectId,
      splitFingerprint(row.fingerprint ?? ""),
    ]),
  );

test("stages everything of what is not known", async () => {
  const { staged, found } = await read(1, new Map(), ...everything("integer"));
  expect(found).toMatchObject({ tables: 2, columns: 2, indexes: 1 });
  expect(Object.keys(staged)).toEqual(["relation/1", "columns/1", "keys/1", "fingerprint/1"]);
  expect(staged["columns/1"]).toHaveLength(2);
});

test("stages no part that is as it was, and those alone that differ", async () => {
  const known = fingerprintsOf((await read(1, new Map(), ...everything("integer"))).staged, 1);
  const same = await read(2, known, ...everything("integer"));
  // Relations always: their estimates and sizes come and go.
  expect(Object.keys(same.staged)).toEqual(["relation/2", "fingerprint/2"]);
  expect(fingerprintsOf(same.staged, 2)).toEqual(known);

  const { staged } = await read(3, known, ...everything("bigint"));
  expect(staged["columns/3"]).toEqual([columns(1, "bigint")]);
  expect(staged["keys/3"]).toBeUndefined();
  expect(staged["fingerprint/3"]).toMatchObject([
    { objectId: 1, isColumnsStaged: true, isKeysStaged: false },
    { objectId: 2, isColumnsStaged: false, isKeysStaged: false },
  ]);
});

test("counts what it is told the fingerprints of alone, and knows what came to an end", async () => {
  const known: Known = new Map([
    [1, { columns: "old", keys: "keys of 1" }],
    [2, { columns: "columns of 2: text", keys: "gone" }],
  ]);
  const counts = { columnCount: 1, constraintCount: 0, indexCount: 1, triggerCount: 0 };
  const { staged, found } = await read(
    2,
    known,
    {
      kind: "fingerprints",
      fingerprints: [
        { objectId: 1, columns: "columns of 1: bigint", keys: "keys of 1", ...counts },
        { objectId: 2, columns: "columns of 2: text", keys: "", ...counts, indexCount: 0 },
      ],
    },
    { kind: "columns", columns: [columns(1, "bigint")] },
  );
  expect(found).toMatchObject({ columns: 2, indexes: 1 });
  expect(staged["columns/2"]).toHaveLength(1);
  expect(staged["keys/2"]).toBeUndefined();
  expect(staged["fingerprint/2"]).toMatchObject([
    { objectId: 1, isColumnsStaged: true, isKeysStaged: false },
    { objectId: 2, isColumnsStaged: false, isKeysStaged: true },
  ]);
});
