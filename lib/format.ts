/** How numbers and times are written everywhere: `1m 12s`, `340 ms`, `1,234`, `4 min ago`. Plain: it goes to the browser. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** `340 ms`, `9.4s`, `1m 12s`, `2h 05m`, `3d 4h`. A clock that runs behind never makes a time negative. */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, Math.round(milliseconds));
  if (ms < SECOND) return `${ms} ms`;
  if (ms < MINUTE - 50) return `${(ms / SECOND).toFixed(1)}s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m ${twoDigits(seconds % 60)}s`;
  const minutes = Math.floor(seconds / 60);
  if (seconds < 86_400) return `${Math.floor(minutes / 60)}h ${twoDigits(minutes % 60)}m`;
  const hours = Math.floor(minutes / 60);
  return `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** As `formatDuration`, in whole seconds: for what is still ticking. */
export function formatTicking(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / SECOND);
  return seconds < 60 ? `${seconds}s` : formatDuration(seconds * SECOND);
}

/** `15 min`, `90 s`: for limits that people set. */
export const formatTimeLimit = (seconds: number): string =>
  seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

/** `1,234`. By hand: the browser's own formatter takes a phone longer to make than all of a page's numbers. */
export const formatCount = (count: number): string =>
  Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");

/** `1 table`, `1,234 tables`. */
export const formatQuantity = (count: number, singular: string, plural = `${singular}s`): string =>
  `${formatCount(count)} ${count === 1 ? singular : plural}`;

/** A unit that is named by its plural, for so many: `table`, `tables`, `table or view`. */
export const unitOf = (count: number, unit: string): string =>
  count === 1 ? unit.replaceAll(/s\b/g, "").replace(" and ", " or ") : unit;

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];

/** `8.2 MB`; 1,024 to a step, as Postgres itself prints sizes. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1_023.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${formatCount(Math.floor(value))}${digits ? value.toFixed(1).slice(-2).replace(".0", "") : ""} ${BYTE_UNITS[unit]}`;
}

/** `now`, `41 s ago`, `4 min ago`, `2 h ago`, `3 days ago`, then the date; `in 4 min` for what is to come. */
export function formatRelative(instant: string | Date, now: string | Date, timeZone: string): string {
  const difference = new Date(now).getTime() - new Date(instant).getTime();
  const ms = Math.abs(difference);
  if (ms < 2 * SECOND) return "now";
  if (ms >= 7 * DAY) return formatDate(instant, timeZone);
  const span =
    ms < MINUTE
      ? `${Math.floor(ms / SECOND)} s`
      : ms < HOUR
        ? `${Math.floor(ms / MINUTE)} min`
        : ms < DAY
          ? `${Math.floor(ms / HOUR)} h`
          : formatQuantity(Math.floor(ms / DAY), "day");
  return difference > 0 ? `${span} ago` : `in ${span}`;
}

/** By zone. Making a formatter costs more than using it a thousand times. */
function formatterOf(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const known = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const formatter = known.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
    known.set(timeZone, formatter);
    return formatter;
  };
}

const inDate = formatterOf({ day: "numeric", month: "short", year: "numeric" });
const inClock = formatterOf({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const inClockExact = formatterOf({
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});
const inFull = formatterOf({
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const inZone = formatterOf({ timeZoneName: "shortOffset" });

/** `23 Nov 2026`. */
export const formatDate = (instant: string | Date, timeZone: string): string =>
  inDate(timeZone).format(new Date(instant));

/** `14:06:02`. */
export const formatClock = (instant: string | Date, timeZone: string): string =>
  inClock(timeZone).format(new Date(instant));

/** `14:06:02.118`. */
export const formatClockExact = (instant: string | Date, timeZone: string): string =>
  inClockExact(timeZone).format(new Date(instant));

/** `Mon, 23 Nov 2026, 14:06:02 UTC+1`: what stands behind every relative time. */
export const formatExact = (instant: string | Date, timeZone: string): string =>
  `${inFull(timeZone).format(new Date(instant))} ${formatZone(instant, timeZone)}`;

/** By zone and quarter of an hour, in which no offset changes: a list asks for the same ones again and again. */
const zoneNames = new Map<string, string>();
const QUARTER = 15 * MINUTE;
const MOST_ZONE_NAMES = 5_000;

/** `UTC`, `UTC+1`, `UTC+5:30`: as it is at that moment. */
export function formatZone(instant: string | Date, timeZone: string): string {
  const at = new Date(instant);
  const known = zoneNames.get(quarterOf(at, timeZone));
  if (known) return known;
  const parts = inZone(timeZone).formatToParts(at);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT+0";
  const zone = name === "GMT+0" ? "UTC" : name.replace("GMT", "UTC");
  noteZone(at, timeZone, zone);
  return zone;
}

/** What is known already need not be found again. */
export function noteZone(instant: string | Date, timeZone: string, zone: string): void {
  if (zoneNames.size >= MOST_ZONE_NAMES) zoneNames.clear();
  zoneNames.set(quarterOf(new Date(instant), timeZone), zone);
}

const quarterOf = (at: Date, timeZone: string) => `${timeZone} ${Math.floor(at.getTime() / QUARTER)}`;
