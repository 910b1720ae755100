/** How a job's row stands to what is usual. Plain: it goes to the browser. */
import { formatDuration } from "#lib/format.ts";
import type { JobRow } from "../views.ts";
import { outside, type Side, type UsualBand } from "./usual.ts";

type Timed = Pick<JobRow, "status" | "startedAt" | "finishedAt">;

/** Of the last attempt, so far; null before it began. */
export function ranMs({ status, startedAt, finishedAt }: Timed, now: Date): number | null {
  if (status === "pending" || !startedAt) return null;
  return Math.max(0, (finishedAt ? Date.parse(finishedAt) : now.getTime()) - Date.parse(startedAt));
}

/** Only what completed can have been too fast: the others still go on, or stopped early. */
export const sideOf = ({ status }: Timed, ms: number, band: UsualBand): Side | null =>
  outside(ms, band, status === "completed");

/** `Usually 6m 10s – 8m 40s, of 34 runs`. */
export const describeUsual = ({ p10Ms, p90Ms, runs }: UsualBand): string =>
  `Usually ${formatRange(p10Ms, p90Ms)}, of ${runs} runs`;

/** One duration where both are written alike. */
export function formatRange(fromMs: number, toMs: number): string {
  const [from, to] = [formatDuration(fromMs), formatDuration(toMs)];
  return from === to ? from : `${from} – ${to}`;
}
