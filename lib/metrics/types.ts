/** What can be measured of a relation. Plain: it goes to the browser. */
export const METRIC_TYPES = {
  row_count: { label: "Row count", of: "table" },
  null_percent: { label: "Null %", of: "any" },
  distinct_count: { label: "Distinct values", of: "any" },
  duplicate_count: { label: "Duplicates", of: "any" },
  min: { label: "Minimum", of: "ordered" },
  max: { label: "Maximum", of: "ordered" },
  mean: { label: "Mean", of: "number" },
  stddev: { label: "Standard deviation", of: "number" },
  percentile: { label: "Percentile", of: "number" },
  custom_sql: { label: "Custom SQL", of: "table" },
} as const satisfies Record<string, { label: string; of: "table" | "any" | "ordered" | "number" }>;
export type MetricType = keyof typeof METRIC_TYPES;

const NAMES: readonly string[] = Object.keys(METRIC_TYPES);
export const isMetricType = (type: string): type is MetricType => NAMES.includes(type);

/** What the values of a column are, as far as a metric can tell them apart. */
export type ValueKind = "number" | "date" | "timestamp" | "time" | "other";

const KINDS: readonly [RegExp, ValueKind][] = [
  [/^(smallint|integer|bigint|real|double precision|numeric(\(.*\))?)$/, "number"],
  [/^date$/, "date"],
  [/^timestamp(\(\d\))? with/, "timestamp"],
  [/^time(\(\d\))? with/, "time"],
];

/** By a type's name as the catalog writes it: `numeric(10,2)`, `timestamp(3) without time zone`. */
const kindOfType = (type: string): ValueKind => KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? "other";

/** One of the values themselves, which nobody may see of a column that is personal or highly sensitive. */
const TELLS_A_VALUE: ReadonlySet<MetricType> = new Set(["min", "max", "percentile"]);

/** Whether a metric is one of this column. */
export function fitsColumn(type: MetricType, column: { type: string; givesAway: boolean }): boolean {
  const { of } = METRIC_TYPES[type];
  const kind = kindOfType(column.type);
  if (of === "table" || (column.givesAway && TELLS_A_VALUE.has(type))) return false;
  return of === "any" || kind === "number" || (of === "ordered" && kind !== "other");
}

/** What a value is to be shown as. Dates and times are kept in seconds: since 1970, or since midnight. */
export function shownAs(type: MetricType, columnType: string | null): ValueKind | "count" | "percent" {
  if (type === "null_percent") return "percent";
  if (type === "row_count" || type === "distinct_count" || type === "duplicate_count") return "count";
  return (type === "min" || type === "max") && columnType !== null ? kindOfType(columnType) : "number";
}

/** How a value was come by. Those of different ways are never compared. */
export const METHODS = {
  exact: "Exact",
  sketched: "Estimated from hashes of all values",
  sampled: "Estimated from a sample of rows",
  estimated: "As the database itself estimates",
} as const;
export type Method = keyof typeof METHODS;
