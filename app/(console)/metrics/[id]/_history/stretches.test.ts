import { expect, test } from "vitest";
import { type Known, stretchesOf } from "./stretches.ts";

const point = (at: number, more: Partial<Known> = {}): { at: number; point: Known } => ({
  at,
  point: {
    capturedAt: new Date(at).toISOString(),
    value: 10,
    method: "exact",
    isBackfilled: false,
    state: "normal",
    expected: 10,
    lower: 8,
    upper: 12,
    score: 0,
    reason: "",
    mark: null,
    markedByName: null,
    markedAt: null,
    jobId: "",
    isComparable: true,
    ...more,
  },
});
const LEARNING = { state: "learning", expected: null, lower: null, upper: null } as const;

const places = (points: { at: number; point: Known }[]) =>
  stretchesOf(points).map((stretch) => stretch.map(({ at }) => at));

test("what was expected goes on from capture to capture, and begins once enough was learned", () => {
  expect(places([point(1, LEARNING), point(2, LEARNING), point(3), point(4), point(5)])).toEqual([[3, 4, 5]]);
});

test("it stops where exact values end and sampled ones begin", () => {
  const sampled = { method: "sampled" } as const;
  expect(places([point(1), point(2), point(3, sampled), point(4, sampled)])).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("it stops where what is measured was changed", () => {
  const before = { isComparable: false };
  expect(places([point(1, before), point(2, before), point(3), point(4)])).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("one capture alone has no band to draw", () => {
  expect(places([point(1, LEARNING), point(2), point(3, LEARNING)])).toEqual([]);
});
