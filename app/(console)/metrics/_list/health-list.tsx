import Link from "next/link";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { SourceHealth } from "#lib/metrics/health.ts";
import { METRIC_STATUSES, type MetricStatus } from "#lib/metrics/views.ts";
import { freshnessHref } from "../../freshness/address.ts";
import { STATUS_WORDS } from "../_parts/metric-badge.tsx";
import { metricsHref } from "../address.ts";

type HealthListProps = {
  health: readonly SourceHealth[];
  /** Tables that are not up to date, of how many that are checked. */
  stale: ReadonlyMap<string, { stale: number; tables: number }>;
};

const FILLS: Record<MetricStatus, string> = {
  anomalous: "var(--warn-mark)",
  failed: "var(--failed-mark)",
  normal: "var(--completed-mark)",
  learning: "var(--pending-mark)",
  waiting: "var(--track)",
  disabled: "var(--track)",
};

/** Source after source: how its metrics are, and how fresh its tables. */
export const HealthList = ({ health, stale }: HealthListProps) => (
  <ul
    aria-label="Health by source"
    className="flex shrink-0 flex-wrap gap-x-8 gap-y-3 px-5 py-3 text-13 max-sm:px-4"
  >
    {health.map((source) => (
      <Source key={source.sourceId} source={source} stale={stale.get(source.sourceId)} />
    ))}
  </ul>
);

type SourceProps = { source: SourceHealth; stale: { stale: number; tables: number } | undefined };

function Source({ source: { sourceId, sourceName, metrics }, stale }: SourceProps) {
  const there = METRIC_STATUSES.filter((status) => metrics[status] > 0);
  const sumOf = (statuses: readonly MetricStatus[]) =>
    statuses.reduce((sum, status) => sum + metrics[status], 0);
  const total = sumOf(there);
  return (
    <li className="grid w-72 max-w-full content-start gap-1">
      <Link
        href={metricsHref({ source: sourceId })}
        className="w-fit max-w-full truncate rounded-4 font-medium hover:underline"
      >
        {sourceName}
      </Link>
      {/* The words below say the same. */}
      <svg
        aria-hidden="true"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className="h-1.5 w-full rounded-full bg-track"
      >
        {there.map((status, at) => (
          <rect
            key={status}
            x={(100 * sumOf(there.slice(0, at))) / total}
            width={(100 * metrics[status]) / total}
            height="6"
            fill={FILLS[status]}
          />
        ))}
      </svg>
      <span className="num text-12 text-fg-3">
        {total === 0
          ? "No metrics yet"
          : there
              .map((status) => `${formatCount(metrics[status])} ${STATUS_WORDS[status].toLowerCase()}`)
              .join(", ")}
      </span>
      {stale && (
        <Link
          href={freshnessHref({ source: sourceId, tab: stale.stale > 0 ? "stale" : "all" })}
          className="num w-fit rounded-4 text-12 text-fg-3 hover:text-fg hover:underline"
        >
          {stale.stale > 0
            ? `${formatCount(stale.stale)} of ${formatQuantity(stale.tables, "table")} stale`
            : `${formatQuantity(stale.tables, "table")} checked, none stale`}
        </Link>
      )}
    </li>
  );
}
