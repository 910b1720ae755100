import { expect, test } from "vitest";
import { named, percent, spansOf, ticks, tookOf } from "./time-scale.ts";

test("an axis has round marks, from zero and never too many", () => {
  expect(ticks(130_000)).toEqual([0, 30_000, 60_000, 90_000, 120_000]);
  expect(ticks(45)).toEqual([0, 10, 20, 30, 40]);
  expect(ticks(0)).toEqual([0]);
  for (const length of [1, 999, 61_000, 3_700_000, 90_000_000])
    expect(ticks(length).length).toBeLessThanOrEqual(7);
});

test("a place on the axis never leaves it, also where clocks disagree", () => {
  expect(percent(50, 200)).toBe(25);
  expect(percent(-5, 200)).toBe(0);
  expect(percent(500, 200)).toBe(100);
  expect(percent(5, 0)).toBe(0);
});

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 14, 6, second)).toISOString();
const attempt = (number: number, from: number, until: number | null) => ({
  attempt: number,
  startedAt: at(from),
  finishedAt: until === null ? null : at(until),
});
const told = (spans: ReturnType<typeof spansOf>) =>
  spans.map(({ kind, from, until }) => `${kind} ${(until - from) / 1_000}`);

test("waits and attempts fill the time from creation to the end without a gap", () => {
  const attempts = [attempt(1, 3, 25), attempt(2, 40, 58)];
  expect(told(spansOf(at(0), attempts, Date.parse(at(58))))).toEqual([
    "waiting 3",
    "attempt 22",
    "waiting 15",
    "attempt 18",
  ]);
});

test("a running attempt lasts until now, and a job that waits shows its wait", () => {
  expect(told(spansOf(at(0), [attempt(1, 2, null)], Date.parse(at(9))))).toEqual(["waiting 2", "attempt 7"]);
  expect(told(spansOf(at(0), [attempt(1, 2, 4)], Date.parse(at(9))))).toEqual([
    "waiting 2",
    "attempt 2",
    "waiting 5",
  ]);
  expect(told(spansOf(at(0), [], Date.parse(at(9))))).toEqual(["waiting 9"]);
});

test("the wait and the last attempt take as long as the job's row says", () => {
  const job = { startedAt: at(3), finishedAt: at(26), waitedMs: 2_960 };
  const end = Date.parse(at(25));
  const took = (spans: ReturnType<typeof spansOf>, of = job) =>
    spans.map((span) => tookOf(span, spans, of, end) / 1_000);
  expect(took(spansOf(at(0), [attempt(1, 3, 25)], end))).toEqual([2.96, 23]);
  expect(took(spansOf(at(0), [attempt(1, 3, 9), attempt(2, 12, 25)], end))).toEqual([3, 6, 3, 23]);
  expect(took(spansOf(at(0), [attempt(1, 3, 9)], end))).toEqual([3, 6, 16]);
});

test("an attempt that starts before its job was created, by another clock, has no negative wait", () => {
  expect(told(spansOf(at(5), [attempt(1, 3, 8)], Date.parse(at(8))))).toEqual(["attempt 3"]);
});

test("names below the strip never stand on each other, and attempts have theirs before waits", () => {
  const spans = spansOf(at(0), [attempt(1, 3, 13), attempt(2, 20, 58)], Date.parse(at(58)));
  const told = [...named(spans, Date.parse(at(0)), 58_000)].map(({ kind, attempt: n }) => `${kind} ${n}`);
  expect(told).toEqual(["attempt 2", "attempt 1"]);
  const many = spansOf(
    at(0),
    Array.from({ length: 10 }, (_, n) => attempt(n + 1, n * 5, n * 5 + 4)),
    Date.parse(at(50)),
  );
  const places = [...named(many, Date.parse(at(0)), 50_000)].map(
    ({ from }) => (from - Date.parse(at(0))) / 500,
  );
  expect(places.length).toBeGreaterThan(2);
  for (const [n, place] of places.toSorted((a, b) => a - b).entries())
    if (n > 0) expect(place - (places.toSorted((a, b) => a - b)[n - 1] ?? 0)).toBeGreaterThanOrEqual(14);
});
