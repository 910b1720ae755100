import { beforeAll, describe, expect, test } from "vitest";
import { loadParser } from "../lineage/parse.ts";
import { guardOneNumber, qualified } from "./one-number.ts";

beforeAll(loadParser);

const KNOWN = [
  { schemaName: "shop", name: "orders" },
  { schemaName: "old", name: "orders" },
  { schemaName: "shop", name: "item" },
  { schemaName: 'Sa"les', name: "Größe 🦆" },
  { schemaName: "north", name: "region" },
  { schemaName: "south", name: "region" },
];
const send = (sql: string, schemaName = "shop") => {
  const sent = qualified(sql, { schemaName, known: KNOWN });
  return sent.isAllowed ? sent.statement : sent.reason;
};

describe("a metric's statement", () => {
  test("names every table with its schema when it is sent, and nothing else", () => {
    expect(send("select count(*) from orders")).toBe('select count(*) from "shop".orders');
    expect(send("select count(*) from orders", "old")).toBe('select count(*) from "old".orders');
    expect(send("select count(*) from old.orders o, only item where o.id = item.id")).toBe(
      'select count(*) from old.orders o, only "shop".item where o.id = item.id',
    );
    expect(send('-- größer 🦆\nselect sum(n) from "Größe 🦆" 🦆, orders')).toBe(
      'select sum(n) from "Sa""les"."Größe 🦆" 🦆, "shop".orders',
    );
    expect(send("with o as (select * from orders) select count(*) from o join pg_class on true")).toBe(
      'with o as (select * from "shop".orders) select count(*) from o join pg_class on true',
    );
  });

  test("is refused with a sentence where a table is not known, or is in several schemas", () => {
    expect(send("select count(*) from nowhere")).toBe(
      "There is no table or view nowhere that Tidewatch has discovered.",
    );
    expect(send("select count(*) from region")).toBe(
      "Name the schema of region: it is in north and in south.",
    );
  });

  test.each([
    ["(select 1)", "Begin with SELECT or WITH."],
    ["values (1)", "Begin with SELECT or WITH."],
    ["select 1, 2", "It answers with 2 columns. Select one number."],
    ["select * from orders", "Name the one column to keep instead of *."],
    [
      "select 1,\n  pg_sleep(1)",
      "The function pg_sleep is not on the list of those that only compute. (line 2, character 3)",
    ],
    ["delete from orders", "Only SELECT is allowed, not DELETE."],
  ])("%s is refused: %s", (sql, reason) => {
    expect(guardOneNumber(sql)).toEqual({ isAllowed: false, reason });
  });
});
