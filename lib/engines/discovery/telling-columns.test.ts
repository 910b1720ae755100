import fc from "fast-check";
import { expect, test } from "vitest";
import { suggestRelationships } from "./relationships.ts";
import { type NamedTable, withTellingColumns } from "./telling-columns.ts";

const NAMES = [
  "id",
  "customer_id",
  "Customer_Id",
  "parent_id",
  "order_no",
  "book",
  "owner_id",
  "owner_type",
  "email",
];
const TYPES = ["bigint", "integer", "text", "date", "sales.code"];

const table = fc
  .record({
    name: fc.constantFrom("customers", "orders", "order", "books", "owner", "email", "dim_customer"),
    schemaName: fc.constantFrom("sales", "crm"),
    columns: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...TYPES)), {
      selector: ([name]) => name,
      minLength: 1,
    }),
    picks: fc.array(fc.array(fc.nat(NAMES.length), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    declared: fc.array(fc.nat(NAMES.length), { maxLength: 2 }),
  })
  .map(({ columns, picks, declared, ...facts }): Omit<NamedTable, "objectId"> => {
    const names = columns.map(([name]) => name);
    const named = (places: number[]) => [...new Set(places.flatMap((at) => names[at % names.length] ?? []))];
    return {
      ...facts,
      ...{ names, types: columns.map(([, type]) => type), uniqueKeys: picks.map(named) },
      foreignKeys: declared.map((at) => ({ columns: named([at]), referencedObjectId: 1 })),
    };
  });

test("what is suggested is the same of the telling columns as of all", () => {
  fc.assert(
    fc.property(fc.array(table, { maxLength: 8 }), (found) => {
      const tables = found.map((facts, objectId) => ({ ...facts, objectId }));
      const whole = tables.map(({ names, types, ...facts }) => ({
        ...facts,
        columns: names.map((name, at) => ({ name, type: types[at] ?? "" })),
      }));
      expect(suggestRelationships(withTellingColumns(tables))).toEqual(suggestRelationships(whole));
    }),
    { numRuns: 500 },
  );
});
