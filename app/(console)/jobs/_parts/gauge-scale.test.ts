import { expect, test } from "vitest";
import { gaugeScale } from "./gauge-scale.ts";

const band = { p10Ms: 370_000, medianMs: 432_000, p90Ms: 520_000, runs: 34 };

test.each([
  ["nothing yet, at the left end", 0, 1],
  ["within it, in the box", 432_000, 24.2],
  ["far beyond, at the right end", 9_000_000, 40.5],
])("a run of %s", (_, ms, tick) => {
  const scale = gaugeScale(ms, band);
  expect(scale.tick).toBe(tick);
  expect(scale.band.x).toBeGreaterThanOrEqual(1);
  expect(scale.band.x + scale.band.width).toBeLessThanOrEqual(43);
  expect(scale.band.width).toBeGreaterThanOrEqual(3);
});

test("runs that took no time have a place", () => {
  const none = { p10Ms: 0, medianMs: 0, p90Ms: 0, runs: 5 };
  expect(gaugeScale(0, none).tick).toBe(1);
  expect(gaugeScale(40, none).tick).toBe(40.5);
});
