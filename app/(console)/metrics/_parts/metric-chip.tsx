import type { MetricRow, MetricStatus } from "#lib/metrics/views.ts";
import { STATUS_WORDS } from "./metric-badge.tsx";
import { ValueText } from "./value-text.tsx";

/** Only what needs somebody has a colour; its word says the same. */
const LOOKS: Partial<Record<MetricStatus, string>> = {
  anomalous: "border-warn-line bg-warn-bg text-warn-fg",
  failed: "border-failed-line bg-failed-bg text-failed-fg",
};

/** What is measured, and its newest value. */
export const MetricChip = ({ metric, label }: { metric: MetricRow; label: string }) => (
  <span
    className={`num flex min-h-7 flex-wrap items-center gap-x-1.5 rounded-6 border px-2 py-0.5 text-13 hover:bg-hover max-sm:min-h-11 ${LOOKS[metric.status] ?? ""}`}
  >
    <span className={`wrap-anywhere ${LOOKS[metric.status] ? "" : "text-fg-3"}`}>{label}</span>
    <span className="font-medium">
      <ValueText row={metric} point={metric.point} />
    </span>
    {metric.status !== "normal" && (
      <span className="text-12">{STATUS_WORDS[metric.status].toLowerCase()}</span>
    )}
  </span>
);
