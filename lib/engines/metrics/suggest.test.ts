import { expect, test } from "vitest";
import { suggestMetrics } from "./suggest.ts";
import type { SuggestibleColumn } from "./suggestible.ts";

const column = (
  name: string,
  type = "text",
  more: Partial<Omit<SuggestibleColumn, "name" | "type">> = {},
): SuggestibleColumn => ({
  name,
  type,
  isNullable: true,
  isPrimaryKey: false,
  isUnique: false,
  isForeignKey: false,
  tags: [],
  ...more,
});

const KEY = { isNullable: false, isPrimaryKey: true, isUnique: true };

const namesFor = (name: string, ...columns: SuggestibleColumn[]) =>
  suggestMetrics({ name, kind: "table", columns }).map(({ type, column: of }) =>
    of ? `${type} ${of}` : type,
  );

test("every table has its rows counted, whatever its columns", () => {
  expect(namesFor("anything")).toEqual(["row_count"]);
  expect(suggestMetrics({ name: "totals", kind: "view", columns: [] })).toMatchObject([
    { type: "row_count" },
  ]);
});

test("an orders table is watched for lost keys, holes, new states and moved amounts", () => {
  expect(
    namesFor(
      "orders",
      column("id", "bigint", KEY),
      column("order_number", "text", { isNullable: false }),
      column("customer_id", "bigint", { isForeignKey: true }),
      column("status", "shop.order_status", { isNullable: false }),
      column("total", "numeric(12,2)"),
      column("placed_at", "timestamp with time zone"),
    ),
  ).toEqual([
    "row_count",
    "duplicate_count order_number",
    "null_percent customer_id",
    "null_percent total",
    "null_percent placed_at",
    "distinct_count status",
    "mean total",
    "min total",
  ]);
});

test("the rows of days before are counted by when they came, never by a personal time", () => {
  const backfillOf = (...columns: SuggestibleColumn[]) =>
    suggestMetrics({ name: "orders", kind: "table", columns })[0]?.backfillColumn;
  const [updated, placed] = [column("updated_at", "timestamptz"), column("placed_at", "timestamptz")];
  expect(backfillOf(updated, placed)).toBe("placed_at");
  expect(backfillOf(updated)).toBeNull();
  expect(backfillOf({ ...placed, tags: ["pii:date-of-birth"] })).toBeNull();
});

test("what is empty by nature is not watched for holes", () => {
  const names = namesFor(
    "orders",
    column("deleted_at", "timestamp with time zone"),
    column("shipped_at", "timestamp with time zone"),
    column("parent_id", "bigint", { isForeignKey: true }),
    column("approved_by", "bigint"),
    column("note"),
    column("middle_name"),
    column("attributes", "jsonb"),
  );
  expect(names).toEqual(["row_count"]);
});

test("what the database sees to is not counted again", () => {
  expect(
    namesFor(
      "products",
      column("id", "bigint", KEY),
      column("sku", "text", { isNullable: false, isUnique: true }),
      column("name", "text", { isNullable: false }),
    ),
  ).toEqual(["row_count"]);
});

test("keys that nobody declared are watched for duplicates, and those of other tables are not", () => {
  const names = namesFor(
    "customers",
    column("customer_id", "bigint", { isNullable: false }),
    column("external_id", "text", { isNullable: false }),
    column("email", "text", { isNullable: false, tags: ["pii:email"] }),
    column("order_id", "bigint", { isNullable: false }),
    column("tags", "text[]", { isNullable: false }),
  );
  expect(names).toEqual([
    "row_count",
    "duplicate_count customer_id",
    "duplicate_count external_id",
    "duplicate_count email",
  ]);
});

test("no value of a personal or highly sensitive column is ever asked for", () => {
  for (const tag of ["pii:age", "pii:bank-account", "sensitivity:high"]) {
    const suggested = suggestMetrics({
      name: "payments",
      kind: "table",
      columns: [
        column("amount", "numeric", { tags: [tag] }),
        column("response_ms", "integer", { tags: [tag] }),
        column("paid_total", "numeric", { tags: [tag, "domain:finance"] }),
      ],
    });
    expect(suggested.filter(({ type }) => ["min", "max", "mean", "percentile"].includes(type))).toEqual([]);
  }
});

test("what takes time is watched at its slow end", () => {
  expect(
    suggestMetrics({ name: "requests", kind: "table", columns: [column("duration_ms", "integer")] }),
  ).toContainEqual(expect.objectContaining({ type: "percentile", column: "duration_ms", percentile: 95 }));
});

test("a wide table gets a few of each, the ones that hurt first", () => {
  const wide = Array.from({ length: 40 }, (_, n) => column(`amount_${n}`, "numeric"));
  const links = Array.from({ length: 4 }, (_, n) => column(`part_${n}`, "bigint", { isForeignKey: true }));
  const names = namesFor("wide", ...wide, ...links);
  expect(names.length).toBeLessThanOrEqual(12);
  expect(names[1]).toBe("null_percent part_0");
});

test("each says why in a sentence", () => {
  const suggested = suggestMetrics({
    name: "customers",
    kind: "table",
    columns: [
      column("email"),
      column("status"),
      column("balance", "numeric"),
      column("latency_ms", "integer"),
    ],
  });
  expect(suggested.length).toBeGreaterThan(6);
  for (const { reason } of suggested) expect(reason).toMatch(/^[A-Z].{20,120}\.$/);
});
