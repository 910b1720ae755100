import { describe, expect } from "vitest";
import type { Measure } from "#lib/connectors/profiling.ts";
import { test } from "#tests/support/database.ts";
import { createRole, createTarget, type Target } from "#tests/support/discovery.ts";
import { measure, plainly, profiled } from "#tests/support/profiled.ts";
import { quoted } from "#tests/support/quoted.ts";

const ODD = 'we"ird 🦆; drop table x --';
const NUMBERS = ["min", "max", "mean", "stddev", "percentile"] as const;
const ANY = ["nulls", "distinct", "duplicates"] as const;
const COLUMNS: Record<string, { type: string; values: string; whats: readonly Measure["what"][] }> = {
  small: { type: "integer", values: "nullif(n % 7, 3) - 2", whats: [...ANY, ...NUMBERS] },
  [ODD]: { type: "bigint", values: "9007199254740 * n", whats: [...ANY, ...NUMBERS] },
  amount: { type: "numeric", values: "round(n * 1.37, n % 3)", whats: [...ANY, ...NUMBERS] },
  not_a_number: {
    type: "numeric",
    values: "case n % 5 when 0 then 'NaN' else n::numeric end",
    whats: [...ANY, ...NUMBERS],
  },
  endless: {
    type: "double precision",
    values: "case n % 4 when 0 then '-Infinity' when 1 then '-0' when 2 then '0' else n * 0.1::float8 end",
    whats: [...ANY, "min", "max", "percentile"],
  },
  day: {
    type: "date",
    values: "case n % 9 when 0 then 'infinity' else date '2024-02-28' + n end",
    whats: [...ANY, "min", "max"],
  },
  at: {
    type: "timestamp with time zone",
    values: "timestamptz '2024-03-31 00:30:00.123456Z' + n * interval '1 h'",
    whats: [...ANY, "min", "max"],
  },
  of_day: {
    type: "time without time zone",
    values: "time '12:00' + n * interval '1 min'",
    whats: [...ANY, "min", "max"],
  },
  note: {
    type: "text",
    values: "case n % 3 when 0 then null when 1 then '' else e'\\u200b🦆' || n end",
    whats: ANY,
  },
  document: { type: "json", values: "json_build_object('n', n % 4)", whats: ANY },
  state: { type: "boolean", values: "n % 2 = 0", whats: ANY },
  list: { type: "integer[]", values: "array[n % 3, null]", whats: ANY },
  ident: { type: "uuid", values: "md5((n / 2)::text)::uuid", whats: ANY },
};
const MEASURES = [
  measure("rows"),
  ...Object.entries(COLUMNS).flatMap(([name, { type, whats }]) =>
    whats.map((what) => measure(`${what} ${name}${what === "percentile" ? " 37.5" : ""}`, type)),
  ),
];
const createOdd = (target: Target, name: string, rows: number, nulls = false) =>
  target.sql(
    `create table ${quoted(name)} as select ${Object.entries(COLUMNS)
      .map(([column, { type, values }]) => `(${nulls ? "null" : values})::${type} as ${quoted(column)}`)
      .join(", ")} from generate_series(1, ${rows}) n`,
  );

