/**
 * Series nobody tuned for: every combination of season, noise, trend, gaps and a level that moves, 120 days with one point a
 * day, until there are 200. Deviations are robust ones (1.4826 MAD of the noise). Into each go spikes of 6 to 12 deviations and
 * times of three days that are 3 to 6 deviations off. Where the level moves for good, its first three days are an event too.
 */
import { type Random, randomOf } from "./random.ts";

export type Labelled = { name: string; points: { at: number; value: number }[]; windows: [number, number][] };

const DAY_MS = 86_400_000;
const START = Date.UTC(2025, 0, 6);
const DAYS = 120;
const FIRST_EVENT = 35;

const SEASONS = [0, 4, 12] as const;
const NOISES = ["normal", "heavy", "following"] as const;
const TRENDS = [0, 0.1, -0.15] as const;
const GAPS = [0, 0.1] as const;
const SHIFTS = [0, 10] as const;

const GRID = SEASONS.flatMap((season) =>
  NOISES.flatMap((noise) =>
    TRENDS.flatMap((trend) =>
      GAPS.flatMap((gaps) => SHIFTS.map((shift) => ({ season, noise, trend, gaps, shift }))),
    ),
  ),
);
type Cell = (typeof GRID)[number];

export function simulate(seed: number, count = 200): Labelled[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, n) => oneSeries(GRID[n % GRID.length] as Cell, n, random));
}

function oneSeries(cell: Cell, n: number, random: Random): Labelled {
  const unit = 10 ** random.between(-1, 3);
  const level = unit * random.between(20, 200);
  const weekday = Array.from({ length: 7 }, () => random.normal());
  const noise = noiseOf(cell.noise, random);
  const events = placeEvents(cell.shift, random);
  const points = Array.from({ length: DAYS }, (_, day) => {
    const off = events.reduce((sum, { from, to, size }) => (day >= from && day <= to ? sum + size : sum), 0);
    const usual = cell.trend * day + cell.season * (weekday[day % 7] ?? 0) * 0.5;
    return {
      at: START + day * DAY_MS + random.between(0, 600_000),
      value: level + unit * (usual + noise() + off),
    };
  });
  const isEvent = (day: number) => events.some(({ from, end }) => day >= from && day <= end);
  return {
    name: `${n} season ${cell.season} ${cell.noise} trend ${cell.trend} gaps ${cell.gaps} shift ${cell.shift}`,
    points: points.filter((_, day) => isEvent(day) || random.next() >= cell.gaps),
    windows: events.map(({ from, end }) => [START + from * DAY_MS, START + (end + 1) * DAY_MS - 1]),
  };
}

/** Its deviation, as the MAD tells it, is 1. */
function noiseOf(kind: Cell["noise"], random: Random): () => number {
  if (kind === "normal") return random.normal;
  if (kind === "heavy") return () => random.student(8) / 1.047;
  let before = 0;
  return () => {
    before = 0.3 * before + Math.sqrt(1 - 0.3 ** 2) * random.normal();
    return before;
  };
}

/** Far enough apart that each is an event by itself. `end` is the last day on which it has to be seen. */
function placeEvents(shift: number, random: Random) {
  const starts = [0, 1, 2, 3].map((n) => FIRST_EVENT + n * 21 + Math.floor(random.between(0, 10)));
  const sign = () => (random.next() < 0.5 ? -1 : 1);
  return starts.map((from, n) => {
    if (n === 2 && shift > 0) return { from, to: DAYS, end: from + 2, size: sign() * shift };
    return n % 2 === 0
      ? { from, to: from, end: from, size: sign() * random.between(6, 12) }
      : { from, to: from + 2, end: from + 2, size: sign() * random.between(3, 6) };
  });
}
