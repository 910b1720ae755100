import { expect, test } from "vitest";
import { formatInterval, formatValue, metricName } from "./words.ts";

const of = { columnName: null, percentile: null, name: null } as const;

test("a metric is called by what it measures of which column, and custom SQL by its own name", () => {
  expect(metricName({ ...of, type: "row_count" })).toBe("Row count");
  expect(metricName({ ...of, type: "null_percent", columnName: "email" })).toBe("Null % of email");
  expect(metricName({ ...of, type: "percentile", columnName: "total", percentile: 95 })).toBe(
    "95th percentile of total",
  );
  expect(metricName({ ...of, type: "custom_sql", name: "Open carts" })).toBe("Open carts");
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [11, "11th"],
  [93, "93rd"],
  [99.9, "99.9th"],
  [50, "50th"],
])("percentile %d is the %s", (percentile, words) => {
  expect(metricName({ ...of, type: "percentile", columnName: "ms", percentile })).toBe(
    `${words} percentile of ms`,
  );
});

test("a value is shown as what it is", () => {
  const shown = (value: number, type: Parameters<typeof formatValue>[1]["type"], columnType: string | null) =>
    formatValue(value, { type, columnType });
  expect(shown(1_234.4, "row_count", null)).toBe("1,234");
  expect(shown(12.3456, "null_percent", "text")).toBe("12.35 %");
  expect(shown(0.123456789, "mean", "numeric")).toBe("0.123457");
  expect(shown(1_234_567.89, "mean", "numeric")).toBe("1,234,567.9");
  expect(shown(1_764_374_400, "max", "date")).toBe("29 Nov 2025");
  expect(shown(1_764_374_400, "max", "timestamp with time zone")).toBe("29 Nov 2025, 00:00:00");
  expect(shown(3_661, "min", "time without time zone")).toBe("01:01:01");
  expect(shown(1e30, "max", "timestamp with time zone")).toBe("out of range");
});

test("an interval of one value is that value", () => {
  const count = { type: "row_count", columnType: null } as const;
  expect(formatInterval(960, 1_040, count)).toBe("960 to 1,040");
  expect(formatInterval(5, 5, count)).toBe("5");
  expect(formatInterval(null, 5, count)).toBeNull();
});
