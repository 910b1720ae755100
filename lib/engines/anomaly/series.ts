/** One value of a metric at one time. Plain data: nothing here knows a clock or a database. */
export type Point = {
  /** Milliseconds since 1970. */
  at: number;
  value: number;
};

type Side = "above" | "below";

/** A point of before, with what was said of it: the detector's own word, and a person's, which counts more. */
export type KnownPoint = Point & { odd: Side | null; mark: "expected" | "wrong" | null };

/** What the numbers are, which says how small a difference can mean anything: of rows, in percent, or whatever they are. */
export type Quantity = "count" | "percent" | "number";

export type Verdict =
  | { state: "learning"; points: number; needed: number }
  | {
      state: "normal" | "anomalous";
      expected: number;
      /** What would still have been normal, at this sensitivity. */
      low: number;
      high: number;
      /** Robust deviations from what was expected; above is positive. */
      score: number;
      reason: string;
    };

/** Older points are not looked at: half a year of days. */
export const MOST_POINTS = 180;
/** Of fewer points nothing is known. */
export const LEAST_POINTS = 7;
export const DEFAULT_SENSITIVITY = 3.5;
