import { expect, test } from "vitest";
import { excerptAt } from "./excerpt.ts";

test("the place that is meant is marked in its line", () => {
  expect(excerptAt("select count(*)\nfrom orders, pg_authid\nwhere true", 29)).toEqual({
    line: 2,
    character: 14,
    before: "from orders, ",
    marked: "pg_authid",
    after: "",
  });
});

test("a text is marked whole, and another character alone", () => {
  expect(excerptAt("select 'a b'::regclass", 7).marked).toBe("'a b'");
  expect(excerptAt("select (1", 7).marked).toBe("(");
});

test("where it ends too early, the end is marked", () => {
  expect(excerptAt("select 1 +", 10)).toMatchObject({ before: "select 1 +", marked: "(the end)", after: "" });
});

test("of a long line what stands around the place is shown", () => {
  const { before, marked, after } = excerptAt(
    `select ${"a + ".repeat(40)}pg_sleep(1)${" + b".repeat(40)}`,
    167,
  );
  expect([before.length, marked, after.length]).toEqual([41, "pg_sleep", 41]);
});
