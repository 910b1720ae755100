import { describe, expect, test } from "vitest";
import type { TableFacts } from "./key-index.ts";
import { suggestRelationships } from "./relationships.ts";

let lastId = 0;
const table = (
  name: string,
  columns: Record<string, string>,
  {
    keys = [["id"]],
    foreignKeys = [],
    schema = "public",
  }: { keys?: string[][]; foreignKeys?: TableFacts["foreignKeys"]; schema?: string } = {},
): TableFacts => ({
  ...{ objectId: ++lastId, schemaName: schema, name, uniqueKeys: keys, foreignKeys },
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
});
const told = (...tables: TableFacts[]) =>
  suggestRelationships(tables).map(({ objectId, columns, referencedObjectId, referencedColumns }) => {
    const nameOf = (id: number) => tables.find(({ objectId }) => objectId === id)?.name;
    return `${nameOf(objectId)}.${columns.join("+")} → ${nameOf(referencedObjectId)}.${referencedColumns.join("+")}`;
  });

const customers = table("customers", { id: "bigint", email: "text" }, { keys: [["id"], ["email"]] });

describe("a relationship is suggested", () => {
  test.each([
    [
      "a table's singular and id",
      table("orders", { customer_id: "bigint" }),
      "orders.customer_id → customers.id",
    ],
    ["camel case", table("orders", { customerId: "bigint" }), "orders.customerId → customers.id"],
    [
      "a role before it",
      table("orders", { billing_customer_id: "bigint" }),
      "orders.billing_customer_id → customers.id",
    ],
    ["a narrower number", table("orders", { customer_id: "integer" }), "orders.customer_id → customers.id"],
  ])("by %s", (_, orders, suggestion) => {
    expect(told(customers, orders)).toEqual([suggestion]);
  });

  test("to a key that is called after its table, and to a table's own key by its parent", () => {
    const film = table("film", { film_id: "integer" }, { keys: [["film_id"]] });
    const node = table("node", { id: "integer", parent_id: "integer" });
    expect(told(film, table("copy", { film_id: "smallint" }, { keys: [] }), node)).toEqual([
      "copy.film_id → film.film_id",
      "node.parent_id → node.id",
    ]);
  });

  test("by all columns of a key of several", () => {
    const invoice = table(
      "invoice",
      { year: "integer", invoice_no: "integer" },
      { keys: [["invoice_no", "book"]] },
    );
    const whole = table(
      "invoice",
      { invoice_no: "integer", book: "text" },
      { keys: [["invoice_no", "book"]] },
    );
    const line = table("line", { invoice_no: "integer", book: "text", line: "integer" }, { keys: [] });
    expect(told(whole, line)).toEqual(["line.invoice_no+book → invoice.invoice_no+book"]);
    expect(told(invoice, line)).toEqual([]);
  });

  test("with less confidence where more than one table would do, and with its reasons", () => {
    const orders = table("orders", { customer_id: "bigint" });
    const customer = table("customer", { id: "bigint" });
    const [alone] = suggestRelationships([customers, orders]);
    const [rivalled] = suggestRelationships([customers, customer, orders]);
    expect(alone?.confidence).toBe(0.9);
    expect(rivalled?.confidence).toBeLessThan(0.8);
    expect(alone?.reasons).toContain("customers.id is unique");
    expect(rivalled?.reasons).toContain("1 other table would do as well");
  });
});

test("a key that is declared twice is one key: it rivals nothing, and each of its columns' pairs is suggested once", () => {
  const twice = table("customers", { id: "bigint" }, { keys: [["id"], ["id"]] });
  const [suggestion] = suggestRelationships([twice, table("orders", { customer_id: "bigint" })]);
  expect(suggestion?.confidence).toBe(0.9);
  const columns = { invoice_no: "integer", book: "text" };
  const keys = [
    ["invoice_no", "book"],
    ["invoice_no", "book"],
    ["book", "invoice_no"],
  ];
  expect(told(table("invoice", columns, { keys }), table("line", columns, { keys: [] }))).toEqual([
    "line.invoice_no+book → invoice.invoice_no+book",
  ]);
});

