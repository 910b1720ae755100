import { formatCount, formatDuration, unitOf } from "#lib/format.ts";
import type { JobDetails, RunFacts } from "#lib/jobs/views.ts";
import { factsOfResult, type ResultFact } from "./result-facts.ts";

export type Comparison = { differences: Compared[]; same: Compared[] };

export type Compared = {
  label: string;
  before: string;
  now: string;
  isSame: boolean;
};

type Phases = readonly { id: string; label: string }[];

/** Times are never equal: within a quarter, or half a second, they are as good as. */
const ALIKE = { share: 0.25, ms: 500 };

/**
 * This run beside the last good one: what it failed with, its settings, versions, counts and times. What is known of only
 * one of them is left out, unless that itself is the difference: a step that was not reached.
 */
export function compareRuns(details: JobDetails, good: RunFacts, phases: Phases): Comparison {
  const rows = [
    ...failures(details),
    ...settings(details, good),
    ...versions(details, good),
    ...counts(details, good),
    ...steps(details, good, phases),
    ...times(details, good),
  ];
  return {
    differences: rows.filter(({ isSame }) => !isSame),
    same: rows.filter(({ isSame }) => isSame),
  };
}

const row = (label: string, before: string, now: string, isSame = before === now): Compared => ({
  ...{ label, before, now, isSame },
});

const failures = ({ failure }: JobDetails): Compared[] =>
  failure ? [row("Error", "none", failure.code)] : [];

function settings({ settings: now }: JobDetails, { configuration: before }: RunFacts): Compared[] {
  const labels = new Set([...before, ...now].map(({ label }) => label));
  const of = (list: typeof now, label: string) =>
    list.find((setting) => setting.label === label)?.value ?? "not set";
  return [...labels].map((label) => row(label, of(before, label), of(now, label)));
}

function versions({ attempts, result, typeVersion }: JobDetails, good: RunFacts): Compared[] {
  const last = attempts.at(-1);
  const server = last?.serverVersion ?? textOf(result?.serverVersion);
  return [
    ...both("Server version", good.serverVersion, server),
    ...both("Tidewatch", good.workerVersion, last?.workerVersion ?? null),
    row("Version of the job type", String(good.typeVersion), String(typeVersion)),
  ];
}

const both = (label: string, before: string | null, now: string | null): Compared[] =>
  before === null || now === null ? [] : [row(label, before, now)];

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What both found; the server's version stands among the versions. */
function counts({ job: { type }, result }: JobDetails, { result: before }: RunFacts): Compared[] {
  const now = factsOfResult(type, result);
  return factsOfResult(type, before).flatMap((was) => {
    const is = now.find(({ path }) => path === was.path);
    if (!is || was.path === "serverVersion") return [];
    return [row(was.label, was.value, withNew(is, was))];
  });
}

/** `7 (+ returns)`: the names that are new in a list, and those that are gone. */
function withNew({ value, names: now }: ResultFact, { names: before }: ResultFact): string {
  if (!before || !now) return value;
  const more = now.filter((name) => !before.includes(name)).map((name) => `+ ${name}`);
  const fewer = before.filter((name) => !now.includes(name)).map((name) => `− ${name}`);
  const names = [...more, ...fewer];
  if (names.length === 0) return value;
  return `${value} (${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""})`;
}

function steps(details: JobDetails, good: RunFacts, phases: Phases): Compared[] {
  const number = details.attempts.at(-1)?.attempt;
  const labelOf = (step: string) => phases.find(({ id }) => id === step)?.label ?? step;
  const ownOf = (step: string) => details.steps.find((one) => one.step === step && one.attempt === number);
  const unreached = good.steps.filter(({ step }) => !ownOf(step)).map(({ step }) => labelOf(step));
  const reached = good.steps.flatMap(({ step, ms, unitsDone, unit }) => {
    const own = ownOf(step);
    if (!own) return [];
    const label = labelOf(step);
    const before = timed(ms, amount(unitsDone, null, unit));
    const ownMs = Date.parse(own.finishedAt ?? details.now) - Date.parse(own.startedAt);
    const isWhole = own.unitsTotal === null || own.unitsDone === null || own.unitsDone >= own.unitsTotal;
    const now = timed(ownMs, amount(own.unitsDone, isWhole ? null : own.unitsTotal, own.unit));
    return [row(label, before, now, isWhole && own.unitsDone === unitsDone && isAlike(ms, ownMs))];
  });
  return unreached.length > 0
    ? [...reached, row("Further steps", unreached.join(", "), "not reached")]
    : reached;
}

const timed = (ms: number, units: string | null) =>
  [formatDuration(ms), units].filter((part) => part !== null).join(", ");

function amount(done: number | null, total: number | null, unit: string | null): string | null {
  if (done === null) return null;
  const numbers = total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`;
  return unit ? `${numbers} ${unitOf(total ?? done, unit)}` : numbers;
}

function times({ job }: JobDetails, good: RunFacts): Compared[] {
  const own = job.startedAt && job.finishedAt ? Date.parse(job.finishedAt) - Date.parse(job.startedAt) : null;
  const time = (label: string, before: number, now: number) =>
    row(label, formatDuration(before), formatDuration(now), isAlike(before, now));
  return [
    ...(own === null ? [] : [time("Duration", good.durationMs, own)]),
    time("Queue wait", good.waitedMs, job.waitedMs),
    row("Attempts", String(good.attempts), String(job.attempt)),
  ];
}

const isAlike = (before: number, now: number): boolean =>
  Math.abs(before - now) <= Math.max(ALIKE.ms, ALIKE.share * before);
