import type { JobDetails } from "#lib/jobs/views.ts";
import { type StepLine, stepLines } from "./step-lines.ts";
import { usualSteps } from "./usual.ts";

/** On the axis, in milliseconds since the attempt began; what waits lies before it. */
export type Bar = { from: number; until: number };

export type WaterfallLine = {
  id: string;
  label: string;
  state: StepLine["state"] | "waited";
  run: Bar | null;
  runMs: number | null;
  usual: Bar | null;
  usualMs: number | null;
  /** It began before the axis does. */
  isCut: boolean;
};

export type Waterfall = {
  lines: WaterfallLine[];
  /** How far the axis reaches before and after the beginning of the attempt. */
  before: number;
  after: number;
  /** How many good runs the ghosts are the medians of; null where there are too few. */
  runs: number | null;
};

/** A wait of hours must not leave its seconds of work no room. */
const MOST_BEFORE = 1 / 3;
/** The axis goes on a little, so that the mark of a failed step stands beside its bar. */
const ROOM = 1.05;

type Read = Pick<JobDetails, "job" | "attempts" | "steps" | "past">;
type Phases = readonly { id: string; label: string }[];

/** The wait before an attempt and its steps, each beside what is usual, all on one axis; null before the first attempt. */
export function waterfall(details: Read, phases: Phases, number: number, now: number): Waterfall | null {
  const attempt = details.attempts.find((one) => one.attempt === number);
  if (!attempt) return null;
  const start = Date.parse(attempt.startedAt);
  const end = attempt.finishedAt ? Date.parse(attempt.finishedAt) : Math.max(now, start);
  const steps = stepLines(details, phases, { attempt, start, end });
  if (steps.length === 0) return null;
  const usual = usualSteps(details.past);

  let ghost = 0;
  const ghosts = new Map<string, Bar>();
  for (const { id } of steps) {
    const ms = usual?.ms.get(id);
    if (ms === undefined) continue;
    ghosts.set(id, { from: ghost, until: ghost + ms });
    ghost += ms;
  }
  const after = Math.max(1, end - start, ghost) * ROOM;
  const waited = waitBefore(details, number, start);
  const usualWait = usual?.waitMs ?? null;
  const longest = Math.max(waited, usualWait ?? 0);
  const before = Math.min(longest, after * MOST_BEFORE);
  const wait: WaterfallLine = {
    ...{ id: "wait", label: "Queue wait", state: "waited", isCut: waited > before },
    ...{ run: { from: -Math.min(waited, before), until: 0 }, runMs: waited },
    ...{ usual: usualWait === null ? null : { from: -Math.min(usualWait, before), until: 0 } },
    usualMs: usualWait,
  };
  return {
    lines: [wait, ...steps.map((step) => lineOf(step, ghosts.get(step.id)))],
    ...{ before, after, runs: usual?.runs ?? null },
  };
}

const lineOf = ({ id, label, state, from, until }: StepLine, usual: Bar | undefined): WaterfallLine => ({
  ...{ id, label, state, isCut: false },
  run: state === "unreached" ? null : { from, until },
  runMs: state === "unreached" ? null : until - from,
  usual: usual ?? null,
  usualMs: usual ? usual.until - usual.from : null,
});

/** From the creation, or the end of the attempt before. Where there was one attempt, its job's row knows it to the fraction. */
function waitBefore({ job, attempts }: Read, number: number, start: number): number {
  if (attempts.length === 1 && job.startedAt) return job.waitedMs;
  const earlier = attempts.findLast((one) => one.attempt < number);
  return Math.max(0, start - Date.parse(earlier?.finishedAt ?? job.createdAt));
}

/** A place on the axis as an SVG percentage, within its bounds. */
export const placeOn = ({ before, after }: Pick<Waterfall, "before" | "after">, ms: number): number =>
  Math.min(100, Math.max(0, (100 * (before + ms)) / (before + after)));
