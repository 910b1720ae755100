import type { Measure } from "../profiling.ts";
import { quotedName } from "./quoted-name.ts";

/** Aggregates of the rows `r`, each a double precision. Postgres computes what several have in common once. */
export function aggregateOf({ what, column, percentile }: Measure): string {
  const value = `r.${quotedName(column?.name ?? "")}`;
  switch (what) {
    case "rows":
      return "count(*)::float8";
    case "nulls":
      return `(100.0 * (count(*) - count(${value})) / nullif(count(*), 0))::float8`;
    // Of a column in which no value comes twice; others are counted by their values.
    case "distinct":
      return `count(${value})::float8`;
    case "duplicates":
      return "0::float8";
    case "min":
    case "max":
      return inNumbers(`${what}(${value})`, column?.type ?? "");
    case "mean":
      return `avg(${value})::float8`;
    case "stddev":
      return `stddev_samp(${value})::float8`;
    case "percentile":
      return `(percentile_cont(${(percentile ?? 50) / 100}::float8) within group (order by ${value}))::float8`;
  }
}

const inNumbers = (value: string, type: string): string =>
  /^(date|time)/.test(type) ? `extract(epoch from ${value})::float8` : `${value}::float8`;

/** What the planner does not count: an ordered aggregate sorts all of its column. */
export function costOfSorting(measures: readonly Measure[], rows: number): number {
  const sorts = new Set(
    measures
      .filter(({ what }) => what === "percentile")
      .map(({ column, percentile }) => `${percentile} ${column?.name}`),
  ).size;
  return sorts * rows * Math.log2(Math.max(2, rows)) * COMPARISON_COST;
}

/** Two operators: what the planner takes for each comparison of a sort. */
const COMPARISON_COST = 2 * 0.0025;
