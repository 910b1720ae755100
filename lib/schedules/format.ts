/** The times of slots, as people say them. Plain: it goes to the browser. */

const DAY_MS = 24 * 3_600_000;

/** `today 14:17`, `tomorrow 03:12`, `yesterday 03:12`, `Mon 30 Nov 03:12`; with the year where it is another. */
export function formatSlot(instant: string | Date, now: string | Date, timeZone: string): string {
  const at = new Date(instant);
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
  const [date, today] = [dateOf(at, timeZone), dateOf(new Date(now), timeZone)];
  // Days as the calendar counts them, however the clocks change between.
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
  const near = NEAR.get(days);
  if (near) return `${near} ${clock}`;
  const words = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "short", day: "numeric", month: "short" },
    ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
  }).format(at);
  return `${words.replace(",", "")} ${clock}`;
}

const NEAR: ReadonlyMap<number, string> = new Map([
  [-1, "yesterday"],
  [0, "today"],
  [1, "tomorrow"],
]);

/** `2026-11-28`. */
const dateOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    instant,
  );
