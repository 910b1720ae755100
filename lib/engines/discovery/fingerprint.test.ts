import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DiscoveredRelation } from "#lib/connectors/connector.ts";
import { fingerprintRelation, joinFingerprint, splitFingerprint } from "./fingerprint.ts";

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
const FIGURES = ["objectId", "partitionCount", "rowEstimate", "sizeBytes"] as const;

describe("the fingerprint of a relation", () => {
  test("stays when estimates, sizes, partitions or object ids differ", () => {
    fc.assert(
      fc.property(relation, fc.nat(), (one, figure) => {
        const other = { ...one, ...Object.fromEntries(FIGURES.map((name) => [name, figure])) };
        expect(fingerprintRelation(other)).toBe(fingerprintRelation(one));
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

  test("comes apart into the parts it was joined of", () => {
    const parts = { relation: "r", columns: "c", keys: "k" };
    expect(splitFingerprint(joinFingerprint(parts))).toEqual(parts);
  });
});
