import { describe, expect, test } from "vitest";
import { documentCatalog } from "./document-catalog.ts";
import type { ColumnFacts, TableFacts } from "./facts.ts";

const column = (name: string, type = "text", more: Partial<ColumnFacts> = {}): ColumnFacts => ({
  ...{ name, type, comment: null, isNullable: false, defaultExpression: null, generatedExpression: null },
  ...{ isNumbered: false, labels: null, tags: [], madeOf: [], watched: [] },
  ...more,
});
const table = (name: string, columns: ColumnFacts[], more: Partial<TableFacts> = {}): TableFacts => ({
  ...{
    id: name,
    schemaName: "shop",
    name,
    kind: "table",
    comment: null,
    columns,
    primaryKey: [],
    uniqueKeys: [],
  },
  ...{ foreignKeys: [], checks: [], partitionKey: null, madeOf: [], watched: [], updatedWithinSeconds: null },
  ...more,
});
const key = (from: string, to: string) => ({ columns: [from], table: to, referencedColumns: ["id"] });

const CUSTOMER = table("cust", [column("id", "integer"), column("ph_nbr", "text", { tags: ["pii:phone"] })], {
  primaryKey: ["id"],
});
const ORDER = table(
  "cust_ord",
  [
    column("id", "bigint", { isNumbered: true }),
    column("cust_id", "integer", { isNullable: true }),
    column("sts_cd", "shop.state", { labels: ["open", "paid"], defaultExpression: "'open'::shop.state" }),
    column("crt_ts", "timestamp with time zone"),
    column("is_gift", "boolean"),
    column("ttl_amt", "numeric(12,2)", { comment: "What the customer pays" }),
  ],
  { primaryKey: ["id"], foreignKeys: [key("cust_id", "shop.cust")] },
);
const TAG = table("tag", [column("id", "integer"), column("name")], { primaryKey: ["id"] });
const ORDER_TAG = table("ord_tag", [column("ord_id", "bigint"), column("tag_id", "integer")], {
  primaryKey: ["ord_id", "tag_id"],
  foreignKeys: [key("ord_id", "shop.cust_ord"), key("tag_id", "shop.tag")],
});

const CATALOG = [CUSTOMER, ORDER, TAG, ORDER_TAG];
const written = CATALOG.flatMap(documentCatalog(CATALOG));
const textOf = (id: string, name: string | null = null) =>
  written
    .find(({ tableId, column }) => tableId === id && column === name)
    ?.sentences.map(({ text }) => text)
    .join(" ");

describe("documentation", () => {
  test("says what a table is, what tells its rows apart, and what it belongs with", () => {
    expect(textOf("cust_ord")).toBe(
      "Each row is one customer order. A row is identified by `id`. It refers to `shop.cust` by `cust_id`. It is referred to by `shop.ord_tag`.",
    );
    expect(textOf("tag")).toMatch(/^A lookup table of tags that other tables refer to\./);
    expect(textOf("ord_tag")).toMatch(/^A bridge table: each row links `shop.cust_ord` and `shop.tag`\./);
    expect(textOf("cust")).toContain("It holds personal data in `ph_nbr`.");
  });

  test("says of a view what it is made of, and of a table what fills it", () => {
    const sources = {
      madeOf: ["shop.cust"],
      columns: [column("id", "integer", { madeOf: ["shop.cust.id"] })],
    };
    const view = table("open_cust", [], { ...sources, kind: "view" });
    const mart = table("cust_mart", [], sources);
    const write = documentCatalog([CUSTOMER, view, mart]);
    const lines = [view, mart]
      .flatMap(write)
      .map(({ sentences }) => sentences.map(({ text }) => text).join(" "));
    expect(lines[0]).toBe("A view of open customers, made of `shop.cust`.");
    expect(lines[1]).toContain("It comes from `shop.cust.id`.");
    expect(lines[2]).toContain("It is filled from `shop.cust`.");
  });

  test.each([
    ["id", "The primary key, which tells one customer order from another. The database numbers it."],
    ["cust_id", "The customer of the customer order: `id` of `shop.cust`. It may be empty."],
    [
      "sts_cd",
      "The status code of the customer order, one of `open` and `paid`. Unless given, it is `'open'::shop.state`.",
    ],
    ["crt_ts", "When the customer order was created."],
    ["is_gift", "Whether the customer order is gift."],
    ["ttl_amt", "“What the customer pays”"],
  ])("says of the column %s: %s", (name, text) => {
    expect(textOf("cust_ord", name)).toBe(text);
  });

  test("gives every sentence the facts it rests on", () => {
    for (const { sentences } of written)
      for (const { facts } of sentences) expect(facts.length).toBeGreaterThan(0);
    const [first] = written.find(({ column }) => column === "ph_nbr")?.sentences ?? [];
    expect(first?.facts[0]?.says).toBe(
      "the name ph_nbr; ph = phone (a usual abbreviation); nbr = number (a usual abbreviation)",
    );
  });

  test("is the same for the same facts, whatever is written beside it", () => {
    expect([...CATALOG].reverse().flatMap(documentCatalog(CATALOG))).toEqual(
      [...CATALOG].reverse().flatMap(({ id }) => written.filter(({ tableId }) => tableId === id)),
    );
    expect(documentCatalog([...CATALOG].reverse())(TAG)).toEqual(
      written.filter(({ tableId }) => tableId === "tag"),
    );
  });

  test("says what people hold a table to and keep of it, and nothing that changes with the hour", () => {
    const held = table("rates", [column("rate", "numeric", { watched: ["mean", "null %"] })], {
      ...{ updatedWithinSeconds: 21_600, watched: ["row count"] },
    });
    const [ofTable, ofColumn] = documentCatalog([held])(held).map(({ sentences }) =>
      sentences.map(({ text }) => text),
    );
    expect(ofTable).toEqual(
      expect.arrayContaining([
        "It is held to be updated within 6 hours.",
        "Kept of it over time: row count.",
      ]),
    );
    expect(ofColumn).toContain("Kept of it over time: mean and null %.");
  });
});
