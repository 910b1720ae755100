import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { METHODS } from "#lib/metrics/types.ts";
import type { MetricPoint, MetricRow } from "#lib/metrics/views.ts";
import { PointBadge } from "../_parts/metric-badge.tsx";
import { ValueText } from "../_parts/value-text.tsx";
import { formatInterval, formatValue } from "../_parts/words.ts";
import { PointMark } from "./point-mark.client.tsx";

type ExplanationProps = {
  metric: MetricRow;
  point: MetricPoint;
  isNewest: boolean;
  disabledBecause: string | null;
};

/** What one value was, against what was expected, and what somebody says of it. */
export function Explanation({ metric, point, isNewest, disabledBecause }: ExplanationProps) {
  const usual = formatInterval(point.lower, point.upper, metric);
  return (
    <Section
      title={isNewest ? "Newest value" : "Chosen value"}
      aside={<RelativeTime at={point.capturedAt} />}
    >
      <div className="grid max-w-[480px] gap-3">
        <p className="num flex flex-wrap items-center gap-2 font-semibold text-22 tracking-[-0.015em]">
          <ValueText row={metric} point={point} />
          <PointBadge point={point} />
        </p>
        <p className="wrap-anywhere text-13">{point.reason}</p>
        <Facts
          facts={[
            {
              label: "Expected",
              value: point.expected === null ? "not known yet" : formatValue(point.expected, metric),
            },
            ...(usual === null ? [] : [{ label: "Usual", value: usual }]),
            ...(point.score === null ? [] : [{ label: "How far off", value: scoreWords(point.score) }]),
            { label: "How it was come by", value: METHODS[point.method] },
            ...(point.isBackfilled ? [{ label: "Counted", value: "later, by when rows came" }] : []),
            ...(point.isComparable
              ? []
              : [{ label: "Compared", value: "no more: what it measures was changed since" }]),
            {
              label: "Captured by",
              value: (
                <Link href={`/jobs/${point.jobId}`} className="rounded-4 text-accent-text hover:underline">
                  Go to job
                </Link>
              ),
            },
            ...(point.mark && point.markedAt
              ? [
                  {
                    label: `Called ${point.mark}`,
                    value: (
                      <>
                        {point.markedByName}, <RelativeTime at={point.markedAt} />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        {point.value !== null && (
          <PointMark
            metricId={metric.id}
            capturedAt={point.capturedAt}
            mark={point.mark}
            disabledBecause={disabledBecause}
          />
        )}
      </div>
    </Section>
  );
}

/** `5.2 robust deviations above`. */
const scoreWords = (score: number): string =>
  Math.abs(score) < 0.05
    ? "not at all"
    : `${Math.abs(score).toFixed(1)} robust deviations ${score > 0 ? "above" : "below"}`;
