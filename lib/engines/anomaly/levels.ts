/**
 * Where a series moved to another level and stayed, what was before is moved along, so that the baseline keeps its season
 * and its spread. Odd points in a row on one side that last are such a move, or a time that passes: what comes after says
 * which, and until it does, either level is expected.
 */
import { fitSeries } from "./fit.ts";
import { median } from "./robust.ts";
import { usualGap } from "./season.ts";
import { type KnownPoint, LEAST_POINTS, type Point } from "./series.ts";

const LONG_ENOUGH = 3;
/** How long they have to last: that many come within a minute says how often somebody looked, and not that it stays so. */
const LEAST_LAST_MS = 3_600_000;
const LEAST_LAST_GAPS = 1.5;
const SURE_AFTER = 3;

type Baseline = {
  points: Point[];
  /** Another level that is as likely, as a distance from the expected one; null where there is none. */
  alternative: number | null;
  /** Whether the other is the level of before, and what is expected the new one; else it is the other way round. */
  hasMoved: boolean;
};

export function baselineOf(known: readonly KnownPoint[]): Baseline {
  let points: Point[] = [];
  let alternative: number | null = null;
  let isOnNew = false;
  let place = 0;
  while (place < known.length) {
    const run = runAt(known, place);
    // What somebody called wrong is no level of its own, however long it goes on.
    const told = run.filter(({ mark }) => mark === null);
    if (points.length >= LEAST_POINTS && hasLasted(told, points)) {
      const after = normalAfter(known, place + run.length);
      const fit = fitSeries(points);
      const away = ({ at, value }: Point) => value - fit.at(at);
      const step = median(told.map(away));
      const stayed = after.filter((point) => Math.abs(away(point) - step) < Math.abs(away(point)));
      const isUnsure = after.length < SURE_AFTER && place + run.length + after.length === known.length;
      const hasMoved = after.length > 0 && stayed.length * 2 > after.length;
      if (hasMoved) {
        const move = median([...told, ...stayed].map(away));
        points = [...points.map(({ at, value }) => ({ at, value: value + move })), ...told];
        alternative = isUnsure ? -move : null;
      } else alternative = isUnsure ? step : null;
      isOnNew = hasMoved;
    } else points.push(...run.filter(isCounted));
    place += run.length;
  }
  return { points, alternative, hasMoved: isOnNew };
}

function hasLasted(run: readonly Point[], points: readonly Point[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length < LONG_ENOUGH) return false;
  return last.at - first.at >= Math.max(LEAST_LAST_MS, LEAST_LAST_GAPS * usualGap(points));
}

/** Odd points of one side from there on; or the one point that is there. */
function runAt(known: readonly KnownPoint[], place: number): KnownPoint[] {
  const first = known[place];
  if (!first) return [];
  if (isCounted(first)) return [first];
  const rest = known.slice(place);
  const end = rest.findIndex((point) => isCounted(point) || point.odd !== first.odd);
  return rest.slice(0, end === -1 ? rest.length : end);
}

function normalAfter(known: readonly KnownPoint[], place: number): KnownPoint[] {
  const rest = known.slice(place, place + 20);
  const end = rest.findIndex((point) => !isCounted(point));
  return rest.slice(0, end === -1 ? rest.length : end);
}

/** A person's word counts more than what was said by itself. */
const isCounted = ({ odd, mark }: KnownPoint): boolean =>
  mark === "expected" || (mark === null && odd === null);
