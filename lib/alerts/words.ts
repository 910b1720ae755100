/** How events and alerts read. */
import type { Draft } from "#lib/engines/alerts/decide.ts";
import { ALERT_KINDS, type AlertKind, isOfChanges } from "#lib/engines/alerts/kinds.ts";
import { isOfQueue, type Occurrence, type Part } from "#lib/engines/alerts/occurrence.ts";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import type { Waiting } from "./waiting.ts";

type Told = Pick<Waiting, "facts" | "message" | "remedy" | "shortId"> & { kind: AlertKind };

/** The sentence of one event. */
export function messageOf({ kind, facts, message, remedy, shortId }: Told): string {
  const { ms = 0, p10Ms = 0, p90Ms = 0, waiting = 1, waitsMs, reason, sentence } = facts;
  const usual = `usual is ${formatDuration(p10Ms)} to ${formatDuration(p90Ms)}`;
  switch (kind) {
    case "job_recovered":
      return `${shortId} completed; the run before it failed.`;
    case "job_slow":
    case "job_fast":
      return `It took ${formatDuration(ms)}; ${usual}.`;
    case "job_stuck":
      return waitsMs === undefined
        ? `It has been running for ${formatDuration(ms)}${p90Ms > 0 ? `; ${usual}` : ""}.`
        : `${formatQuantity(waiting, "job waits", "jobs wait")} for a worker, the first for ${formatDuration(waitsMs)}, and none begins.`;
    case "freshness_violation":
      return [reason ?? "It is later than it may be.", ...lateWords(facts)].join(" ");
    case "metric_anomaly":
      return sentence ?? "A metric is outside of what is expected.";
    default:
      return [message, remedy].filter(Boolean).join(" ");
  }
}

/** `It was last updated on 2026-11-27 at 08:00 UTC, is held to 1d 0h, and was 1d 3h late when it was checked.` */
function lateWords({ updatedAt, heldTo, late }: Waiting["facts"]): string[] {
  if (updatedAt == null || heldTo == null || late == null) return [];
  const at = new Date(updatedAt * 1_000).toISOString();
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)];
  const [held, over] = [formatDuration(heldTo * 1_000), formatDuration(late * 1_000)];
  return [
    `It was last updated on ${day} at ${time} UTC, has to be every ${held}, and was ${over} late when it was checked.`,
  ];
}

const MOST_NAMED = 3;

/** `12 jobs failed`, `Asset Discovery of orders failed`. */
function titleOf(kind: AlertKind, count: number, first: Occurrence, parts: readonly Part[]): string {
  const { label, jobType } = first;
  const job = `${jobTypeLabel(jobType ?? "")} of ${label}`;
  const jobs = formatQuantity(count, "job");
  const [source = label] = label.split(" › ");
  switch (kind) {
    case "discovery_failed":
    case "job_failed":
      return count > 1 ? `${jobs} failed` : `${job} failed`;
    case "job_recovered":
      return count > 1 ? `${jobs} recovered` : `${job} recovered`;
    case "job_slow":
      return count > 1 ? `${jobs} were slow` : `${job} was slow`;
    case "job_fast":
      return count > 1 ? `${jobs} were suspiciously fast` : `${job} was suspiciously fast`;
    case "job_stuck":
      if (isOfQueue(first)) return "Jobs wait, and none begins";
      return count > 1 ? `${jobs} are stuck` : `${job} is stuck`;
    case "schema_change":
      return `${formatQuantity(parts.length, "schema change")} in ${source}`;
    case "asset_removed":
      return `${formatQuantity(parts.length, "table is", "tables are")} gone from ${source}`;
    case "asset_discovered":
      return `${formatQuantity(parts.length, "new table")} in ${source}`;
    case "freshness_violation":
      return count > 1 ? `${formatQuantity(count, "table")} of ${source} are late` : `${label} is late`;
    case "metric_anomaly":
      return count > 1
        ? `${formatQuantity(count, "metric")} of ${source} are unusual`
        : `A metric of ${label} is unusual`;
  }
}

/** `Column removed: sales.orders.note, Table added: sales.refunds and 3 more.` */
function named(parts: readonly Part[]): string {
  const names = parts.slice(0, MOST_NAMED).map(({ words }) => words);
  const rest = parts.length - names.length;
  return `${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
}

export type Fact = { label: string; value: string };

/** What people read first: of several the sentence of the first, which is that of all that have one cause. */
export function describe({ kind, items, countBefore }: Draft): {
  title: string;
  sentence: string;
  facts: Fact[];
} {
  const [first] = items;
  if (!first) return { title: "", sentence: "", facts: [] };
  const { event, match } = first;
  const facts = [
    ...(event.jobType ? [{ label: "Job type", value: jobTypeLabel(event.jobType) }] : []),
    ...(isOfQueue(event) ? [] : [{ label: "Asset", value: event.label }]),
    ...(event.failedAt.length > 1
      ? [{ label: "Failures in a row", value: String(event.failedAt.length) }]
      : []),
  ];
  return {
    title: titleOf(kind, countBefore + items.length, event, match.parts),
    sentence: isOfChanges(kind) ? named(match.parts) : event.message,
    facts,
  };
}

/** One of the list of an alert. */
export function lineOf(event: Occurrence): string {
  const { kind, jobType, label, message } = event;
  if (isOfQueue(event)) return message;
  const what = ALERT_KINDS[kind].about === "job" && jobType ? `${jobTypeLabel(jobType)} of ${label}` : label;
  return message ? `${what}: ${message}` : what;
}