describe("a profile of a relation", () => {
  test.for([
    ["of many rows", 1_000, false],
    ["of one row", 1, false],
    ["of none", 0, false],
    ["of nulls alone", 50, true],
  ] as const)("says exactly what plain SQL says: a table %s", async ([, rows, nulls]) => {
    const target = await createTarget();
    await createOdd(target, ODD, rows, nulls);
    const { measured } = await profiled(target, { name: ODD, measures: MEASURES });
    for (const [place, one] of MEASURES.entries()) {
      const [row] = await target.sql<{ value: number | null }>(plainly(one, quoted(ODD)));
      const value = row?.value ?? null;
      const isClose = value !== null && Number.isFinite(value) && value !== 0;
      expect(measured[place], `${one.what} of ${one.column?.name}`).toEqual({
        value: isClose ? expect.closeTo(value, 12 - Math.ceil(Math.log10(Math.abs(value)))) : value,
        method: "exact",
      });
    }
  });

  test("reads a table once for all of its measures but the distinct ones, however many there are", async () => {
    const target = await createTarget();
    const names = Array.from({ length: 1_600 }, (_, n) => `c${n}`);
    await target.sql(`create table wide (${names.map((name) => `${name} smallint`).join(", ")})`);
    await target.sql("insert into wide (c0, c1599) values (1, 2), (3, null)");
    const scans = async () => {
      await target.sql("select pg_stat_force_next_flush()");
      const [row] = await target.sql("select seq_scan from pg_stat_user_tables where relname = 'wide'");
      return Number(row?.seq_scan);
    };
    const before = await scans();
    const measures = names.flatMap((name) => [
      measure(`nulls ${name}`, "smallint"),
      measure(`mean ${name}`, "smallint"),
    ]);
    const { measured } = await profiled(target, { name: "wide", measures });
    expect((await scans()) - before).toBe(1);
    expect(measured).toHaveLength(3_200);
    expect(measured.slice(0, 2)).toMatchObject([{ value: 0 }, { value: 2 }]);
    expect(measured.slice(-2)).toMatchObject([{ value: 50 }, { value: 2 }]);
  });

  test("tells the number of distinct values from hashes to a few per cent, also where the planner is wrong", async () => {
    const target = await createTarget(
      `create table big as select n as id, (n % 90000)::text as word, n % 7 as few, md5((n % 250000)::text)::uuid as ident,
         now() + (n % 30000) * interval '1 s' as at, (n % 60000)::numeric / 4 as price, null::int as nothing
       from generate_series(1, 300000) n`,
      "alter table big alter word set (n_distinct = 3), alter few set (n_distinct = 250000), alter price set (n_distinct = -1)",
      "analyze big",
    );
    const truths: [string, string, number][] = [
      ...([
        ["id", "integer", 300_000],
        ["word", "text", 90_000],
        ["few", "integer", 7],
        ["ident", "uuid", 250_000],
        ["at", "timestamp with time zone", 30_000],
        ["price", "numeric", 60_000],
        ["nothing", "integer", 0],
      ] as [string, string, number][]),
    ];
    const measures = truths.flatMap(([name, type]) => [
      measure(`distinct ${name}`, type),
      measure(`duplicates ${name}`, type),
    ]);
    const { measured } = await profiled(target, { name: "big", measures });
    const off = truths.map(([name, , distinct], place) => {
      const [found, duplicates] = [measured[place * 2], measured[place * 2 + 1]];
      if (!found || !duplicates || "fault" in found || "fault" in duplicates) throw new Error(name);
      expect([found.method, duplicates.method]).toEqual(["sketched", "sketched"]);
      const rows = name === "nothing" ? 0 : 300_000;
      expect(Math.abs((found.value ?? 0) + (duplicates.value ?? 0) - rows) / 300_000, name).toBeLessThan(
        0.06,
      );
      return Math.abs((found.value ?? -1) - distinct) / Math.max(1, distinct);
    });
    expect(Math.max(...off)).toBeLessThan(0.06);
    const exact = await profiled(target, { name: "big", measures: [measure("distinct! word", "text")] });
    expect(exact.measured).toEqual([{ value: 90_000, method: "exact" }]);
    const unique = { ...measure("distinct id", "integer"), isUnique: true };
    expect((await profiled(target, { name: "big", measures: [unique] })).measured).toEqual([
      { value: 300_000, method: "exact" },
    ]);
  });

  test("takes a sample of what costs too much, says so, and refuses a view of which none can be drawn", async () => {
    const target = await createTarget(
      "create table big as select n as id, n % 500 as word, n % 10 as few from generate_series(1, 400000) n",
      "analyze big",
      "create view seen as select * from big",
    );
    const measures = ["rows", "mean few", "nulls id", "distinct word", "duplicates id"].map((words) =>
      measure(words, "integer"),
    );
    const { measured, cost } = await profiled(target, { name: "big", measures }, { mostCost: 2_000 });
    expect(cost).toBeLessThan(5_000);
    const values = measured.map((one) => ("fault" in one ? one.fault : one.value));
    expect(measured.every((one) => "method" in one && one.method === "sampled")).toBe(true);
    expect(Math.abs(Number(values[0]) - 400_000)).toBeLessThan(60_000);
    expect(values[1]).toBeCloseTo(4.5, 0);
    expect(values.slice(2)).toEqual([0, 500, 0]);
    const again = await profiled(target, { name: "big", measures }, { mostCost: 2_000 });
    expect(again.measured).toEqual(measured);
    const view = await profiled(
      target,
      { name: "seen", measures: [measure("rows")], canBeSampled: false },
      { mostCost: 2_000 },
    );
    expect(view.measured).toMatchObject([
      { fault: "too_large/cost", message: expect.stringContaining("2,000") },
    ]);
  });

  test("leaves out what cannot be computed or may not be read, without a word of any value", async () => {
    const target = await createTarget(
      "create table mixed (id int, huge numeric, secret int, gone int)",
      "insert into mixed values (1, 1e400, 3, 4), (2, 2, 3, 4)",
      "alter table mixed drop gone",
    );
    const login = await createRole(target);
    await target.sql(`grant select (id, huge) on mixed to ${login.username}`);
    const words = ["mean id", "mean huge", "mean secret", "mean gone", "nulls id", "distinct secret"];
    const measures = words.map((one) => measure(one, "numeric"));
    const { measured } = await profiled(target, { name: "mixed", measures }, { login });
    expect(measured.map((one) => ("fault" in one ? one.fault : one.value))).toEqual([
      ...[1.5, "unsupported/value", "permission/object", "unknown", 0, "permission/object"],
    ]);
    expect(JSON.stringify(measured)).not.toContain("1000000");
  });

  test("gives up on a statement that takes too long, or waits behind a lock, and on nothing else", async () => {
    const target = await createTarget(
      "create view slow as select 1 as id from pg_sleep(30)",
      "create table quick ()",
    );
    const { measured } = await profiled(
      target,
      { name: "slow", measures: [measure("rows")] },
      { seconds: 0.3 },
    );
    expect(measured).toMatchObject([{ fault: "timeout/statement" }]);
    const found = await profiled(target, { name: "quick", measures: [measure("rows")] }, { seconds: 0.3 });
    expect(found.measured).toEqual([{ value: 0, method: "exact" }]);
  });

  test("tells how many rows there were before, by when they were written", async () => {
    const target = await createTarget(
      "create table orders (placed_at timestamp, day date, at timestamptz)",
      "insert into orders select t, t, t at time zone 'UTC' from generate_series(timestamp '2024-01-01', '2024-01-10', '1 day') t",
      "insert into orders values (null, null, null)",
    );
    const at = ["2023-12-31", "2024-01-05", "2024-02-01"].map((day) => Date.parse(`${day}T12:00Z`));
    for (const [name, type] of [
      ["placed_at", "timestamp"],
      ["day", "date"],
      ["at", "timestamptz"],
    ] as const) {
      const { backfilled } = await profiled(target, {
        ...{ name: "orders", measures: [measure("rows")], backfill: { column: { name, type }, at } },
      });
      expect(
        backfilled.map(({ rows }) => rows),
        name,
      ).toEqual([1, 6, 11]);
    }
  });
});