test("what is looked at grows with the number of tables, however many schemas are alike", () => {
  const [few, many] = [readsOf(20), readsOf(200)];
  expect(few.suggestions).toBeGreaterThan(20 * 50);
  expect(many.suggestions).toBe(10 * few.suggestions);
  expect(many.reads).toBeLessThan(11 * few.reads);
});

/** How often a fact is read of as many schemas of 50 tables, each of which points to five of its own and to one that only others have. */
function readsOf(schemas: number): { reads: number; suggestions: number } {
  let reads = 0;
  const counted = <T extends object>(facts: T): T =>
    new Proxy(facts, {
      get(target, key) {
        reads += 1;
        return Reflect.get(target, key);
      },
    });
  const tables = Array.from({ length: schemas }, (_, schema) =>
    Array.from({ length: 50 }, (_, at) => {
      const pointers = Array.from({ length: 5 }, (_, n) => [`entity_${(at + n + 1) % 50}_id`, "bigint"]);
      const columns = { id: "bigint", [`only_${(schema + 1) % 2}_id`]: "bigint", code: "text" };
      const plain = table(
        at === 0 ? `only_${schema % 2}` : `entity_${at}`,
        { ...columns, ...Object.fromEntries(pointers) },
        { keys: [["id"], ["id", "code"]], schema: `tenant_${schema}` },
      );
      return counted({ ...plain, columns: plain.columns.map(counted) });
    }),
  ).flat();
  return { suggestions: suggestRelationships(tables).length, reads };
}

describe("no relationship is suggested", () => {
  test.each<[string, ...TableFacts[]]>([
    ["from one id to another", table("a", { id: "bigint" }), table("b", { id: "bigint" })],
    ["by who created it", customers, table("orders", { created_by: "bigint", updated_by: "bigint" })],
    [
      "where a type beside it says to what",
      customers,
      table("note", { customer_id: "bigint", customer_type: "text" }),
    ],
    ["of another type", customers, table("orders", { customer_id: "uuid" })],
    [
      "of a type that is no key",
      customers,
      table("orders", { customer_id: "boolean", customer: "timestamp with time zone" }),
    ],
    ["to an e-mail address that is unique somewhere", customers, table("letters", { email: "text" })],
    [
      "to a name that is unique somewhere",
      table("brands", { id: "integer", name: "text" }, { keys: [["id"], ["name"]] }),
      table("pets", { name: "text" }),
    ],
    [
      "to a table that has no key",
      table("customers", { id: "bigint" }, { keys: [] }),
      table("orders", { customer_id: "bigint" }),
    ],
    [
      "by what only looks like a table's name",
      table("email", { id: "bigint" }),
      table("users", { email: "text", email_sent_count: "bigint" }),
    ],
  ])("%s", (_, ...tables) => {
    expect(told(...tables)).toEqual([]);
  });

  test("where it is declared", () => {
    const declared = [{ columns: ["customer_id"], referencedObjectId: customers.objectId }];
    expect(told(customers, table("orders", { customer_id: "bigint" }, { foreignKeys: declared }))).toEqual(
      [],
    );
  });

  test("more than once a column, however many tables are alike", () => {
    const shards = Array.from({ length: 200 }, (_, at) =>
      table("users", { id: "bigint", user_id: "bigint", group_id: "bigint" }, { schema: `shard_${at}` }),
    );
    const groups = Array.from({ length: 200 }, (_, at) =>
      table("groups", { id: "bigint" }, { schema: `other_${at}` }),
    );
    const suggestions = suggestRelationships([...shards, ...groups]);
    // Each may point to itself; which of 200 groups is meant nobody can tell.
    expect(suggestions.every(({ objectId, referencedObjectId }) => objectId === referencedObjectId)).toBe(
      true,
    );
    expect(suggestions.length).toBeLessThanOrEqual(200);
  });
});
