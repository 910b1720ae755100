import { expect, test } from "vitest";
import type { JobStepView } from "#lib/jobs/views.ts";
import { aJob, aPast } from "#tests/support/a-job.ts";
import { placeOn, waterfall } from "./waterfall.ts";

const PHASES = ["connect", "columns", "publish"].map((id) => ({ id, label: id }));
const START = Date.parse("2026-11-23T14:06:01.000Z");
const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString();
const step = (name: string, from: number, until: number | null, attempt = 1): JobStepView => ({
  ...{ attempt, step: name, startedAt: at(from), finishedAt: until === null ? null : at(until) },
  ...{ unitsDone: null, unitsTotal: null, unit: null },
});
const attempt = (number: number, from: number, until: number | null, outcome: string | null) => ({
  ...{ attempt: number, startedAt: at(from), finishedAt: until === null ? null : at(until), outcome },
  ...{ workerName: "w", workerVersion: null, serverVersion: null, linesLeftOut: 0, failure: null },
});
const usual = aPast({
  stepRuns: 30,
  usualWaitMs: 1_000,
  usualSteps: [
    { step: "columns", ms: 48_000 },
    { step: "publish", ms: 4_000 },
    { step: "connect", ms: 300 },
  ],
});
const failed = {
  job: aJob({ status: "failed", waitedMs: 1_000, finishedAt: at(24) }),
  attempts: [attempt(1, 0, 24, "failed")],
  steps: [step("connect", 0, 0.4), step("columns", 0.4, 24)],
  past: usual,
};

test("what is usual stands one after the other in the order of the steps, also of those not reached", () => {
  const drawn = waterfall(failed, PHASES, 1, START);
  expect(drawn?.lines.map(({ id, state, run, usual: ghost }) => [id, state, run, ghost])).toEqual([
    ["wait", "waited", { from: -1_000, until: 0 }, { from: -1_000, until: 0 }],
    ["connect", "completed", { from: 0, until: 400 }, { from: 0, until: 300 }],
    ["columns", "failed", { from: 400, until: 24_000 }, { from: 300, until: 48_300 }],
    ["publish", "unreached", null, { from: 48_300, until: 52_300 }],
  ]);
  expect(drawn?.runs).toBe(30);
});

test("the axis holds the longer of the two, and nothing on it lies outside", () => {
  const drawn = waterfall(failed, PHASES, 1, START);
  if (!drawn) throw new Error("Nothing is drawn.");
  expect(drawn.after).toBeCloseTo(52_300 * 1.05);
  expect(placeOn(drawn, -drawn.before)).toBe(0);
  expect(placeOn(drawn, drawn.after)).toBe(100);
  for (const { run, usual: ghost } of drawn.lines)
    for (const ms of [run, ghost].flatMap((bar) => (bar ? [bar.from, bar.until] : []))) {
      expect(ms).toBeGreaterThanOrEqual(-drawn.before);
      expect(ms).toBeLessThanOrEqual(drawn.after);
    }
});

test("a wait of hours is cut, so that seconds of work have room, and says how long it was", () => {
  const job = aJob({ status: "failed", waitedMs: 7_200_000, finishedAt: at(24) });
  const drawn = waterfall({ ...failed, job }, PHASES, 1, START);
  const [wait] = drawn?.lines ?? [];
  expect(wait).toMatchObject({
    isCut: true,
    runMs: 7_200_000,
    run: { from: -(drawn?.before ?? 0), until: 0 },
  });
  expect((drawn?.before ?? 0) / (drawn?.after ?? 1)).toBeCloseTo(1 / 3);
});

test("without enough good runs there are no ghosts", () => {
  const drawn = waterfall({ ...failed, past: { ...usual, stepRuns: 4 } }, PHASES, 1, START);
  expect(drawn?.runs).toBeNull();
  expect(drawn?.lines.every(({ usual: ghost, usualMs }) => ghost === null && usualMs === null)).toBe(true);
});

test("each attempt has its own steps and its own wait, and one under way lasts until now", () => {
  const job = aJob({ status: "running", attempt: 2, createdAt: at(-2), startedAt: at(40) });
  const read = {
    ...{ job, past: aPast() },
    attempts: [attempt(1, 0, 25, "retried"), attempt(2, 40, null, null)],
    steps: [step("connect", 0, 1), step("connect", 40, 41, 2), step("columns", 41, null, 2)],
  };
  const first = waterfall(read, PHASES, 1, START + 50_000);
  expect(first?.lines[0]?.runMs).toBe(2_000);
  expect(first?.lines.map(({ state }) => state)).toEqual(["waited", "failed", "unreached", "unreached"]);
  const second = waterfall(read, PHASES, 2, START + 50_000);
  expect(second?.lines[0]?.runMs).toBe(15_000);
  expect(second?.lines[2]).toMatchObject({ state: "running", run: { from: 1_000, until: 10_000 } });
});

test("nothing is drawn of an attempt that there was not", () => {
  expect(waterfall(failed, PHASES, 2, START)).toBeNull();
});
