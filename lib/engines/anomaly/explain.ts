import type { Fit } from "./fit.ts";

type Found = { expected: number; low: number; high: number; state: "normal" | "anomalous" };
type Basis = {
  fit: Fit;
  byRun: boolean;
  single: number;
  points: number;
  /** Whether it is held against a level to which the series has only just moved. */
  isNewLevel: boolean;
  /** How a value is written: a date is no number of seconds. */
  shown: (value: number) => string;
};

const LIKE = { none: "", weekday: " on this day of the week", hour: " at this hour" };

/** `412 is below the 980 to 1,060 expected on this day of the week, by 5.2 robust deviations; from 84 points.` */
export function explain(value: number, { expected, low, high, state }: Found, basis: Basis): string {
  const { fit, byRun, single, points, isNewLevel, shown } = basis;
  const from = `from ${points} points`;
  const usual = `${shown(low)} to ${shown(high)} expected${LIKE[fit.season.id]}`;
  if (state === "normal") {
    const moved = isNewLevel
      ? " It has moved to a new level: the unusual values before it were there too."
      : "";
    return `${shown(value)} is within the ${usual}; ${from}.${moved}`;
  }
  const side = single > 0 ? "above" : "below";
  if (byRun)
    return `This and the points before it are all ${side} the ${shown(expected)} expected${LIKE[fit.season.id]}, which none of them is by itself; ${from}.`;
  return `${shown(value)} is ${side} the ${usual}, by ${Math.abs(single).toFixed(1)} robust deviations; ${from}.`;
}

export const asNumber = (value: number): string =>
  value.toLocaleString("en", { maximumSignificantDigits: Math.abs(value) >= 1_000 ? 6 : 4 });
