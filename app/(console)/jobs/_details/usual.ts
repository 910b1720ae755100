import {
  describePlace,
  FEWEST_RUNS,
  outside,
  placeAmong,
  type Side,
  type UsualBand,
  usualBand,
} from "#lib/jobs/durations/usual.ts";
import type { JobPast, JobRow } from "#lib/jobs/views.ts";

export const bandOf = ({ durations }: JobPast): UsualBand | null => usualBand(durations);

/** How long each step usually takes, and the wait before them; null below five runs. */
export function usualSteps({ usualSteps: steps, usualWaitMs, stepRuns }: JobPast) {
  if (stepRuns < FEWEST_RUNS) return null;
  return {
    runs: stepRuns,
    waitMs: usualWaitMs ?? 0,
    ms: new Map(steps.map(({ step, ms }) => [step, ms] as const)),
  };
}

/** When a run that goes on should end, by how long its like took; instants in milliseconds. */
export type Expectation = {
  band: UsualBand;
  /** Between these it usually ends. */
  from: number;
  median: number;
  until: number;
  /** Until the median; 0 where that is past. */
  leftMs: number;
  /** All but a tenth of its like had ended by now. */
  isLate: boolean;
};

export function expectation(past: JobPast, startedAt: string | null, now: number): Expectation | null {
  const band = bandOf(past);
  if (!band || startedAt === null) return null;
  const start = Date.parse(startedAt);
  const [from, median, until] = [start + band.p10Ms, start + band.medianMs, start + band.p90Ms];
  return { band, from, median, until, leftMs: Math.max(0, median - now), isLate: now > until };
}

type UsualWords = { band: UsualBand; side: Side | null; place: string | null };

/**
 * What is usual, on which side of it the run fell, and its place among the others. Of a run that ended early only what
 * is usual is said; of one that goes on, only that it is slow already.
 */
export function usualWords(
  past: JobPast,
  { status, startedAt, finishedAt }: Pick<JobRow, "status" | "startedAt" | "finishedAt">,
  now: number,
): UsualWords | null {
  const band = bandOf(past);
  if (!band) return null;
  const isOver = status === "completed";
  if (startedAt === null || !(isOver || status === "running")) return { band, side: null, place: null };
  const took = (finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt);
  const side = outside(took, band, isOver);
  const place = isOver || side ? placeAmong(took, past.durations) : null;
  return { band, side, place: place && describePlace(place) };
}
