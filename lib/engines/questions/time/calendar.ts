/** Days and hours where somebody lives, and the instants they are. */

export type Day = { year: number; month: number; day: number };
export type Clock = { now: Date; timeZone: string };
export type Period = { since: Date | null; until: Date | null };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function partsIn(at: Date, timeZone: string): Day & { hour: number; minute: number; second: number } {
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", {
      ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
  formatters.set(timeZone, formatter);
  const parts = formatter.formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    ...{ year: of("year"), month: of("month"), day: of("day") },
    ...{ hour: of("hour"), minute: of("minute"), second: of("second") },
  };
}

export function today({ now, timeZone }: Clock): Day {
  const { year, month, day } = partsIn(now, timeZone);
  return { year, month, day };
}

/** The instant of a wall clock; of one that is skipped in spring, the instant the clock was put forward to. */
export function instantOf({ year, month, day }: Day, minutes: number, timeZone: string): Date {
  const wall = Date.UTC(year, month - 1, day) + minutes * MINUTE_MS;
  const offsetAt = (at: number) => {
    const parts = partsIn(new Date(at), timeZone);
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - at;
  };
  const first = wall - offsetAt(wall);
  return new Date(wall - offsetAt(first));
}

export const addDays = (day: Day, days: number): Day => {
  const at = new Date(Date.UTC(day.year, day.month - 1, day.day) + days * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
};

/** The first day of the month so many months on. */
export const monthOf = ({ year, month }: Day, months = 0): Day => {
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: 1 };
};

/** Monday is 0. */
export const weekday = ({ year, month, day }: Day): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** There is no 31 November. */
export const isDay = (day: Day): boolean => {
  const same = addDays(day, 0);
  return same.day === day.day && same.month === day.month;
};

export const isBefore = (a: Day, b: Day): boolean =>
  Date.UTC(a.year, a.month - 1, a.day) < Date.UTC(b.year, b.month - 1, b.day);
