import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  DiscoveredColumn,
  DiscoveredConstraint,
  DiscoveredRelation,
} from "#lib/connectors/connector.ts";
import {
  fingerprintColumns,
  fingerprintKeys,
  fingerprintRelation,
  joinFingerprint,
  splitFingerprint,
} from "./fingerprint.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", '"', "a,b", "a", "b", '["a"]', "null"),
);
const relation: fc.Arbitrary<DiscoveredRelation> = fc.record({
  objectId: fc.nat(),
  schemaName: text,
  name: text,
  kind: fc.constantFrom("table", "view", "partitioned_table"),
  owner: text,
  comment: fc.option(text),
  definition: fc.option(text),
  partitionKey: fc.option(text),
  partitionCount: fc.nat(),
  rowEstimate: fc.option(fc.nat()),
  sizeBytes: fc.option(fc.nat()),
  isReadable: fc.boolean(),
  hasRowSecurity: fc.boolean(),
  privileges: fc.subarray(["select", "insert"]),
  foreignServer: fc.option(text),
});
const column: fc.Arbitrary<DiscoveredColumn> = fc.record({
  position: fc.integer({ min: 1, max: 1600 }),
  name: text,
  type: text,
  isNullable: fc.boolean(),
  defaultExpression: fc.option(text),
  identity: fc.constantFrom(null, "always", "by_default"),
  generatedExpression: fc.option(text),
  collationName: fc.option(text),
  ownedSequence: fc.option(text),
  comment: fc.option(text),
});
const constraint: fc.Arbitrary<DiscoveredConstraint> = fc.record({
  objectId: fc.nat(),
  name: text,
  kind: fc.constantFrom("primary_key", "foreign_key", "unique", "check", "exclusion"),
  definition: text,
  columns: fc.array(text),
  referencedObjectId: fc.option(fc.nat()),
  referencedSchema: fc.option(text),
  referencedTable: fc.option(text),
  referencedColumns: fc.option(fc.array(text)),
});
const columns = fc.uniqueArray(column, { selector: (item) => item.position, maxLength: 6 });
const constraints = fc.uniqueArray(constraint, { selector: (item) => item.name, maxLength: 6 });
const FIGURES = ["objectId", "partitionCount", "rowEstimate", "sizeBytes"] as const;

describe("the fingerprint of a relation", () => {
  test("does not depend on the order in which its parts were read", () => {
    fc.assert(
      fc.property(columns, constraints, (some, keys) => {
        expect(fingerprintColumns(some.toReversed())).toBe(fingerprintColumns(some));
        expect(fingerprintKeys({ constraints: keys.toReversed(), indexes: [], triggers: [] })).toBe(
          fingerprintKeys({ constraints: keys, indexes: [], triggers: [] }),
        );
      }),
    );
  });

  test("stays when estimates, sizes, partitions or object ids differ", () => {
    fc.assert(
      fc.property(relation, fc.nat(), constraints, (one, figure, keys) => {
        const other = { ...one, ...Object.fromEntries(FIGURES.map((name) => [name, figure])) };
        expect(fingerprintRelation(other)).toBe(fingerprintRelation(one));
        const restored = keys.map((key) => ({ ...key, objectId: figure, referencedObjectId: figure }));
        expect(fingerprintKeys({ constraints: restored, indexes: [], triggers: [] })).toBe(
          fingerprintKeys({ constraints: keys, indexes: [], triggers: [] }),
        );
      }),
    );
  });

  test("differs when any one of a relation's other properties does", () => {
    const other = fc.constantFrom("schemaName", "name", "owner", "comment", "definition", "partitionKey");
    fc.assert(
      fc.property(relation, other, fc.option(text), (one, property, value) => {
        const changed = { ...one, [property]: value };
        expect(fingerprintRelation(changed) === fingerprintRelation(one)).toBe(one[property] === value);
        expect(fingerprintRelation({ ...one, isReadable: !one.isReadable })).not.toBe(
          fingerprintRelation(one),
        );
      }),
    );
  });

  test("differs when any one of a column's properties does", () => {
    const other = fc.constantFrom(
      "name",
      "type",
      "defaultExpression",
      "generatedExpression",
      "collationName",
      "comment",
    );
    fc.assert(
      fc.property(column, other, fc.option(text), (one, property, value) => {
        const changed = { ...one, [property]: value };
        expect(fingerprintColumns([changed]) === fingerprintColumns([one])).toBe(one[property] === value);
        expect(fingerprintColumns([{ ...one, isNullable: !one.isNullable }])).not.toBe(
          fingerprintColumns([one]),
        );
      }),
    );
  });

  test("differs when names are split otherwise between a key's columns", () => {
    const key = (names: string[]): DiscoveredConstraint => ({
      objectId: 1,
      name: "k",
      kind: "unique",
      definition: "",
      columns: names,
      referencedObjectId: null,
      referencedSchema: null,
      referencedTable: null,
      referencedColumns: null,
    });
    const of = (names: string[]) => fingerprintKeys({ constraints: [key(names)], indexes: [], triggers: [] });
    expect(of(["a", "b"])).not.toBe(of(["a,b"]));
    expect(of(["a", "b"])).not.toBe(of(["b", "a"]));
  });

  test("comes apart into the parts it was joined of", () => {
    const parts = { relation: fingerprintColumns([]), columns: "c", keys: "k" };
    expect(splitFingerprint(joinFingerprint(parts))).toEqual(parts);
  });
});
