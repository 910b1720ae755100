/**
 * What a series usually does: a level, a slope where there is one, and an effect for each part of the season where there is
 * one. Fitted with weights that take what is far off out of the count, so that anomalies nobody flagged do not hide others.
 */
import { biweightDeviation, madDeviation, median, weightOf } from "./robust.ts";
import { NONE, possibleSeasons, type Season } from "./season.ts";
import type { Point } from "./series.ts";

export type Fit = {
  season: Season;
  slopePerDay: number;
  deviation: number;
  /** Points, less what was fitted to them. */
  freedom: number;
  residuals: number[];
  at(time: number): number;
  /** How unsure what is expected is, in squared deviations; `shared` of it is common to points of one time. */
  unsureness(time: number): { shared: number; own: number };
};

const DAY_MS = 86_400_000;
const ROUNDS = 8;
/** As many points at most hold each effect to zero. */
const MOST_SHRINK = 1;

export function fitSeries(points: readonly Point[]): Fit {
  const flat = fitWith(points, NONE, false);
  let best = { fit: flat, cost: costOf(flat, points.length, 1) };
  for (const season of possibleSeasons(points))
    for (const hasSlope of points.length >= 10 ? [true, false] : [false]) {
      if (season === NONE && !hasSlope) continue;
      const fit = fitWith(points, season, hasSlope);
      const cost = costOf(fit, points.length, season.size + (hasSlope ? 1 : 0));
      if (cost < best.cost) best = { fit, cost };
    }
  return best.fit;
}

/**
 * Fitting more always fits better; it is worth it only where what is left shrinks by more than chance would. Far residuals
 * count too, though little: weekends that are nothing like the week are no wild values.
 */
function costOf({ deviation, residuals }: Fit, points: number, parameters: number): number {
  const scale = Math.max(deviation, 1e-12);
  const far = residuals.reduce((sum, residual) => sum + Math.log1p((residual / scale) ** 2 / 4), 0);
  return points * Math.log(scale) + 2.5 * far + 0.5 * parameters * Math.log(points);
}

function fitWith(points: readonly Point[], season: Season, hasSlope: boolean): Fit {
  const origin = points[0]?.at ?? 0;
  const days = points.map(({ at }) => (at - origin) / DAY_MS);
  const keys = points.map(({ at }) => season.keyOf(at));
  const values = points.map(({ value }) => value);
  const isSeasonal = season !== NONE;
  const effects = new Array<number>(season.size).fill(0);
  let slope = hasSlope ? firstSlope(days, keys, values) : 0;
  let level = median(values.map((value, n) => value - slope * (days[n] ?? 0)));
  if (isSeasonal) firstEffects(effects, keys, values, days, slope, level);
  const residualsNow = () =>
    values.map((value, n) => value - level - slope * (days[n] ?? 0) - (effects[keys[n] ?? 0] ?? 0));

  const shrink = isSeasonal ? shrinkOf(effects, residualsNow()) : 0;
  let weights: number[] = [];
  let line = { total: 1, center: 0, spread: 0 };
  const perKey = new Array<number>(season.size).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const residuals = residualsNow();
    if (round < ROUNDS - 4 || weights.length === 0) {
      const deviation = Math.max(madDeviation(residuals, 0), 1e-12);
      weights = residuals.map((residual) => weightOf(residual, deviation));
    }
    const rest = values.map((value, n) => value - (effects[keys[n] ?? 0] ?? 0));
    ({ level, slope, line } = straight(days, rest, weights, hasSlope));
    if (isSeasonal) {
      const sums = new Array<number>(season.size).fill(0);
      perKey.fill(0);
      for (const [n, key] of keys.entries()) {
        const weight = weights[n] ?? 0;
        sums[key] = (sums[key] ?? 0) + weight * ((values[n] ?? 0) - level - slope * (days[n] ?? 0));
        perKey[key] = (perKey[key] ?? 0) + weight;
      }
      for (let key = 0; key < season.size; key += 1)
        effects[key] = (sums[key] ?? 0) / Math.max((perKey[key] ?? 0) + shrink, 1e-9);
      center(effects, perKey);
    }
  }
  const residuals = residualsNow();
  const freedom = Math.max(1, points.length - (hasSlope ? 2 : 1) - (isSeasonal ? seen(perKey) - 1 : 0));
  const spread = biweightDeviation(residuals) * Math.sqrt(points.length / freedom);
  return {
    season,
    slopePerDay: slope,
    deviation: spread,
    freedom,
    residuals,
    at: (time) => level + (slope * (time - origin)) / DAY_MS + (effects[season.keyOf(time)] ?? 0),
    unsureness(time) {
      const day = (time - origin) / DAY_MS;
      const tilt = hasSlope && line.spread > 0 ? (day - line.center) ** 2 / line.spread : 0;
      return {
        shared: 1 / Math.max(line.total, 1) + tilt,
        own: isSeasonal ? 1 / Math.max((perKey[season.keyOf(time)] ?? 0) + shrink, 0.5) : 0,
      };
    },
  };
}

/** Small effects in much noise are mostly noise. */
function shrinkOf(effects: readonly number[], residuals: readonly number[]): number {
  const spread = effects.reduce((sum, effect) => sum + effect ** 2, 0) / effects.length;
  return spread === 0 ? MOST_SHRINK : Math.min(MOST_SHRINK, madDeviation(residuals, 0) ** 2 / spread);
}

const seen = (perKey: readonly number[]): number => perKey.filter((weight) => weight > 0).length;

/** The median of the slopes between points of the same part of the season: neither it nor wild values tilt it. */
function firstSlope(days: readonly number[], keys: readonly number[], values: readonly number[]): number {
  const slopes: number[] = [];
  const half = days.length >> 1;
  for (let a = 0; a < half; a += 1)
    for (let b = half; b < days.length; b += 1) {
      const apart = (days[b] ?? 0) - (days[a] ?? 0);
      if (keys[a] === keys[b] && apart > 0) slopes.push(((values[b] ?? 0) - (values[a] ?? 0)) / apart);
    }
  return median(slopes);
}

function firstEffects(
  effects: number[],
  keys: readonly number[],
  values: readonly number[],
  days: readonly number[],
  slope: number,
  level: number,
): void {
  const byKey = Map.groupBy(keys.keys(), (n) => keys[n] ?? 0);
  for (const [key, places] of byKey)
    effects[key] = median(places.map((n) => (values[n] ?? 0) - level - slope * (days[n] ?? 0)));
}

function center(effects: number[], perKey: readonly number[]): void {
  const total = perKey.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return;
  const mean = effects.reduce((sum, effect, key) => sum + effect * (perKey[key] ?? 0), 0) / total;
  for (const [key, effect] of effects.entries()) effects[key] = effect - mean;
}

function straight(
  days: readonly number[],
  values: readonly number[],
  weights: readonly number[],
  hasSlope: boolean,
) {
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const mean = (of: (n: number) => number) =>
    weights.reduce((sum, weight, n) => sum + weight * of(n), 0) / total;
  const center = mean((n) => days[n] ?? 0);
  const middle = mean((n) => values[n] ?? 0);
  const spread = total * mean((n) => ((days[n] ?? 0) - center) ** 2);
  const slope =
    hasSlope && spread > 0
      ? (total * mean((n) => ((days[n] ?? 0) - center) * ((values[n] ?? 0) - middle))) / spread
      : 0;
  return { level: middle - slope * center, slope, line: { total, center, spread } };
}
