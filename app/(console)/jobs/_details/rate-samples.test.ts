import { expect, test } from "vitest";
import { addSample, ratesOf } from "./rate-samples.ts";

const sample = (at: number, done: number, step = "columns") => ({ step, at, done });

test("samples are seconds apart, of one step, and not more than are drawn", () => {
  const first = addSample([], sample(0, 0));
  expect(addSample(first, sample(300, 5))).toBe(first);
  expect(addSample(first, sample(1_000, 5))).toHaveLength(2);
  expect(addSample(first, sample(1_000, 0, "keys"))).toEqual([sample(1_000, 0, "keys")]);
  let many = first;
  for (let n = 1; n < 200; n += 1) many = addSample(many, sample(n * 1_000, n));
  expect(many).toHaveLength(60);
});

test("a rate is what was done between two samples, and never negative", () => {
  expect(ratesOf([sample(0, 0), sample(1_000, 10), sample(3_000, 10), sample(4_000, 5)])).toEqual([10, 0, 0]);
  expect(ratesOf([])).toEqual([]);
});
