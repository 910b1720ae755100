import { METHODS } from "#lib/metrics/types.ts";
import type { MetricPoint, MetricRow } from "#lib/metrics/views.ts";
import { formatValue } from "./words.ts";

type ValueTextProps = {
  row: Pick<MetricRow, "type" | "columnType">;
  point: Pick<MetricPoint, "value" | "method"> | null;
};

/** A value; with a wave before it where it is known from a part alone. */
export function ValueText({ row, point }: ValueTextProps) {
  if (point === null) return <span className="font-normal text-fg-3">–</span>;
  if (point.value === null) return <span className="font-normal text-fg-3">none</span>;
  const text = formatValue(point.value, row);
  if (point.method === "exact") return text;
  return (
    <span title={METHODS[point.method]}>
      <span aria-hidden="true">≈ </span>
      <span className="sr-only">about </span>
      {text}
    </span>
  );
}
