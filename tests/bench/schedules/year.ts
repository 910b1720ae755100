import { type Cadence, nextSlot } from "#lib/schedules/cadence.ts";
import { decideDue } from "#lib/schedules/due.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];
const START = new Date("2026-01-01T00:00:00Z");
const END = new Date("2027-01-01T00:00:00Z");
const DAY_MS = 86_400_000;
const CADENCES = 200;

export type Year = { ran: number; missed: number; twice: number; lost: number };

/**
 * A year of schedules in zones whose clocks change, seen by workers that look within two seconds and once in fifty
 * times after days: each slot is to run once, or to be one of those that were left out while nobody looked.
 */
export function liveThroughYear(schedules: number): Year {
  const year: Year = { ran: 0, missed: 0, twice: 0, lost: 0 };
  for (let index = 0; index < CADENCES; index += 1) {
    const cron = `${index % 60} ${index % 6} * * ${index % 5 === 0 ? index % 7 : "*"}`;
    live({ kind: "cron", cron, timeZone: ZONES[index % ZONES.length] ?? "UTC" }, schedules / CADENCES, year);
  }
  return year;
}

/** All schedules of a cadence together, slot by slot. */
function live(cadence: Cadence, schedules: number, year: Year): void {
  const slots: number[] = [];
  for (let slot = nextSlot(cadence, START); slot && slot < END; slot = nextSlot(cadence, slot))
    slots.push(slot.getTime());
  const placeOf = new Map(slots.map((slot, place) => [slot, place]));
  const planned = new Array<number>(schedules).fill(0);
  for (const [place, slot] of slots.entries()) {
    for (const [schedule, own] of planned.entries()) {
      if (own !== place) continue;
      const late = Math.random() < 0.02 ? Math.random() * 9 * DAY_MS : Math.random() * 2_000;
      const due = decideDue(cadence, 0, new Date(slot), new Date(slot + late));
      // Past the end of the year, of which nothing is counted.
      const ran = placeOf.get(due.slot.getTime()) ?? slots.length;
      const next = placeOf.get(due.next?.getTime() ?? 0) ?? slots.length;
      if (ran < place) year.twice += 1;
      if (next !== Math.min(ran + 1, slots.length)) year.lost += 1;
      if (due.missedSince?.getTime() !== (ran > place ? slot : undefined)) year.lost += 1;
      year.ran += ran < slots.length ? 1 : 0;
      year.missed += ran - place;
      planned[schedule] = next;
    }
  }
}
