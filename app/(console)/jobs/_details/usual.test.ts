import { expect, test } from "vitest";
import { aPast } from "#tests/support/a-job.ts";
import { expectation, usualSteps, usualWords } from "./usual.ts";

const START = "2026-11-23T14:06:00.000Z";
const at = (seconds: number) => Date.parse(START) + seconds * 1_000;
const past = aPast({ durations: [50, 60, 70, 80, 90].map((seconds) => seconds * 1_000) });

test("a run should end between the tenth and the ninetieth of a hundred of its like", () => {
  const expected = expectation(past, START, at(30));
  expect(expected).toMatchObject({
    from: at(54),
    median: at(70),
    until: at(86),
    leftMs: 40_000,
    isLate: false,
  });
});

test("past its median a run has no time left, and past its band it is late", () => {
  expect(expectation(past, START, at(75))).toMatchObject({ leftMs: 0, isLate: false });
  expect(expectation(past, START, at(87))).toMatchObject({ leftMs: 0, isLate: true });
});

test("nothing is expected below five runs, or of a run that has not begun", () => {
  expect(expectation(aPast({ durations: [1, 2, 3, 4] }), START, at(1))).toBeNull();
  expect(expectation(past, null, at(1))).toBeNull();
});

test("four runs say nothing of steps either", () => {
  const steps = [{ step: "connect", ms: 300 }];
  expect(usualSteps(aPast({ usualSteps: steps, stepRuns: 4 }))).toBeNull();
  expect(usualSteps(aPast({ usualSteps: steps, stepRuns: 5 }))?.ms.get("connect")).toBe(300);
});

test.each([
  ["completed", 130, "slow", "slower than 100 % of the last 5 runs"],
  ["completed", 72, null, "slower than 60 % of the last 5 runs"],
  ["completed", 20, "fast", "faster than 100 % of the last 5 runs"],
  ["running", 130, "slow", "slower than 100 % of the last 5 runs"],
  ["running", 20, null, null],
  ["failed", 20, null, null],
] as const)(
  "of a %s run of %d s it is said on which side it fell, and where it stands",
  (status, seconds, side, place) => {
    const isOver = status !== "running";
    const finishedAt = isOver ? new Date(at(seconds)).toISOString() : null;
    expect(usualWords(past, { status, startedAt: START, finishedAt }, at(seconds))).toMatchObject({
      side,
      place,
    });
  },
);
