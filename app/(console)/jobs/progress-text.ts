import { formatCount, unitOf } from "#lib/format.ts";
import { isActive } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";

/** The counts of a job's progress: `412 / 1,000 tables`, `86 tables`; null where it counts nothing. */
export function progressCounts(job: JobRow): string | null {
  const numbers = progressNumbers(job);
  if (!numbers || !job.unit) return numbers;
  return `${numbers} ${unitOf(job.unitsTotal ?? job.unitsDone ?? 0, job.unit)}`;
}

/** As `progressCounts`, without the unit: for a narrow column. */
export function progressNumbers({ unitsDone, unitsTotal, status }: JobRow): string | null {
  if (unitsDone === null && unitsTotal === null) return null;
  if (status === "completed") return formatCount(unitsTotal ?? unitsDone ?? 0);
  const done = formatCount(unitsDone ?? 0);
  return unitsTotal === null ? done : `${done} / ${formatCount(unitsTotal)}`;
}

/** As `progressCounts`, for a sentence: `412 of 1,000 tables`. */
export const progressSentence = (job: JobRow): string | null =>
  progressCounts(job)?.replace(" / ", " of ") ?? null;

/** As a fact beside others: the counts, else the percent; `–` for a job that ended before it did anything. */
export const progressFact = (job: JobRow): string =>
  progressCounts(job) ?? (job.progress === 0 && !isActive(job.status) ? "–" : `${job.progress}%`);

/** Where the bar stood when the job ended early; null where there is nothing to show. */
export const stoppedAt = (job: JobRow): number | null =>
  !isActive(job.status) && job.status !== "completed" && job.startedAt ? job.progress : null;
