/** How answers speak of the jobs that were meant. */

import type { Vocabulary } from "#lib/engines/questions/names.ts";
import type { Which } from "#lib/engines/questions/question.ts";
import type { Clock } from "#lib/engines/questions/time/calendar.ts";
import { formatCount, formatExact } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { FAILURE_CLASSES, type FailureClass } from "#lib/jobs/failure.ts";
import { toFilter } from "./narrowing.ts";
import type { Destination, JobsMeant, Part } from "./views.ts";

export const TRIGGER_LABELS: Record<Which["trigger"][number], string> = {
  ...{ manual: "By hand", schedule: "Schedule", after_discovery: "After discovery", retry: "Retry" },
  ...{ cli: "Command line", api: "API" },
};

export const failureLabel = (name: string): string => (isClass(name) ? FAILURE_CLASSES[name] : name);
const isClass = (name: string): name is FailureClass => name in FAILURE_CLASSES;

/** The types that a person would name; of one that is nowhere described its own name. */
export const typeLabel = (type: string): string => {
  const label = jobTypeLabel(type);
  return label === type ? type.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase()) : label;
};

export type Names = { vocabulary: Vocabulary; clock: Clock };

/** `Wed 25 Nov 2026`, `Mon 23 Nov 2026 to now`; whole days where they are whole days there. */
export function periodOf({ since, until }: Pick<Which, "since" | "until">, { timeZone, now }: Clock): string {
  const at = (instant: string) => moment(new Date(instant), timeZone);
  const lastDay =
    until && moment(new Date(until), timeZone).isMidnight
      ? moment(new Date(Date.parse(until) - 1), timeZone).day
      : null;
  const end = until === null ? "now" : (lastDay ?? at(until).text);
  if (since === null) return until === null ? "ever" : `until ${end}`;
  const begin = at(since);
  if (begin.isMidnight && lastDay === begin.day) return begin.day;
  if (begin.isMidnight && until === null && begin.day === moment(now, timeZone).day)
    return `${begin.day} until now`;
  return `${begin.isMidnight ? begin.day : begin.text} to ${end}`;
}

function moment(at: Date, timeZone: string): { day: string; text: string; isMidnight: boolean } {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
  const day = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" }).replaceAll(
    ",",
    "",
  );
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  return { day, text: `${day} ${clock}`, isMidnight: clock === "00:00" };
}

/** `from Mon 23 Nov 2026 to now`, `on Wed 25 Nov 2026`. */
export const inPeriod = (period: string): string =>
  / (to|until) /.test(period) ? `from ${period}` : /^(until|ever)/.test(period) ? period : `on ${period}`;

/** `12 failed jobs`, the number leading to them. */
export function counted(count: number, which: Which, singular = "job"): Part {
  const text = `${formatCount(count)} ${count === 1 ? singular : `${singular}s`}`;
  const filter = toFilter(which);
  return filter ? linked(text, filter) : text;
}

/** `Fri, 27 Nov 2026, 17:41:30 UTC+1 (Europe/Berlin)`; UTC has no second name. */
export const exactly = (instant: string | Date, timeZone: string): string =>
  `${formatExact(instant, timeZone)}${timeZone === "UTC" ? "" : ` (${timeZone})`}`;

export const linked = (text: string, filter: JobsMeant): Part => ({ text, filter });

export const leading = (text: string, to: Destination): Part => ({ text, to });
