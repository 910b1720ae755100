import { expect, test } from "vitest";
import { countTicks, durationTicks, linear, someOf, valueTicks } from "./scale.ts";

test("lines stand at times that people count by, above the longest", () => {
  expect(durationTicks(834_000)).toEqual([0, 300_000, 600_000, 900_000]);
  expect(durationTicks(340)).toEqual([0, 200, 400]);
  expect(durationTicks(9_400)).toEqual([0, 5_000, 10_000]);
  expect(durationTicks(0)).toEqual([0, 1]);
});

test("counts stand at whole numbers, above the largest", () => {
  expect(countTicks(7)).toEqual([0, 5, 10]);
  expect(countTicks(1)).toEqual([0, 1]);
  expect(countTicks(0)).toEqual([0, 1]);
  expect(countTicks(5_200)).toEqual([0, 2_000, 4_000, 6_000]);
});

test("values stand between round ones, from zero where that is near", () => {
  expect(valueTicks(970, 1_010)).toEqual([970, 980, 990, 1_000, 1_010]);
  expect(valueTicks(3, 9)).toEqual([0, 5, 10]);
  expect(valueTicks(0.12, 0.31)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(valueTicks(-4, 3)).toEqual([-4, -2, 0, 2, 4]);
  expect(valueTicks(0, 0)).toEqual([0, 0.5]);
  for (const [low, high] of [
    [1e9, 1e9 + 3],
    [-0.002, 0.001],
    [5, 5],
  ] as const) {
    const ticks = valueTicks(low, high);
    expect(ticks[0]).toBeLessThanOrEqual(low);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});

test("a value stands between the ends of its scale, and one alone at the start", () => {
  expect(linear([0, 10], [100, 0])(2.5)).toBe(75);
  expect(linear([5, 5], [0, 50])(5)).toBe(0);
});

test("of many places a few are named, the first and the last among them", () => {
  expect(someOf(3, 5)).toEqual([0, 1, 2]);
  expect(someOf(34, 5)).toEqual([0, 8, 17, 25, 33]);
});
