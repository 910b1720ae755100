import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { DetailsMenu } from "#app/_ui/details-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Link } from "#app/_ui/link.client.tsx";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import type { OutcomeBars, Outcomes } from "#lib/jobs/durations/outcomes.ts";
import { formatRange } from "#lib/jobs/durations/run.ts";
import type { Trend, TrendChoice } from "#lib/jobs/durations/views.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { type TrendQuery, trendHref } from "./trend-query.ts";

type FactsProps = { filter: JobFilter; query: TrendQuery; trend: Trend };

/** What is drawn, and what else could be. */
export function DurationFacts({ filter, query, trend: { of, others } }: FactsProps) {
  const name = `${jobTypeLabel(of.type)} of ${of.label}`;
  if (others.length === 0)
    return (
      <span className="truncate font-medium text-13 text-fg" title={name}>
        {name}
      </span>
    );
  return (
    <DetailsMenu
      className="flex max-w-full items-center gap-1 rounded-4 font-medium text-13 text-fg hover:bg-hover"
      summary={
        <>
          <span className="truncate" title={`${name}; one of ${others.length + 1} that match`}>
            {name}
          </span>
          <Icon of={ChevronDown} size={12} className="shrink-0 text-fg-3" />
        </>
      }
    >
      <p className="px-2 pt-1 pb-1 text-12 text-fg-3">Of {others.length + 1} that match, one is drawn.</p>
      {others.map((other) => (
        <Choice
          key={`${other.type}.${other.assetId}`}
          href={trendHref(filter, { ...query, of: other })}
          of={other}
        />
      ))}
    </DetailsMenu>
  );
}

const Choice = ({ href, of }: { href: string; of: TrendChoice }): ReactNode => (
  <Link href={href} scroll={false} className="block truncate rounded-6 px-2 py-1.5 text-13 hover:bg-hover">
    {jobTypeLabel(of.type)} of {of.label}
  </Link>
);

export function DurationNumbers({ trend: { usual, counts, points } }: { trend: Trend }) {
  const out = points.filter(({ side }) => side !== null).length;
  return (
    <>
      {usual ? (
        <>
          <p className="num font-semibold text-18 text-fg tracking-[-0.015em]">
            {formatDuration(usual.medianMs)}{" "}
            <span className="font-normal text-12 text-fg-3 tracking-normal">median of {usual.runs} runs</span>
          </p>
          <p className="num">Usually {formatRange(usual.p10Ms, usual.p90Ms)}</p>
        </>
      ) : (
        <p>{formatQuantity(counts.completed, "completed run")}: too few to say what is usual</p>
      )}
      <p className="num">
        {out} outside the band, {counts.failed} failed
      </p>
    </>
  );
}

export const OutcomeFacts = ({ outcomes: { hours } }: { outcomes: OutcomeBars }) => (
  <span className="truncate font-medium text-13 text-fg">
    {hours === 1
      ? "Jobs by the hour"
      : hours < 24
        ? `Jobs by ${hours} hours`
        : hours === 24
          ? "Jobs by the day"
          : `Jobs by ${hours / 24} days`}
  </span>
);

export function OutcomeNumbers({ outcomes }: { outcomes: OutcomeBars }) {
  const { completed, failed, cancelled } = sum(outcomes);
  return (
    <>
      <p className="num font-semibold text-18 text-fg tracking-[-0.015em]">
        {failed} <span className="font-normal text-12 text-fg-3 tracking-normal">failed</span>
      </p>
      <p className="num">{completed} completed</p>
      <p className="num">{cancelled} cancelled</p>
    </>
  );
}

export function sum({ bars }: OutcomeBars): Outcomes {
  const all = { at: "", completed: 0, failed: 0, cancelled: 0 };
  for (const bar of bars) {
    all.completed += bar.completed;
    all.failed += bar.failed;
    all.cancelled += bar.cancelled;
  }
  return all;
}
