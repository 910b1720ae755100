import { formatDuration, formatExact, formatQuantity, unitOf } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { FAILURE_CLASSES, type JobFailure } from "#lib/jobs/failure.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobDetails, JobRow } from "#lib/jobs/views.ts";
import { waitingText as whyWaiting } from "#lib/jobs/waiting-words.ts";
import { printable, table } from "./output.ts";

/** Of the terminal the command was typed in. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `orders`, or `orders › sales.items`. */
export const assetLabel = (job: JobRow): string =>
  [job.sourceName, job.relationName].filter((name) => name !== null).join(" › ");

/** Of the last attempt, ticking while it runs; null before the first. */
const durationMs = (job: JobRow, now: Date): number | null =>
  job.startedAt === null
    ? null
    : new Date(job.finishedAt ?? now).getTime() - new Date(job.startedAt).getTime();

/** A job as `--json` gives it. Fields are added, never renamed. */
export const jobJson = (job: JobRow, now: Date) => ({
  id: job.id,
  shortId: job.shortId,
  type: job.type,
  asset: assetLabel(job),
  status: job.status,
  progress: job.progress,
  durationMs: durationMs(job, now),
  message: job.message,
  createdAt: job.createdAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
  attempt: job.attempt,
  trigger: job.trigger,
  startedBy: job.startedByName,
  errorClass: job.errorClass,
  errorCode: job.errorCode,
  waiting: job.waiting,
  cancelRequestedAt: job.cancel?.requestedAt ?? null,
  retryOf: job.retryOfId,
  sourceId: job.sourceId,
  assetId: job.assetId,
});

export const JOB_HEAD = ["ID", "TYPE", "ASSET", "STATUS", "PROGRESS", "DURATION", "CREATED", "MESSAGE"];

export const jobCells = (job: JobRow, now: Date): string[] => [
  job.shortId,
  jobTypeLabel(job.type),
  assetLabel(job),
  statusWord(job),
  progressText(job),
  durationText(job, now),
  formatExact(job.createdAt, ZONE),
  job.message ?? waitingText(job) ?? "",
];

export const statusWord = (job: JobRow): string =>
  job.status === "running" && job.cancel ? "Cancelling…" : STATUS_LABELS[job.status];

export function progressText(job: JobRow): string {
  if (job.status === "pending") return "–";
  const { unitsDone, unitsTotal, unit } = job;
  // The last report before the end may have come a little early; a completed job did all there was.
  const all = unitsTotal ?? unitsDone;
  if (job.status === "completed")
    return all === null ? "" : [all, unit && unitOf(all, unit)].filter((part) => part !== null).join(" ");
  const counts =
    unitsDone === null ? "" : ` ${unitsDone}${unitsTotal === null ? "" : `/${unitsTotal}`} ${unit ?? ""}`;
  return `${job.progress} %${counts}`.trimEnd();
}

function durationText(job: JobRow, now: Date): string {
  const ms = durationMs(job, now);
  return ms === null ? "–" : formatDuration(ms);
}

/** Null for a job that waits for nothing; where a worker is missing, how to start one. */
export function waitingText(job: JobRow): string | null {
  const why = whyWaiting(job, (at) => formatExact(at, ZONE));
  return why && `${why}.${HINTS[job.waiting?.reason ?? ""] ?? ""}`;
}

const HINTS: Record<string, string> = {
  unknown_type: " Start a worker of this version.",
  no_worker: " Start one with `npm run up`, or `npm run worker`.",
};

/** Cause and fix first, as on the page. */
function failureText(failure: JobFailure): string[] {
  return [
    "",
    `${FAILURE_CLASSES[failure.class]} (${failure.code})`,
    `  What happened  ${printable(failure.message)}`,
    `  Why            ${printable(failure.cause)}`,
    `  What to do     ${printable(failure.remedy)}`,
    ...(failure.remedySql?.split("\n").map((line) => `    ${printable(line)}`) ?? []),
    `  A retry alone is ${failure.retryHelps ? "likely" : "not likely"} to help.`,
  ];
}

/** Everything about one job, for people. */
export function detailsText({
  job,
  failure,
  steps,
  attempts,
  log,
  chain,
  configuration,
  now,
}: JobDetails): string[] {
  const facts: [string, string | null][] = [
    ["Status", statusWord(job)],
    ["Message", job.message ?? waitingText(job)],
    ["Progress", progressText(job)],
    ["Duration", durationText(job, new Date(now))],
    ["Waited", formatDuration(job.waitedMs)],
    ["Created", formatExact(job.createdAt, ZONE)],
    ["Started by", [job.startedByName, `(${job.trigger})`].filter(Boolean).join(" ")],
    ["Attempts", String(job.attempt)],
    ["Full id", job.id],
    ...configuration.map(({ label, value }): [string, string] => [label, value]),
  ];
  return [
    `${jobTypeLabel(job.type)} of ${printable(assetLabel(job))}, ${job.shortId}`,
    ...facts.flatMap(([label, value]) => (value ? [`  ${label.padEnd(18)} ${printable(value)}`] : [])),
    ...(failure ? failureText(failure) : []),
    ...section("Steps", steps, ({ attempt, step, startedAt, finishedAt, unitsDone, unit }) => [
      `attempt ${attempt}`,
      step,
      finishedAt
        ? formatDuration(new Date(finishedAt).getTime() - new Date(startedAt).getTime())
        : "not finished",
      unitsDone === null ? "" : `${unitsDone} ${unit ?? ""}`,
    ]),
    ...section(
      "Attempts",
      attempts.length > 1 ? attempts : [],
      ({ attempt, outcome, workerName, failure }) => [
        `attempt ${attempt}`,
        outcome ?? "running",
        workerName === null ? "" : `on ${workerName}`,
        failure?.message ?? "",
      ],
    ),
    ...section("Log", log, ({ at, level, message }) => [formatExact(at, ZONE), level, message]),
    ...section("Retry chain", chain.length > 1 ? chain : [], ({ shortId, status }) => [shortId, status]),
  ];
}

function section<T>(title: string, entries: readonly T[], cells: (entry: T) => string[]): string[] {
  const [first, ...others] = entries.map(cells);
  if (!first) return [];
  return ["", `${title}, ${formatQuantity(entries.length, "line")}`, ...table(first.map(printable), others)];
}
