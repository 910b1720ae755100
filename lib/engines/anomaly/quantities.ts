import type { Quantity } from "./series.ts";

/** A fifth of a point, and half a row: what differs by less than a few of these is the same. */
const LEAST_PERCENT = 0.2;
const LEAST_COUNT = 0.6;
/** A thousandth of what is expected. */
const LEAST_PART = 0.001;

/** The least that counts as one deviation: a series that never moved would else be odd at its first breath. */
export function leastDeviation(quantity: Quantity, expected: number): number {
  const part = Math.abs(expected) * LEAST_PART;
  if (quantity === "percent") return LEAST_PERCENT;
  if (quantity === "count") return Math.max(LEAST_COUNT, part);
  return Math.max(part, Number.EPSILON);
}

/** What cannot be is not expected: fewer than no rows, more than all of them. */
export function limitsOf(quantity: Quantity, low: number, high: number): [number, number] {
  if (quantity === "number") return [low, high];
  return [Math.max(0, low), quantity === "percent" ? Math.min(100, high) : high];
}
