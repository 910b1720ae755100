/** Making a formatter costs more than using it a thousand times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit" },
    });
  formatters.set(timeZone, known);
  return known;
}

/** `date` as `2026-12-24`, `local` as `2026-12-24T18:00`; of the days of the week Monday is 1. */
export type WallClock = { date: string; local: string; day: number; minute: number };

/** What a clock on the wall of a zone shows. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const parts = formatterOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "00";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return {
    ...{ date, local: `${date}T${part("hour")}:${part("minute")}` },
    day: new Date(`${date}T00:00:00Z`).getUTCDay() || 7,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}
