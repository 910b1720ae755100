/**
 * A question as a language model read it, in names and days. It becomes the typed query that the grammar writes, or nothing:
 * a name that is none of this organization's, and whatever the query has no place for, makes it no question.
 */
import { z } from "zod";
import { accept, type KnownHere } from "./accept.ts";
import type { Question } from "./question.ts";
import { type Clock, type Day, instantOf, isDay } from "./time/calendar.ts";

const INTENTS = [
  ...(["list", "count", "why", "duration", "rate", "top", "unusual", "compare"] as const),
  ...(["where", "changes", "lineage", "freshness", "anomalies", "describe"] as const),
] as const;

/** Every field has to be there: what does not matter is null or empty. */
export const ReadByModel = z.strictObject({
  intent: z.enum([...INTENTS, "none"]),
  status: z.array(z.enum(["pending", "running", "completed", "failed", "cancelled"])),
  types: z.array(z.string()),
  sources: z.array(z.string()),
  table: z.string().nullable(),
  column: z.string().nullable(),
  errorClasses: z.array(z.string()),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  comparedFirstDay: z.string().nullable(),
  comparedLastDay: z.string().nullable(),
  order: z.enum(["newest", "oldest", "longest", "shortest"]).nullable(),
  limit: z.number().nullable(),
  measure: z.enum(["median", "mean", "p90", "p95", "p99"]).nullable(),
  compared: z.enum(["count", "rate", "duration"]).nullable(),
  outcome: z.enum(["completed", "failed", "cancelled"]).nullable(),
  groupedBy: z
    .enum([
      "source",
      "type",
      "person",
      "asset",
      "error",
      "status",
      "trigger",
      "day",
      "severity",
      "table",
      "kind",
    ])
    .nullable(),
  side: z.enum(["slow", "fast"]).nullable(),
  find: z.enum(["places", "tables", "columns"]).nullable(),
  tags: z.array(z.string()),
  words: z.array(z.string()),
  severity: z.array(z.enum(["critical", "warning", "info"])),
  direction: z.enum(["upstream", "downstream", "both"]).nullable(),
  standing: z.enum(["stale", "unknown", "fresh", "disabled"]).nullable(),
});
export type ReadByModel = z.output<typeof ReadByModel>;

export function fromModel(read: ReadByModel, known: KnownHere, clock: Clock): Question | null {
  if (read.intent === "none") return null;
  const source = idsOf(read.sources, known.sources);
  const asset = read.table === null ? null : tableOf(read.table, source, known);
  const period = periodOf(read.firstDay, read.lastDay, clock);
  const before = periodOf(read.comparedFirstDay, read.comparedLastDay, clock);
  if (!source || asset === undefined || !period || !before) return null;
  const which = {
    ...{ status: read.status, type: read.types, source, asset },
    ...{ errorClass: read.errorClasses, ...period },
  };
  const within = { source, asset, ...period };
  return accept(ofIntent(read, { which, within, before }), known);
}

type Parts = { which: Record<string, unknown>; within: Record<string, unknown>; before: object };

function ofIntent(read: ReadByModel, { which, within, before }: Parts): unknown {
  const { intent, limit } = read;
  const asset = within.asset;
  switch (intent) {
    case "list": {
      const isTimed = read.order === "longest" || read.order === "shortest";
      const status = isTimed && read.status.length === 0 ? ["completed", "failed", "cancelled"] : read.status;
      const about = isTimed ? "duration" : "job";
      return { intent, which: { ...which, status }, order: read.order ?? "newest", limit, about };
    }
    case "count":
      return { intent, which };
    case "why":
      return { intent, which: { ...which, status: ["failed"] }, limit };
    case "duration":
      return { intent, which: { ...which, status: ["completed"] }, measure: read.measure ?? "median" };
    case "rate":
      return { intent, which: { ...which, status: [] }, outcome: read.outcome };
    case "top":
      return { intent, which, by: read.groupedBy, order: "most", limit };
    case "unusual":
      return { intent, which, side: read.side };
    case "compare":
      return { intent, which, measure: read.compared, before };
    case "where":
      return {
        intent,
        within,
        find: read.find ?? "places",
        tags: read.tags,
        words: read.words,
        isExact: false,
      };
    case "changes":
      return { intent, within, severity: read.severity, by: read.groupedBy };
    case "lineage":
      return { intent, asset, column: read.column, direction: read.direction };
    case "freshness":
      return { intent, within, standing: asset === null ? read.standing : null };
    case "anomalies":
      return { intent, within };
    default:
      return { intent, asset, column: read.column };
  }
}

/** Null where one of them is nobody's name here, or that of more than one. */
function idsOf(names: readonly string[], known: readonly { id: string; name: string }[]): string[] | null {
  const ids = names.map((name) => known.filter((one) => one.name === name));
  return ids.every((found) => found.length === 1) ? ids.flatMap((found) => found.map(({ id }) => id)) : null;
}

function tableOf(name: string, sources: readonly string[] | null, { tables }: KnownHere): string | undefined {
  const found = tables.filter(
    (table) =>
      (table.name === name || `${table.schema}.${table.name}` === name) &&
      (!sources || sources.length === 0 || sources.includes(table.sourceId)),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Whole days of the organization's zone, both included; null where one is no day, or the last is before the first. */
function periodOf(first: string | null, last: string | null, { now, timeZone }: Clock) {
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from === undefined || to === undefined) return null;
  const since = from && instantOf(from, 0, timeZone);
  const until = to && instantOf(to, 24 * 60, timeZone);
  if (since && until && since >= until) return null;
  return {
    since: since?.toISOString() ?? null,
    until: until && until < now ? until.toISOString() : null,
  };
}

function dayOf(text: string | null): Day | null | undefined {
  if (text === null) return null;
  const [, year, month, day] = /^(20\d{2})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  return year && found.month >= 1 && found.month <= 12 && isDay(found) ? found : undefined;
}
