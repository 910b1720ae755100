import { type Cadence, nextSlot } from "#lib/schedules/cadence.ts";
import { decideDue } from "#lib/schedules/due.ts";
import { type Chance, seeded } from "./chance.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"] as const;
const START = new Date("2026-01-01T00:00:00Z");
const DAY_MS = 86_400_000;
const YEAR_END = START.getTime() + 365 * DAY_MS;
/** So long nobody looks, at most. */
const AWAY_MS = 9 * DAY_MS;
/** So many share a cadence, as those that are tick by tick decided together do. */
const TOGETHER = 50;
const LONGEST_JITTER_MS = 30 * 60_000;

export type Year = { ran: number; missed: number; twice: number; lost: number };

/**
 * A year of schedules in zones whose clocks change, seen by workers that look within two seconds, and once in fifty
 * times after days. Each slot is to run once, or to be one of those that passed while nobody looked.
 */
export function liveThroughYear(schedules: number, seed = 1): Year {
  const chance = seeded(seed);
  const year: Year = { ran: 0, missed: 0, twice: 0, lost: 0 };
  for (let index = 0; index * TOGETHER < schedules; index += 1)
    live(cadenceOf(index, chance), Math.min(TOGETHER, schedules - index * TOGETHER), chance, year);
  return year;
}

/** Most at a time of the night, when clocks change; some once a week, some every six hours. */
function cadenceOf(index: number, chance: Chance): Cadence {
  const [minute, hour] = [chance.between(0, 59), chance.between(0, 5)];
  if (index % 20 === 19)
    return { kind: "interval", seconds: 21_600, anchor: new Date(START.getTime() + minute * 60_000) };
  const days = index % 5 === 0 ? chance.between(0, 6) : "*";
  return { kind: "cron", cron: `${minute} ${hour} * * ${days}`, timeZone: chance.pick(ZONES) };
}

/** All schedules of a cadence, slot by slot: what is decided of one is judged by the list of all slots. */
function live(cadence: Cadence, schedules: number, chance: Chance, year: Year): void {
  const slots = slotsUntil(cadence, YEAR_END + AWAY_MS + DAY_MS * 14);
  const placeOf = new Map(slots.map((slot, place) => [slot, place]));
  const delays = Array.from({ length: schedules }, (_, each) =>
    each % 2 === 0 ? 0 : chance.between(1, LONGEST_JITTER_MS),
  );
  const planned = delays.map(() => 0);
  const ranLast = delays.map(() => -1);
  for (const [place, slot] of slots.entries()) {
    if (slot >= YEAR_END) break;
    for (const [schedule, delay] of delays.entries()) {
      if (planned[schedule] !== place) continue;
      const late = chance.next() < 0.02 ? chance.next() * AWAY_MS : chance.next() * 2_000;
      const now = slot + delay + late;
      const due = decideDue(cadence, delay, new Date(slot), new Date(now));
      const ran = placeOf.get(due.slot.getTime()) ?? -1;
      const next = placeOf.get(due.next?.getTime() ?? 0) ?? -1;
      let latest = place;
      while ((slots[latest + 1] ?? now) + delay <= now) latest += 1;
      if (ran <= (ranLast[schedule] ?? -1) || next <= ran) year.twice += 1;
      // Only the latest runs; those before it are told as missed, from the first on; the one after it is next.
      const isTold = due.missedSince?.getTime() === (latest > place ? slot : undefined);
      if (ran !== latest || next !== latest + 1 || !isTold) year.lost += 1;
      year.ran += 1;
      year.missed += latest - place;
      ranLast[schedule] = ran;
      planned[schedule] = next;
    }
  }
}

function slotsUntil(cadence: Cadence, end: number): number[] {
  const slots: number[] = [];
  for (let slot = nextSlot(cadence, START); slot && slot.getTime() < end; slot = nextSlot(cadence, slot))
    slots.push(slot.getTime());
  return slots;
}
