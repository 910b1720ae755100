import { expect, test } from "vitest";
import { fitsColumn, shownAs } from "./types.ts";

test.each([
  ["max", "numeric(12,2)", "number"],
  ["min", "timestamp(3) without time zone", "timestamp"],
  ["max", "time with time zone", "time"],
  ["min", "date", "date"],
  ["mean", "date", "number"],
  ["distinct_count", "date", "count"],
  ["null_percent", "date", "percent"],
  ["percentile", null, "number"],
] as const)("a %s of %s is shown as a %s", (type, columnType, shown) => {
  expect(shownAs(type, columnType)).toBe(shown);
});

test("of a column that gives somebody away nothing is kept that is one of its values", () => {
  const fits = (type: string, givesAway: boolean) =>
    (["null_percent", "distinct_count", "min", "max", "percentile", "mean"] as const).filter((metric) =>
      fitsColumn(metric, { type, givesAway }),
    );
  expect(fits("bigint", false)).toContain("percentile");
  expect(fits("bigint", true)).toEqual(["null_percent", "distinct_count", "mean"]);
  expect(fits("interval", false)).toEqual(["null_percent", "distinct_count"]);
});
