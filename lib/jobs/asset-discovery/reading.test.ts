import { expect, test } from "vitest";
import type { DiscoveredRelation, RelationColumns, RelationKeys } from "#lib/connectors/connector.ts";
import { Reading } from "./reading.ts";

const begun = { kind: "begin", relationCount: 2, serverVersion: "18.4", systemIdentifier: "7" } as const;
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
  objectId,
  columns: [
    {
      ...{ position: 1, name: "id", type, isNullable: false, defaultExpression: null, identity: null },
      ...{ generatedExpression: null, collationName: null, ownedSequence: null, comment: null },
    },
  ],
});
const keys = (objectId: number): RelationKeys => ({
  objectId,
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

async function read(pass: number, known: ReadonlyMap<number, string>, type = "integer"): Promise<Staged> {
  const staged: Staged = {};
  const stage = async (kind: string, rows: readonly unknown[]) => {
    staged[kind] = [...(staged[kind] ?? []), ...(rows as Staged[string])];
  };
  const reading = new Reading(begun, { pass, known, stage });
  await reading.take({ kind: "relations", relations: [relation(1, pass * 10), relation(2)] });
  await reading.take({ kind: "columns", columns: [columns(1, type), columns(2, "text")] });
  await reading.take({ kind: "keys", keys: [keys(1)] });
  await reading.finish();
  return staged;
}

const fingerprintsOf = (staged: Staged, pass: number) =>
  new Map((staged[`fingerprint/${pass}`] ?? []).map((row) => [row.objectId, row.fingerprint ?? ""]));

test("stages everything of what is not known", async () => {
  const staged = await read(1, new Map());
  expect(Object.keys(staged)).toEqual(["relation/1", "columns/1", "keys/1", "fingerprint/1"]);
  expect(staged["columns/1"]).toHaveLength(2);
});

test("stages no part that is as it was, and those alone that differ", async () => {
  const known = fingerprintsOf(await read(1, new Map()), 1);
  const same = await read(2, known);
  // Relations always: their estimates and sizes come and go.
  expect(Object.keys(same)).toEqual(["relation/2", "fingerprint/2"]);
  expect(fingerprintsOf(same, 2)).toEqual(known);

  const widened = await read(3, known, "bigint");
  expect(widened["columns/3"]).toEqual([columns(1, "bigint")]);
  expect(widened["keys/3"]).toBeUndefined();
  expect(widened["fingerprint/3"]).toMatchObject([
    { objectId: 1, isColumnsStaged: true, isKeysStaged: false },
    { objectId: 2, isColumnsStaged: false, isKeysStaged: false },
  ]);
});
