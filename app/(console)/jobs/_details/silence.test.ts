import { expect, test } from "vitest";
import { aJob } from "#tests/support/a-job.ts";
import { silentFor } from "./silence.ts";

const START = Date.parse("2026-11-23T14:06:01.000Z");
const after = (seconds: number) => new Date(START + seconds * 1_000);
const step = (name: string, unitsDone: number | null = null, attempt = 1) => ({
  attempt,
  step: name,
  startedAt: after(0).toISOString(),
  finishedAt: null,
  unitsDone,
  unitsTotal: null,
  unit: null,
});

test("a step that counts nothing for a while waits for the database", () => {
  const read = { job: aJob(), steps: [step("columns")] };
  expect(silentFor(read, after(4))).toBeNull();
  expect(silentFor(read, after(20))).toBe(20_000);
});

test("a count is an answer, of this step alone", () => {
  expect(silentFor({ job: aJob(), steps: [step("columns", 0)] }, after(20))).toBeNull();
  // The row keeps the last count there was, which may be an earlier step's.
  const job = aJob({ step: "keys", unitsDone: 36 });
  expect(silentFor({ job, steps: [step("columns", 36), step("keys")] }, after(20))).toBe(20_000);
});

test("nobody asks the database while a job publishes, or before its step is known", () => {
  expect(silentFor({ job: aJob({ step: "publish" }), steps: [step("publish")] }, after(20))).toBeNull();
  expect(silentFor({ job: aJob({ step: null }), steps: [] }, after(20))).toBeNull();
  expect(silentFor({ job: aJob({ attempt: 2 }), steps: [step("columns")] }, after(20))).toBeNull();
});
