import { expect, test } from "vitest";
import type { JobStepView } from "#lib/jobs/views.ts";
import { aJob } from "#tests/support/a-job.ts";
import { stepLines } from "./step-lines.ts";

const PHASES = ["connect", "columns", "publish"].map((id) => ({ id, label: id.toUpperCase() }));
const START = Date.parse("2026-11-23T14:06:00.000Z");
const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString();
const step = (name: string, from: number, until: number | null, attempt = 1): JobStepView => ({
  attempt,
  step: name,
  startedAt: at(from),
  finishedAt: until === null ? null : at(until),
  unitsDone: null,
  unitsTotal: null,
  unit: null,
});
const attempt = (number: number, outcome: string | null) => ({
  attempt: number,
  workerName: "w",
  workerVersion: null,
  serverVersion: null,
  linesLeftOut: 0,
  startedAt: at(0),
  finishedAt: outcome ? at(9) : null,
  outcome,
  failure: null,
});
const lines = (job: ReturnType<typeof aJob>, attempts: ReturnType<typeof attempt>[], steps: JobStepView[]) =>
  attempts
    .slice(-1)
    .flatMap((last) => stepLines({ job, steps }, PHASES, { attempt: last, start: START, end: START + 9_000 }))
    .map(({ label, state }) => `${label} ${state}`);

test("every phase has its line: done, under way, and not reached yet", () => {
  const steps = [step("connect", 0, 1), step("columns", 1, null)];
  expect(lines(aJob(), [attempt(1, null)], steps)).toEqual([
    "CONNECT completed",
    "COLUMNS running",
    "PUBLISH unreached",
  ]);
});

test("the step an attempt ended in ended as the attempt did", () => {
  const steps = [step("connect", 0, 1), step("columns", 1, 9)];
  expect(lines(aJob({ status: "failed" }), [attempt(1, "failed")], steps)[1]).toBe("COLUMNS failed");
  expect(lines(aJob({ status: "cancelled" }), [attempt(1, "cancelled")], steps)[1]).toBe("COLUMNS cancelled");
  expect(lines(aJob({ status: "completed" }), [attempt(1, "completed")], steps)[1]).toBe("COLUMNS completed");
});

test("only the steps of the attempt are drawn, and a step nobody defined is not lost", () => {
  const steps = [step("connect", 0, 3), step("connect", 4, 5, 2), step("legacy", 5, null, 2)];
  expect(lines(aJob(), [attempt(1, "retried"), attempt(2, null)], steps)).toEqual([
    "CONNECT completed",
    "COLUMNS unreached",
    "PUBLISH unreached",
    "legacy running",
  ]);
});

test("a step under way lasts until now", () => {
  const [line] = stepLines({ job: aJob(), steps: [step("connect", 2, null)] }, PHASES, {
    attempt: attempt(1, null),
    start: START,
    end: START + 9_000,
  });
  expect([line?.from, line?.until]).toEqual([2_000, 9_000]);
});
