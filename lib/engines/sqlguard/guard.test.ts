import { beforeAll, describe, expect, test } from "vitest";
import { SQL_ATTACKS } from "#tests/support/sql-attacks.ts";
import { SQL_METRICS } from "#tests/support/sql-metrics.ts";
import { loadParser } from "../lineage/parse.ts";
import { guardStatement } from "./guard.ts";

beforeAll(loadParser);

const reasonFor = (sql: string) => {
  const verdict = guardStatement(sql);
  return verdict.isAllowed ? null : verdict.reason;
};

describe("a statement that a person wrote", () => {
  test("is refused when it could write, escape, hang or see secrets, in at least 150 ways", () => {
    expect(new Set(SQL_ATTACKS).size).toBeGreaterThanOrEqual(150);
    expect(SQL_ATTACKS.filter((sql) => reasonFor(sql) === null).map((sql) => sql.slice(0, 80))).toEqual([]);
  });

  test("passes when it only reads and computes, in at least 200 ways", () => {
    expect(new Set(SQL_METRICS).size).toBeGreaterThanOrEqual(200);
    expect(
      SQL_METRICS.flatMap((sql) => (reasonFor(sql) === null ? [] : [`${sql}: ${reasonFor(sql)}`])),
    ).toEqual([]);
  });

  test("is refused with a reason that names what is wrong and where", () => {
    expect(guardStatement("select 'größe', pg_sleep(1)")).toEqual({
      isAllowed: false,
      reason: "The function pg_sleep is not on the list of those that only compute.",
      at: 16,
    });
    expect(guardStatement("select 1; delete from t")).toMatchObject({
      reason: "Only one statement is allowed.",
    });
    expect(guardStatement("delete from t")).toMatchObject({ reason: "Only SELECT is allowed, not DELETE." });
  });

  test("tells what it reads, without the names of its own WITH, and how many columns it has", () => {
    expect(guardStatement("with o as (select * from sales.orders) select count(*), 1 from o, item")).toEqual({
      isAllowed: true,
      relations: expect.arrayContaining([
        { schema: "sales", name: "orders", at: 25 },
        { schema: null, name: "item", at: 66 },
      ]),
      columns: 2,
    });
    expect(guardStatement("select * from t")).toMatchObject({ columns: null });
  });

  test("is refused however it is cut short or doubled", () => {
    for (const sql of SQL_ATTACKS.filter((one) => reasonFor(one)?.includes("function")))
      expect(reasonFor(`select count(*) from (${sql.replace(/;\s*$/, "")}) x`), sql).not.toBeNull();
  });
});
