/** From a value to a place in a drawing. */
export type Scale = (value: number) => number;

export const linear =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale =>
  (value) =>
    round(start + ((value - from) / (to - from || 1)) * (end - start));

/** A tenth of a unit is less than anybody sees. */
const round = (value: number) => Math.round(value * 10) / 10;

/** Steps at which people count time: 1, 2, 5, 10, 15, 30 of milliseconds, seconds, minutes and hours, then days. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 6, 12, 24, 48, 120, 240].map((hours) => hours * 3_600_000),
];

/** `0, 5m, 10m, 15m` for whatever is longest: as few as `most` lines beside the one at 0. */
export function durationTicks(longestMs: number, most = 3): number[] {
  const step = STEPS_MS.find((each) => longestMs / each <= most) ?? Math.ceil(longestMs / most);
  return Array.from({ length: Math.max(1, Math.ceil(longestMs / step)) + 1 }, (_, n) => n * step);
}

/** `0, 20, 40`: whole numbers. */
export function countTicks(largest: number, most = 3): number[] {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, largest / most)));
  const step = [1, 2, 5, 10].map((n) => n * magnitude).find((each) => largest / each <= most) ?? magnitude;
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, n) => n * step);
}

/** `960, 980, 1,000` around what lies between two values; from 0 where that is near. */
export function valueTicks(lowest: number, highest: number, most = 4): number[] {
  const isNearZero = lowest >= 0 && lowest <= (highest - lowest) * 2;
  const low = isNearZero ? 0 : lowest;
  const span = highest - low || Math.abs(highest) || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 5, 10].map((n) => n * magnitude).find((each) => span / each <= most) ?? span;
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(highest / step) - first);
  // Multiples, not sums: 0.1 and 0.2 would not add up.
  return Array.from({ length: count + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
}

/** At most so many of the places, evenly spread, the first and the last among them. */
export function someOf(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, n) => n);
  return Array.from({ length: most }, (_, n) => Math.round((n * (count - 1)) / (most - 1)));
}
