import { ChartColumn, ChartLine, Table2 } from "lucide-react";
import { ChartTips } from "#app/_ui/chart/tips.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { IconLink } from "#app/_ui/icon-button.tsx";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import type { OutcomeBars } from "#lib/jobs/durations/outcomes.ts";
import type { Trend } from "#lib/jobs/durations/views.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { DurationChart } from "./duration-chart.tsx";
import { describeOutcomes, OutcomeChart } from "./outcome-chart.tsx";
import { DurationFacts, DurationNumbers, OutcomeFacts, OutcomeNumbers, sum } from "./trend-facts.tsx";
import { TrendLive } from "./trend-live.client.tsx";
import { type TrendQuery, trendHref } from "./trend-query.ts";
import { DurationTable, OutcomeTable } from "./trend-table.tsx";
import { TrendToggle } from "./trend-toggle.client.tsx";

type PanelProps = {
  filter: JobFilter;
  query: TrendQuery;
  trend: Trend | null;
  outcomes: OutcomeBars | null;
  isOpen: boolean;
  timeZone: string;
};

/** Above the table: how long jobs of one kind took, or how all of them ended. Nothing where there is nothing to draw. */
export function TrendPanel({ filter, query, trend, outcomes, isOpen, timeZone }: PanelProps) {
  const isTable = query.as === "table";
  const shown = outcomes
    ? {
        facts: <OutcomeFacts outcomes={outcomes} />,
        chart: isTable ? (
          <OutcomeTable {...{ outcomes, timeZone }} />
        ) : (
          <OutcomeChart
            {...{ outcomes, timeZone }}
            label={`How jobs ended: ${describeOutcomes(sum(outcomes))}.`}
          />
        ),
      }
    : trend && {
        facts: <DurationFacts {...{ filter, query, trend }} />,
        chart: isTable ? (
          <DurationTable {...{ trend, timeZone }} />
        ) : (
          <DurationChart {...{ trend, timeZone }} label={describeTrend(trend)} />
        ),
      };
  if (!shown) return null;
  const other = query.chart === "outcomes" ? "durations" : "outcomes";
  return (
    <section
      aria-label="Duration trend"
      data-trend={isOpen ? "open" : "closed"}
      className="grid h-28 shrink-0 grid-cols-[320px_minmax(0,1fr)] data-[trend=closed]:h-9 data-[trend=closed]:grid-cols-1 max-sm:hidden"
    >
      <div className="flex min-w-0 flex-col gap-0.5 py-2 pl-5 text-12 text-fg-3">
        <div className="mb-0.5 flex min-w-0 items-center gap-1">
          <TrendToggle isOpen={isOpen} />
          {shown.facts}
          <span className="ml-auto flex">
            <IconLink
              label={other === "outcomes" ? "Jobs by the hour" : "Durations"}
              href={trendHref(filter, { ...query, chart: other })}
              icon={<Icon of={other === "outcomes" ? ChartColumn : ChartLine} size={14} />}
            />
            <IconLink
              label={isTable ? "View as a picture" : "View as table"}
              href={trendHref(filter, { ...query, as: isTable ? "picture" : "table" })}
              icon={<Icon of={isTable ? ChartLine : Table2} size={14} />}
            />
          </span>
        </div>
        <div className="in-data-[trend=closed]:hidden">
          {outcomes ? <OutcomeNumbers outcomes={outcomes} /> : trend && <DurationNumbers trend={trend} />}
        </div>
      </div>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div className="overflow-y-auto in-data-[trend=closed]:hidden" tabIndex={0}>
          {shown.chart}
        </div>
      ) : (
        <ChartTips className="pt-1.5 pr-5 pl-2 in-data-[trend=closed]:hidden">{shown.chart}</ChartTips>
      )}
      {trend && <TrendLive of={trend.of} running={trend.running} />}
    </section>
  );
}

const describeTrend = ({ of, points, usual }: Trend): string =>
  `Durations of the last ${formatQuantity(points.length, "run")} of ${jobTypeLabel(of.type)} of ${of.label}.` +
  (usual ? ` Median ${formatDuration(usual.medianMs)}.` : "");
