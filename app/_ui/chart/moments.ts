import { formatClock, formatDate } from "#lib/format.ts";

/** Words any nearer stand in each other. */
const ROOM = 64;

/** `9 Nov`. */
const dayOf = (instant: string, timeZone: string): string =>
  formatDate(instant, timeZone).replace(/ \d{4}$/, "");

const clockOf = (instant: string, timeZone: string): string => formatClock(instant, timeZone).slice(0, 5);

/** `9 Nov, 14:06`. */
export const momentOf = (instant: string, timeZone: string): string =>
  `${dayOf(instant, timeZone)}, ${clockOf(instant, timeZone)}`;

/** What stands below these places, in order: their days, each once; of moments of one day their times. None in another. */
export function axisLabels(
  places: readonly { x: number; at: string }[],
  timeZone: string,
): { x: number; text: string }[] {
  const isOneDay = new Set(places.map(({ at }) => dayOf(at, timeZone))).size === 1;
  const labels: { x: number; text: string }[] = [];
  for (const { x, at } of places) {
    const text = isOneDay ? clockOf(at, timeZone) : dayOf(at, timeZone);
    const last = labels.at(-1);
    if (!last || (last.text !== text && x - last.x >= ROOM)) labels.push({ x, text });
  }
  return labels;
}
