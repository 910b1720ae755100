import { ChartLine, Table2 } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { IconLink } from "#app/_ui/icon-button.tsx";
import { Section } from "#app/_ui/section.tsx";
import { formatDate, formatQuantity } from "#lib/format.ts";
import type { MetricPoint, MetricRow } from "#lib/metrics/views.ts";
import { metricName } from "../../_parts/words.ts";
import { type ChartSize, HistoryChart } from "./history-chart.tsx";
import { HistoryTable } from "./history-table.tsx";
import { Legend } from "./legend.tsx";
import { PointLinks } from "./point-links.client.tsx";

type HistorySectionProps = {
  metric: MetricRow;
  /** In order. */
  points: readonly MetricPoint[];
  chosen: string | null;
  isTable: boolean;
  timeZone: string;
};

const WIDE: ChartSize = { width: 960, height: 220, left: 76, dates: 8 };
const NARROW: ChartSize = { width: 328, height: 190, left: 58, dates: 3 };
/** More than these stand in each other's way: half a year of days, and on a phone a month of them. */
const MOST_WIDE = 180;
const MOST_NARROW = 30;

/** What it was, capture after capture, with what was expected: as a picture, and as a table for who would rather read. */
export function HistorySection({ metric, points, chosen, isTable, timeZone }: HistorySectionProps) {
  const shown = points.slice(-MOST_WIDE);
  const [first] = shown;
  if (!first)
    return (
      <Section title="History">
        <p className="text-13 text-fg-2">
          Nothing was captured yet. Capture it now, or wait for the schedule of its source.
        </p>
      </Section>
    );
  const drawing = { metric, chosen, timeZone };
  return (
    <Section
      title="History"
      aside={`${formatQuantity(shown.length, "capture")} since ${formatDate(first.capturedAt, timeZone)}`}
      action={
        <IconLink
          label={isTable ? "View as a picture" : "View as table"}
          href={`/metrics/${metric.id}${isTable ? "" : "?as=table"}`}
          scroll={false}
          icon={<Icon of={isTable ? ChartLine : Table2} size={14} />}
        />
      }
    >
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div className="-mx-5 max-h-96 overflow-auto border-y max-sm:-mx-4" tabIndex={0}>
          <HistoryTable metric={metric} points={shown} timeZone={timeZone} />
        </div>
      ) : (
        <>
          <PointLinks className="max-sm:hidden">
            <HistoryChart {...drawing} points={shown} size={WIDE} label={describe(metric, shown)} />
          </PointLinks>
          <PointLinks className="sm:hidden">
            <HistoryChart
              {...drawing}
              points={shown.slice(-MOST_NARROW)}
              size={NARROW}
              label={describe(metric, shown.slice(-MOST_NARROW))}
            />
          </PointLinks>
          <Legend points={shown} />
        </>
      )}
    </Section>
  );
}

function describe(metric: MetricRow, points: readonly MetricPoint[]): string {
  const odd = points.filter(({ state, mark }) => state === "anomalous" && mark !== "expected").length;
  return `${metricName(metric)}: ${formatQuantity(points.length, "capture")}, ${formatQuantity(odd, "anomaly", "anomalies")}.`;
}
