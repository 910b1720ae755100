import type { TrendPoint } from "./views.ts";

/** Failed ones and those outside the band are looked for; so many of them are enough to see it. */
const MOST_NOTABLE = 40;

/** No more than `most` points: the notable ones, the newest first, and of the others the middle ones of equal stretches. */
export function thin(points: readonly TrendPoint[], most: number): TrendPoint[] {
  if (points.length <= most) return [...points];
  const isNotable = (point: TrendPoint) => point.isFailed || point.side !== null;
  const notable = new Set(points.filter(isNotable).slice(-Math.min(MOST_NOTABLE, most)));
  const plain = points.filter((point) => !isNotable(point));
  const room = Math.min(plain.length, most - notable.size);
  const kept = new Set(
    Array.from({ length: room }, (_, at) => plain[Math.floor(((at + 0.5) * plain.length) / room)]),
  );
  return points.filter((point) => notable.has(point) || kept.has(point));
}
