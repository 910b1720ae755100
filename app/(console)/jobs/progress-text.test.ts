import { expect, test } from "vitest";
import { aJob } from "#tests/support/a-job.ts";
import { cancelStages } from "./cancel-stages.ts";
import {
  progressCounts,
  progressFact,
  progressNumbers,
  progressSentence,
  stoppedAt,
} from "./progress-text.ts";

const units = { unitsDone: 412, unitsTotal: 1_000, unit: "tables" };
const ended = { finishedAt: "2026-11-23T14:07:00.000Z" };

test("progress is told in the job's own units, and by the count alone once it completed", () => {
  expect(progressCounts(aJob(units))).toBe("412 / 1,000 tables");
  expect(progressSentence(aJob(units))).toBe("412 of 1,000 tables");
  expect(progressNumbers(aJob(units))).toBe("412 / 1,000");
  expect(progressCounts(aJob({ ...units, unitsTotal: null }))).toBe("412 tables");
  expect(progressCounts(aJob({ ...units, ...ended, status: "completed" }))).toBe("1,000 tables");
  expect(progressCounts(aJob({ ...units, unitsDone: 1, unitsTotal: 1 }))).toBe("1 / 1 table");
  const one = { unitsDone: 1, unitsTotal: null, unit: "tables and views" };
  expect(progressCounts(aJob({ ...one, ...ended, status: "completed" }))).toBe("1 table or view");
  expect(progressCounts(aJob())).toBeNull();
});

test("as a fact, a job that ended before it did anything has no progress", () => {
  expect(progressFact(aJob(units))).toBe("412 / 1,000 tables");
  expect(progressFact(aJob({ progress: 0 }))).toBe("0%");
  expect(progressFact(aJob({ ...ended, status: "failed" }))).toBe("41%");
  expect(progressFact(aJob({ ...ended, status: "failed", progress: 0 }))).toBe("–");
});

test("the bar of a job that ended early stays where it stopped; others have none", () => {
  expect(stoppedAt(aJob({ ...ended, status: "failed" }))).toBe(41);
  expect(stoppedAt(aJob({ ...ended, status: "cancelled", startedAt: null }))).toBeNull();
  expect(stoppedAt(aJob({ ...ended, status: "completed" }))).toBeNull();
  expect(stoppedAt(aJob())).toBeNull();
});

test("a cancel has four stages, and the first without a time is the one under way", () => {
  const cancel = {
    requestedAt: "2026-11-23T14:06:10.000Z",
    requestedBy: "Ada",
    seenAt: "2026-11-23T14:06:10.300Z",
    queriesStoppedAt: null,
  };
  const stages = cancelStages(aJob({ cancel }));
  expect(stages.map(({ id }) => id)).toEqual(["requested", "seen", "stopped", "cancelled"]);
  expect(stages[0]?.label).toBe("Requested by Ada");
  expect(stages.find((stage) => stage.at === null)?.doing).toBe("Stopping queries");
  const over = cancelStages(aJob({ ...ended, status: "cancelled", cancel }));
  expect(over.at(-1)?.at).toBe(ended.finishedAt);
});
