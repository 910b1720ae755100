"use client";

import { useState } from "react";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { formatCount } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { addSample, ratesOf, type Sample } from "./rate-samples.ts";
import { stepUnderWay } from "./silence.ts";

/** Units a second in the step under way, and how that went since the details were opened. */
export function Rate({ details }: { details: JobDetails }) {
  const { job } = details;
  const step = stepUnderWay(details);
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const latest = { step: step?.step ?? "", at: Date.parse(details.now), done: job.unitsDone ?? 0 };
  const next = addSample(samples, latest);
  if (next !== samples) setSamples(next);
  const text = useTicking((now) => {
    const seconds = step ? (now.getTime() - Date.parse(step.startedAt)) / 1_000 : 0;
    if (!job.unitsDone || seconds < 1) return "–";
    const rate = job.unitsDone / seconds;
    return `${rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate))}/s`;
  });
  return (
    <>
      {text}
      <Sparkline rates={ratesOf(next)} />
    </>
  );
}

/** Only a rate that was seen several times has a course. */
const FEWEST = 4;

function Sparkline({ rates }: { rates: readonly number[] }) {
  if (rates.length < FEWEST) return null;
  const most = Math.max(...rates) || 1;
  const points = rates
    .map((rate, n) => `${(120 * n) / (rates.length - 1)},${22 - (20 * rate) / most}`)
    .join(" ");
  return (
    <svg viewBox="0 0 120 24" preserveAspectRatio="none" aria-hidden="true" className="mt-1 block h-5 w-full">
      <polygon points={`0,24 ${points} 120,24`} className="fill-running-bg" />
      <polyline
        points={points}
        fill="none"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        className="stroke-running-mark"
      />
    </svg>
  );
}
