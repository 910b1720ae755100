/**
 * Whether a point is as its series usually is. The point itself and anomalies of before are left out of what it is compared
 * with. A point is odd when it is far off by itself, or when it and the two before it are off to the same side by what would
 * be little for one alone. Pure: the same points give the same verdict.
 */

import { asNumber, explain } from "./explain.ts";
import { type Fit, fitSeries } from "./fit.ts";
import { baselineOf } from "./levels.ts";
import { leastDeviation, limitsOf } from "./quantities.ts";
import { madDeviation, median } from "./robust.ts";
import { WEEKDAY } from "./season.ts";
import {
  DEFAULT_SENSITIVITY,
  type KnownPoint,
  LEAST_POINTS,
  MOST_POINTS,
  type Point,
  type Quantity,
  type Verdict,
} from "./series.ts";

type Options = { quantity?: Quantity; sensitivity?: number; shown?: (value: number) => string };

/** Points are taken together over so many. */
const TOGETHER = 3;
/** How far off three points have to be together, as a part of what one alone has to be. */
const TOGETHER_PART = 0.85;
const MOST_EACH = 3;
/** How far off the last has to be by itself: more where one of those before has been told, and this may be its end. */
const LAST_AWAY = { first: 1, again: 2 };
/** Fewer weeks than this do not show what a weekday is like: it is then compared with its like as well. */
const YOUNG_POINTS = 21;

export function judgePoint(history: readonly KnownPoint[], tested: Point, options: Options = {}): Verdict {
  const { quantity = "number", sensitivity = DEFAULT_SENSITIVITY, shown = asNumber } = options;
  const known = history.filter(({ at }) => at < tested.at).slice(-MOST_POINTS);
  const { points, alternative, hasMoved } = baselineOf(known);
  if (points.length < LEAST_POINTS) return { state: "learning", points: points.length, needed: LEAST_POINTS };

  const recent = points.length >= YOUNG_POINTS ? lastPoints(known) : [];
  const first = recent[0]?.at ?? tested.at;
  const fit = fitSeries(points.filter(({ at }) => at < first));
  const isOther = alternative !== null && isNearer(fit, alternative, tested);
  const expectedAt = isOther ? (time: number) => fit.at(time) + alternative : fit.at;
  const deviation = Math.max(deviationOf(fit, points), leastDeviation(quantity, expectedAt(tested.at)));
  const { shared, own } = fit.unsureness(tested.at);
  const spread = deviation * Math.sqrt(1 + shared + own);
  const expected = expectedAt(tested.at);
  const tail = tailOf(fit);
  const limit = sensitivity * tail;
  const single = (tested.value - expected) / spread;
  const together = togetherScore(
    [...recent, tested],
    expectedAt,
    fit,
    deviation,
    recent.some(({ odd }) => odd !== null),
  );
  const isYoungLike = points.length < YOUNG_POINTS && isLikeItsWeekday(points, tested, spread * limit);
  const isOdd = !isYoungLike && (Math.abs(single) > limit || Math.abs(together) > limit * TOGETHER_PART);
  const [low, high] = limitsOf(quantity, expected - limit * spread, expected + limit * spread);
  const verdict = { state: isOdd ? ("anomalous" as const) : ("normal" as const), expected, low, high };
  const byRun = Math.abs(single) <= limit;
  return {
    ...verdict,
    score: round(byRun && isOdd ? together : single),
    reason: explain(tested.value, verdict, {
      ...{ fit, byRun, single, points: points.length, shown },
      isNewLevel: alternative !== null && isOther !== hasMoved,
    }),
  };
}

const round = (score: number): number => Math.round(score * 100) / 100;

/** The two before, where they are near enough to be one thing, and nobody called them wrong. */
const lastPoints = (known: readonly KnownPoint[]): KnownPoint[] =>
  known.slice(-(TOGETHER - 1)).filter(({ mark }) => mark === null);

const isNearer = (fit: Fit, alternative: number, { at, value }: Point): boolean =>
  Math.abs(value - fit.at(at) - alternative) < Math.abs(value - fit.at(at));

/** Of a few points the spread that a MAD shows may be nothing: most of them can be alike by chance. */
function deviationOf(fit: Fit, points: readonly Point[]): number {
  if (points.length >= YOUNG_POINTS) return fit.deviation;
  const mean = fit.residuals.reduce((sum, residual) => sum + residual, 0) / fit.residuals.length;
  const square = fit.residuals.reduce((sum, residual) => sum + (residual - mean) ** 2, 0);
  return Math.max(fit.deviation, Math.sqrt(square / Math.max(1, fit.freedom)));
}

function togetherScore(
  points: readonly Point[],
  expectedAt: (at: number) => number,
  fit: Fit,
  deviation: number,
  hasTold: boolean,
): number {
  if (points.length < TOGETHER) return 0;
  const away = points.map(({ at, value }) => (value - expectedAt(at)) / deviation);
  const last = away.at(-1) ?? 0;
  if (Math.abs(last) < (hasTold ? LAST_AWAY.again : LAST_AWAY.first)) return 0;
  // One that was far off by itself has been told; alone it is no reason for what comes after it.
  const mean =
    away.reduce((sum, one) => sum + Math.max(-MOST_EACH, Math.min(MOST_EACH, one)), 0) / points.length;
  const { shared, own } = fit.unsureness(points.at(-1)?.at ?? 0);
  const next = Math.max(0, neighbourhood(fit.residuals));
  const noise = (1 + (2 * (points.length - 1) * next) / points.length) / points.length;
  return mean * last > 0 ? mean / Math.sqrt(noise + shared + own / points.length) : 0;
}

/** How much a point is like the one before it, from -1 to 1. */
function neighbourhood(residuals: readonly number[]): number {
  const scale = madDeviation(residuals, 0) * 2.5;
  const bounded = residuals.map((residual) => Math.max(-scale, Math.min(scale, residual)));
  const square = bounded.reduce((sum, residual) => sum + residual ** 2, 0);
  const product = bounded.slice(1).reduce((sum, residual, n) => sum + residual * (bounded[n] ?? 0), 0);
  return square === 0 ? 0 : product / square;
}

/** Few points are little to go by; and where far values are common, it takes more to be odd. */
function tailOf(fit: Fit): number {
  const few = 1 + 3 / fit.freedom;
  const sizes = fit.residuals.map(Math.abs).sort((a, b) => a - b);
  const far = sizes[Math.floor(sizes.length * 0.97)] ?? 0;
  const ratio = fit.deviation > 0 ? far / (2.17 * fit.deviation) : 1;
  const trust = Math.min(1, sizes.length / 120);
  return few * (1 + trust * Math.max(0, Math.min(1, ratio - 1.1)));
}

/** With two weeks of a series that is low on Sundays, the second Sunday is no surprise. */
function isLikeItsWeekday(points: readonly Point[], { at, value }: Point, reach: number): boolean {
  const same = points.filter((point) => WEEKDAY.keyOf(point.at) === WEEKDAY.keyOf(at));
  return same.length > 0 && Math.abs(value - median(same.map((point) => point.value))) <= reach;
}
