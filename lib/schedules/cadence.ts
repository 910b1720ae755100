/**
 * When the slots of a schedule are; the clock is an argument. Cron and daylight saving are croner's: what a clock skips
 * comes as it jumps, a fixed time that comes twice counts once, and what repeats within the hour goes by the time that
 * passes. Plain: forms show what is typed there.
 */
import { Cron } from "croner";

export type Cadence =
  | { kind: "cron"; cron: string; timeZone: string }
  | { kind: "interval"; seconds: number; anchor: Date };

/** Nothing is asked more often. */
const SHORTEST_GAP_SECONDS = 5 * 60;
const LONGEST_TEXT = 100;

/** The first slot after an instant; null where none comes any more. */
export function nextSlot(cadence: Cadence, after: Date): Date | null {
  if (cadence.kind === "interval") return intervalSlot(cadence, Math.floor(passed(cadence, after)) + 1);
  const read = readCron(cadence.cron, cadence.timeZone);
  // Schedules that share a text come due together, and this is most of what a tick costs.
  if (read.asked?.getTime() !== after.getTime()) {
    read.asked = after;
    read.next = earliest(read.crons.map((cron) => cron.nextRun(after)));
  }
  return read.next;
}

/** The last slot at or before an instant. */
export function latestSlot(cadence: Cadence, until: Date): Date | null {
  if (cadence.kind === "interval") return intervalSlot(cadence, Math.floor(passed(cadence, until)));
  const after = new Date(until.getTime() + 1_000); // croner looks before it, in whole seconds
  return latest(
    readCron(cadence.cron, cadence.timeZone).crons.map((cron) => cron.previousRuns(1, after)[0] ?? null),
  );
}

/** The slots after one instant and until another, the first `most` of them. */
export function slotsWithin(cadence: Cadence, after: Date, until: Date, most: number): Date[] {
  const slots: Date[] = [];
  let slot = nextSlot(cadence, after);
  while (slot && slot <= until && slots.length < most) {
    slots.push(slot);
    slot = nextSlot(cadence, slot);
  }
  return slots;
}

/** What is wrong with a cron text, as a sentence; null where nothing is. */
export function cronFault(text: string): string | null {
  if (text.trim() === "") return "Write when it runs, for instance 30 4 * * 1-5.";
  if (text.length > LONGEST_TEXT) return `Use at most ${LONGEST_TEXT} characters.`;
  if (text.trim().split(/\s+/).length !== 5)
    return "Write five parts: minute, hour, day of the month, month, day of the week.";
  // Of the extensions only those that the words beside the field know too.
  if (!/^[\d*,/#LWA-Z\s-]+$/i.test(text))
    return "Use digits, names of days and months, and * , - / L W # only.";
  try {
    return spacingFault(text);
  } catch (error) {
    return `This is no cron text: ${error instanceof Error ? said(error.message) : "it cannot be read"}.`;
  }
}

function spacingFault(text: string): string | null {
  const start = new Date("2026-01-01T00:00:00Z");
  const runs = new Cron(text, { mode: "5-part", timezone: "UTC", paused: true }).nextRuns(60, start);
  if (runs.length === 0) return "No such day ever comes.";
  const isTooClose = runs.some((run, at) => {
    const before = runs[at - 1];
    return before && run.getTime() - before.getTime() < SHORTEST_GAP_SECONDS * 1_000;
  });
  return isTooClose ? "At most every 5 minutes." : null;
}

/** croner's reasons begin with its own name. */
const said = (reason: string) => reason.replace(/^[A-Za-z]+: /, "").replace(/\.$/, "");

type Interval = Extract<Cadence, { kind: "interval" }>;

const passed = ({ seconds, anchor }: Interval, at: Date): number =>
  (at.getTime() - anchor.getTime()) / (seconds * 1_000);

const intervalSlot = ({ seconds, anchor }: Interval, count: number): Date =>
  new Date(anchor.getTime() + count * seconds * 1_000);

/** A text in a zone, and the question it answered last. */
type Read = { crons: Cron[]; asked: Date | null; next: Date | null };

const MOST_READ = 2_000;
const reads = new Map<string, Read>();

function readCron(text: string, timeZone: string): Read {
  const key = `${timeZone} ${text}`;
  const known = reads.get(key);
  if (known) return known;
  if (reads.size >= MOST_READ) reads.clear();
  const options = { mode: "5-part", timezone: timeZone, paused: true } as const;
  const read = { crons: fixedTimes(text).map((cron) => new Cron(cron, options)), asked: null, next: null };
  reads.set(key, read);
  return read;
}

/**
 * `30 2,14 * * *` names two times of the day, and is read as one text for each: a list would go by the time that
 * passes, and 02:30 be left out or come twice as the clock changes.
 */
function fixedTimes(text: string): string[] {
  const [minutes = "", hours = "", ...days] = text.trim().split(/\s+/);
  const isList = (part: string) => /^\d+(,\d+)*$/.test(part);
  if (!isList(minutes) || !isList(hours)) return [text];
  return hours
    .split(",")
    .flatMap((hour) => minutes.split(",").map((minute) => [minute, hour, ...days].join(" ")));
}

const present = (instants: readonly (Date | null)[]): Date[] => instants.filter((at) => at !== null);
const earliest = (instants: readonly (Date | null)[]): Date | null =>
  present(instants).reduce<Date | null>((best, at) => (best && best <= at ? best : at), null);
const latest = (instants: readonly (Date | null)[]): Date | null =>
  present(instants).reduce<Date | null>((best, at) => (best && best >= at ? best : at), null);
