import { describe, expect, test } from "vitest";
import { describePlace, outside, placeAmong, usualBand } from "./usual.ts";

const upTo = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) * 1_000);

describe("the usual band", () => {
  test.each([
    ["nothing of no run", [], null],
    ["nothing of four runs", upTo(4), null],
    [
      "five runs",
      [3_000, 1_000, 5_000, 2_000, 4_000],
      { p10Ms: 1_400, medianMs: 3_000, p90Ms: 4_600, runs: 5 },
    ],
    ["equal runs", Array(9).fill(700), { p10Ms: 700, medianMs: 700, p90Ms: 700, runs: 9 }],
    ["an even number", upTo(10), { p10Ms: 1_900, medianMs: 5_500, p90Ms: 9_100, runs: 10 }],
    ["runs of no time at all", Array(5).fill(0), { p10Ms: 0, medianMs: 0, p90Ms: 0, runs: 5 }],
    [
      "one far off among many",
      [...Array(49).fill(60_000), 3_600_000],
      { p10Ms: 60_000, medianMs: 60_000, p90Ms: 60_000, runs: 50 },
    ],
  ])("says of %s", (_, durations, band) => {
    expect(usualBand(durations)).toEqual(band);
  });

  test("leaves its runs in their order", () => {
    const durations = [5, 1, 4, 2, 3];
    usualBand(durations);
    expect(durations).toEqual([5, 1, 4, 2, 3]);
  });
});

describe("a run", () => {
  const band = { p10Ms: 60_000, medianMs: 70_000, p90Ms: 90_000, runs: 50 };
  const narrow = { p10Ms: 1_000, medianMs: 1_000, p90Ms: 1_000, runs: 50 };

  test.each([
    [70_000, band, true, null],
    [90_000, band, true, null],
    [106_000, band, true, null],
    [107_000, band, true, "slow"],
    [44_000, band, true, null],
    [43_000, band, true, "fast"],
    [107_000, { ...band, runs: 5 }, true, null],
    [10, band, false, null],
    [115_000, band, false, "slow"],
    [1_090, narrow, true, null],
    [1_101, narrow, true, "slow"],
    [899, narrow, true, "fast"],
    [40, { p10Ms: 10, medianMs: 12, p90Ms: 15, runs: 9 }, true, null],
  ])("of %d ms is outside %j, where over is %j: %j", (ms, usual, isOver, side) => {
    expect(outside(ms, usual, isOver)).toBe(side);
  });

  test.each([
    [97.5, 50, "slower than 100 % of the last 50 runs"],
    [48.5, 50, "slower than 96 % of the last 50 runs"],
    [2.5, 50, "faster than 96 % of the last 50 runs"],
    [3, 5, "slower than 40 % of the last 5 runs"],
  ])("of %d s among 1 to %d s is %s", (seconds, others, words) => {
    const place = placeAmong(seconds * 1_000, upTo(others));
    expect(place && describePlace(place)).toBe(words);
  });

  test("has no place among four", () => {
    expect(placeAmong(1_000, upTo(4))).toBeNull();
  });
});
