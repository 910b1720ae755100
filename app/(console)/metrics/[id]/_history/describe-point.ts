import { formatClock, formatDate } from "#lib/format.ts";
import type { MetricPoint, MetricRow } from "#lib/metrics/views.ts";
import { formatInterval, formatValue } from "../../_parts/words.ts";

type Shown = Pick<MetricRow, "type" | "columnType">;

const STATES: Record<MetricPoint["state"], string> = {
  learning: "learning",
  normal: "normal",
  anomalous: "anomalous",
  empty: "no value",
};

/** `9 Nov 2026, 03:12: 412, anomalous, usual 960 to 1,040`: in one line, for whoever points at it or hears it. */
export function describePoint(shown: Shown, point: MetricPoint, timeZone: string): string {
  const { capturedAt, value, state, mark, method, isBackfilled, lower, upper } = point;
  const usual = formatInterval(lower, upper, shown);
  return [
    `${formatDate(capturedAt, timeZone)}, ${formatClock(capturedAt, timeZone).slice(0, 5)}: ${value === null ? "none" : formatValue(value, shown)}`,
    mark === null ? STATES[state] : `called ${mark}`,
    ...(usual === null ? [] : [`usual ${usual}`]),
    ...(method === "exact" ? [] : ["estimated"]),
    ...(isBackfilled ? ["counted later"] : []),
  ].join(", ");
}
