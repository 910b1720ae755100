import { describe, expect, test } from "vitest";
import type { JobDetails, RunFacts } from "#lib/jobs/views.ts";
import { aJob, someDetails } from "#tests/support/a-job.ts";
import { compareRuns } from "./compare-runs.ts";

const PHASES = [
  { id: "connect", label: "Connect" },
  { id: "columns", label: "Read columns" },
  { id: "publish", label: "Publish" },
];
const at = (seconds: number) =>
  new Date(Date.parse("2026-11-23T14:06:01.000Z") + seconds * 1_000).toISOString();
const step = (
  name: string,
  from: number,
  until: number,
  done: number | null = null,
  total: number | null = null,
) => ({
  ...{ attempt: 1, step: name, startedAt: at(from), finishedAt: at(until), unitsDone: done },
  ...{ unitsTotal: total, unit: done === null ? null : "tables" },
});
const SETTINGS = [
  { label: "Schemas to include", value: "all the role may read" },
  { label: "Time limit", value: "15 min" },
];

const good: RunFacts = {
  ...{ id: "g", shortId: "J-7F3KEM", durationMs: 50_000, waitedMs: 1_000, attempts: 1, typeVersion: 1 },
  ...{
    unitsDone: 214,
    unit: "tables",
    configuration: SETTINGS,
    workerVersion: "0.1.0",
    serverVersion: "16.3",
  },
  result: {
    tables: 214,
    views: 12,
    unreadableSchemas: ["audit"],
    serverVersion: "16.3",
    changes: { info: 2 },
  },
  steps: [
    { step: "connect", ms: 300, unitsDone: null, unit: null },
    { step: "columns", ms: 47_100, unitsDone: 214, unit: "tables" },
    { step: "publish", ms: 2_000, unitsDone: null, unit: null },
  ],
};
const completed = someDetails({
  job: aJob({ status: "completed", startedAt: at(0), finishedAt: at(51), waitedMs: 900 }),
  settings: SETTINGS,
  attempts: [
    {
      ...{ attempt: 1, workerName: "w", workerVersion: "0.1.0", serverVersion: "16.3", linesLeftOut: 0 },
      ...{ startedAt: at(0), finishedAt: at(51), outcome: "completed", failure: null },
    },
  ],
  steps: [step("connect", 0, 0.4), step("columns", 1, 49, 214, 214), step("publish", 49, 51)],
  result: { tables: 214, views: 12, unreadableSchemas: ["audit"], serverVersion: "16.3" },
});
const differing = (details: JobDetails, from: RunFacts = good) =>
  compareRuns(details, from, PHASES).differences.map(({ label, before, now }) => [label, before, now]);

test("of a run like the last one nothing differs, and all of it is said to be the same", () => {
  const { differences, same } = compareRuns(completed, good, PHASES);
  expect(differences).toEqual([]);
  expect(same.map(({ label }) => label)).toEqual([
    ...["Schemas to include", "Time limit", "Server version", "Tidewatch", "Version of the job type"],
    ...["Tables", "Views", "Unreadable schemas", "Connect", "Read columns", "Publish"],
    ...["Duration", "Queue wait", "Attempts"],
  ]);
});

describe("what differs is told side by side", () => {
  const failure = {
    ...({ class: "PERMISSION", code: "PERMISSION/schema", message: "", cause: "", remedy: "" } as const),
    ...{ remedySql: null, retryHelps: false, isTransient: false, stack: null },
  };
  test.each<[string, Partial<JobDetails>, string[][]]>([
    [
      "a setting",
      { settings: [...SETTINGS.slice(1), { label: "Schemas to include", value: "sales" }] },
      [["Schemas to include", "all the role may read", "sales"]],
    ],
    [
      "a setting only one has",
      { settings: SETTINGS.slice(1) },
      [["Schemas to include", "all the role may read", "not set"]],
    ],
    ["the version of the job type", { typeVersion: 2 }, [["Version of the job type", "1", "2"]]],
    [
      "counts, and the names that are new in a list",
      { result: { ...completed.result, tables: 220, unreadableSchemas: ["audit", "returns"] } },
      [
        ["Tables", "214", "220"],
        ["Unreadable schemas", "1", "2 (+ returns)"],
      ],
    ],
    [
      "where a failed one stopped",
      { failure, result: null, steps: [step("connect", 0, 0.4), step("columns", 1, 25, 136, 221)] },
      [
        ["Error", "none", "PERMISSION/schema"],
        ["Read columns", "47.1s, 214 tables", "24.0s, 136 of 221 tables"],
        ["Further steps", "Publish", "not reached"],
      ],
    ],
    [
      "a step that took much longer",
      { steps: [step("connect", 0, 9), step("columns", 1, 49, 214, 214), step("publish", 49, 51)] },
      [["Connect", "300 ms", "9.0s"]],
    ],
  ])("%s", (_, change, expected) => {
    expect(differing({ ...completed, ...change })).toEqual(expected);
  });

  test("another server, attempts and times", () => {
    const job = aJob({ ...completed.job, attempt: 2, waitedMs: 30_000, finishedAt: at(90) });
    const attempts = completed.attempts.map((attempt) => ({ ...attempt, serverVersion: "16.4" }));
    expect(differing({ ...completed, job, attempts })).toEqual([
      ["Server version", "16.3", "16.4"],
      ["Duration", "50.0s", "1m 30s"],
      ["Queue wait", "1.0s", "30.0s"],
      ["Attempts", "1", "2"],
    ]);
  });
});

test("doubts about an import are told by name, and what both runs were told by is none", () => {
  const doubt = (view: string) => ({ view, why: "It changes rows." });
  const found = { edges: 4, doubtful: [doubt("a.sql")], brought: { origin: "sql", name: "a.sql" } };
  const job = aJob({ ...completed.job, type: "lineage_extraction" });
  const result = { ...found, doubtful: [doubt("a.sql"), doubt("2 update statements")] };
  expect(differing({ ...completed, job, result }, { ...good, result: found })).toEqual([
    ["Not fully understood", "1", "2 (+ 2 update statements)"],
  ]);
});

test("what is known of only one of them is no difference", () => {
  const old = { ...good, workerVersion: null, serverVersion: null, result: null, steps: [] };
  expect(differing(completed, old)).toEqual([]);
});
