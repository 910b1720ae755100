"use client";

import { useTicking, useTimeZone } from "#app/_ui/clock.client.tsx";
import { formatClock, formatDuration } from "#lib/format.ts";
import { percent } from "./time-scale.ts";
import type { Expectation } from "./usual.ts";

/** From the start past now to where runs like this one usually end. */
export function EtaLine({ startedAt, expected }: { startedAt: string; expected: Expectation }) {
  const zone = useTimeZone();
  const start = Date.parse(startedAt);
  const now = Number(useTicking((at) => String(Math.max(start, Math.floor(at.getTime() / 1_000) * 1_000))));
  const { from, median, until, band, isLate } = expected;
  const length = (Math.max(until, now) - start) * 1.08 || 1;
  const x = (instant: number) => percent(instant - start, length);
  const at = (instant: number) => formatClock(new Date(instant), zone);
  // Where the band is narrow its middle says as much as both ends.
  const isNarrow = x(until) - x(from) < 16;
  const isNowApart = x(now) > 12 && Math.abs(x(now) - x(isNarrow ? median : from)) > 14;
  return (
    <svg
      role="img"
      aria-label={`Running for ${formatDuration(now - start)}. Runs like this usually end between ${at(from)} and ${at(until)}, after ${formatDuration(band.p10Ms)} to ${formatDuration(band.p90Ms)}.`}
      className="num block h-12 w-full overflow-visible fill-fg-3 text-12"
    >
      <rect
        x={`${x(from)}%`}
        width={`${Math.max(0.6, x(until) - x(from))}%`}
        y="8"
        height="16"
        rx="3"
        className="fill-chart-band stroke-chart-band-line"
      />
      <line x1="0" x2="100%" y1="16" y2="16" className="stroke-line-strong" />
      <line
        x1="0"
        x2={`${x(now)}%`}
        y1="16"
        y2="16"
        strokeWidth="4"
        strokeLinecap="round"
        className={isLate ? "stroke-warn-mark" : "stroke-running-mark"}
      />
      {now < median && (
        <line
          x1={`${x(now)}%`}
          x2={`${x(median)}%`}
          y1="16"
          y2="16"
          strokeWidth="1.5"
          strokeDasharray="2 4"
          className="stroke-running-mark"
        />
      )}
      <line
        x1={`${x(median)}%`}
        x2={`${x(median)}%`}
        y1="8"
        y2="24"
        strokeWidth="1.5"
        className="stroke-chart-median"
      />
      <circle
        cx={`${x(now)}%`}
        cy="16"
        r="5"
        strokeWidth="2"
        className={`fill-surface ${isLate ? "stroke-warn-mark" : "stroke-running-mark"}`}
      />
      <text x="0" y="43">
        {at(start)}
      </text>
      {isNowApart && (
        <text x={`${x(now)}%`} y="43" textAnchor="middle">
          now
        </text>
      )}
      {isNarrow ? (
        <text x={`${Math.min(86, x(median))}%`} y="43" textAnchor="middle" className="fill-fg-2">
          usually ends {at(median)}
        </text>
      ) : (
        <>
          <text x={`${x(from)}%`} y="43" textAnchor="middle" className="max-sm:hidden">
            {at(from)}
          </text>
          <text x={`${x(until)}%`} y="43" textAnchor="end">
            {at(until)}
          </text>
        </>
      )}
    </svg>
  );
}
