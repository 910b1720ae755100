import { median } from "./robust.ts";
import type { Point } from "./series.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What repeats: days of the week, hours of the day, or nothing. */
export type Season = { id: "none" | "weekday" | "hour"; size: number; keyOf(at: number): number };

/** 1970 began on a Thursday; the zone is UTC. */
export const WEEKDAY: Season = {
  id: "weekday",
  size: 7,
  keyOf: (at) => (((Math.floor(at / DAY_MS) + 3) % 7) + 7) % 7,
};
const HOUR: Season = {
  id: "hour",
  size: 24,
  keyOf: (at) => Math.floor((((at % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS),
};
export const NONE: Season = { id: "none", size: 1, keyOf: () => 0 };

/** The usual distance between two points. */
export function usualGap(points: readonly Point[]): number {
  return median(points.slice(1).map(({ at }, place) => at - (points[place]?.at ?? at)));
}

/** Seasons of which these points show at least two rounds, where points are close enough to tell its parts apart. */
export function possibleSeasons(points: readonly Point[]): Season[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [NONE];
  const [span, gap] = [last.at - first.at, usualGap(points)];
  return [
    NONE,
    ...(span >= 13 * DAY_MS && gap <= 1.5 * DAY_MS ? [WEEKDAY] : []),
    ...(span >= 2 * DAY_MS && gap <= 3 * HOUR_MS ? [HOUR] : []),
  ];
}
