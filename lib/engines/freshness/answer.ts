/**
 * From what a database tells now, and what was known before, when a table was last updated. Never later than it was: what
 * cannot be confirmed is said to be activity, and not an update.
 */
import type { Counters, Known, Note, Reading, Signal } from "./signals.ts";

const DAY_MS = 86_400_000;
/** A value without a zone may be of any: the westernmost is so far behind. */
const WIDEST_ZONE_MS = 14 * 3_600_000;

/** Instants are fractions of milliseconds, which do not come back exactly. */
const SAME_MS = 1;

type Candidate = { at: number; precisionMs: number; signal: Signal };

export function answer(reading: Reading, last: Known | null): Known {
  const before = comparable(reading, last);
  const counters = compareCounters(reading.counters, before?.reading.counters ?? null);
  const candidates = [
    ...fromColumn(reading, before),
    ...(reading.committedAt === null
      ? []
      : [{ at: Math.min(reading.committedAt, reading.readAt), precisionMs: 0, signal: "commit" as const }]),
  ];
  const known =
    before?.updatedAt == null || before.signal === null
      ? null
      : { at: before.updatedAt, precisionMs: before.precisionMs, signal: before.signal };
  // By the earliest that each could be: the best is the one that is surely newest. What says no more than what is known
  // already says nothing: a value that stays as it is may be read as of any later time.
  const best = candidates.reduce<Candidate | null>(
    (found, one) => (found && earliest(found) + SAME_MS >= earliest(one) ? found : one),
    known,
  );
  return {
    reading,
    updatedAt: best?.at ?? null,
    signal: best?.signal ?? null,
    precisionMs: best?.precisionMs ?? 0,
    activityAt: counters === "moved" ? reading.readAt : (before?.activityAt ?? null),
    notes: notesOf(reading, counters),
  };
}

const earliest = ({ at, precisionMs }: Candidate): number => at - precisionMs;

/** What was known of another server, or by another column, is not known of this. */
const comparable = ({ system, asked }: Reading, last: Known | null): Known | null =>
  last !== null && system !== null && last.reading.system === system && last.reading.asked === asked
    ? last
    : null;

/**
 * Whether an answer tells of an update that nobody had seen, later than `newest` of those that were. One whose value and
 * commit are those of before tells of none, whatever time they are taken for.
 */
export function isUpdate(now: Known, last: Known | null, newest: number | null): boolean {
  if (now.updatedAt === null) return false;
  const before = comparable(now.reading, last);
  const seen = (newest ?? Number.NEGATIVE_INFINITY) + SAME_MS;
  if (before === null) return now.updatedAt - now.precisionMs > seen;
  const hasChanged =
    now.signal === "moved" ||
    now.reading.column?.newest !== before.reading.column?.newest ||
    now.reading.committedAt !== before.reading.committedAt;
  return hasChanged && now.updatedAt !== before.updatedAt && now.updatedAt > seen;
}

function fromColumn({ column, readAt }: Reading, before: Known | null): Candidate[] {
  if (column === null || column.newest === null) return [];
  const known = before?.reading.column?.name === column.name ? before.reading : null;
  const future = known ? (known.column?.nextFuture ?? null) : column.nextFuture;
  // A row of the future becomes one of the past by itself, and then looks as if it had just been written.
  if (future !== null && (!known || future <= readAt)) return [];
  const value = valueRead(column.newest, column.type, readAt);
  const hasGrown = known?.column?.newest != null && column.newest > known.column.newest;
  if (!known || !hasGrown) return [value];
  return [value, { at: readAt, precisionMs: Math.max(0, readAt - known.readAt), signal: "moved" }];
}

/** A day says no more than that it was on it, in some zone; and nothing is updated after it is read. */
function valueRead(newest: number, type: "timestamptz" | "timestamp" | "date", readAt: number): Candidate {
  if (type === "timestamptz") return { at: Math.min(newest, readAt), precisionMs: 0, signal: "column" };
  const reach = type === "date" ? DAY_MS : 0;
  const at = Math.min(newest + reach + WIDEST_ZONE_MS, readAt);
  return { at, precisionMs: Math.max(0, at - (newest - WIDEST_ZONE_MS)), signal: "column" };
}

type Compared = "moved" | "same" | "first" | "unknown";

function compareCounters(now: Counters | null, before: Counters | null): Compared {
  if (!before) return "first";
  if (!now || now.since !== before.since) return "unknown";
  const isLess =
    now.inserted < before.inserted || now.updated < before.updated || now.deleted < before.deleted;
  if (isLess) return "unknown"; // reset, by a way that is not told
  const isSame =
    now.inserted === before.inserted &&
    now.updated === before.updated &&
    now.deleted === before.deleted &&
    now.files === before.files;
  return isSame ? "same" : "moved";
}

function notesOf({ column, counters, committedAt }: Reading, compared: Compared): Note[] {
  return [
    ...(column?.nextFuture != null ? (["future_dated"] as const) : []),
    ...(column && column.type !== "timestamptz" ? (["zone_assumed"] as const) : []),
    ...(column?.type === "date" ? (["day_precision"] as const) : []),
    ...(counters && compared === "unknown" ? (["statistics_reset"] as const) : []),
    ...(!column && !counters && committedAt === null ? (["no_signal"] as const) : []),
  ];
}
