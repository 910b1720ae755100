import { z } from "zod";
import type { SlotOfJob } from "#lib/schedules/views.ts";
import type { JobFailure } from "./failure.ts";
import type { JobTab } from "./filter.ts";
import { JOB_STATUSES } from "./status.ts";

const Instant = z.iso.datetime();

/** What is usual of runs of the same asset and type. */
const Usual = z.object({ p10Ms: z.number(), medianMs: z.number(), p90Ms: z.number(), runs: z.number() });

/** Why a pending job is not running yet. */
const Waiting = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("blocked"), jobId: z.uuid(), jobShortId: z.string() }),
  /** `running` jobs of its organization are as many as may run at a time. */
  z.object({ reason: z.literal("limit"), running: z.number() }),
  /** `attempt` is the one it waits for, of `attempts` at most. */
  z.object({
    reason: z.literal("backoff"),
    until: Instant,
    after: z.string(),
    attempt: z.number(),
    attempts: z.number(),
  }),
  z.object({ reason: z.literal("no_worker"), since: Instant.nullable() }),
  /** Workers are alive, and none of them knows jobs of its type. */
  z.object({ reason: z.literal("unknown_type") }),
  z.object({ reason: z.literal("queued") }),
]);

/** A job as a row of the list shows it. Instants travel as ISO strings through the page and the stream alike. */
export const JobRow = z.object({
  id: z.uuid(),
  shortId: z.string(),
  type: z.string(),
  status: z.enum(JOB_STATUSES),
  sourceId: z.uuid().nullable(),
  assetId: z.uuid().nullable(),
  /** The asset's label of that time: `orders`, or `orders` and `sales.items`. */
  sourceName: z.string().nullable(),
  relationName: z.string().nullable(),
  trigger: z.string(),
  startedByName: z.string().nullable(),
  attempt: z.number(),
  step: z.string().nullable(),
  /** Whole percent, never going back within an attempt. */
  progress: z.number(),
  unitsDone: z.number().nullable(),
  unitsTotal: z.number().nullable(),
  unit: z.string().nullable(),
  message: z.string().nullable(),
  errorClass: z.string().nullable(),
  errorCode: z.string().nullable(),
  waiting: Waiting.nullable(),
  cancel: z
    .object({
      requestedAt: Instant,
      requestedBy: z.string().nullable(),
      seenAt: Instant.nullable(),
      queriesStoppedAt: Instant.nullable(),
    })
    .nullable(),
  retryOfId: z.uuid().nullable(),
  /** Why Retry would be refused whatever the role, e.g. the source was removed; null where it would not. */
  retryBlocked: z.string().nullable(),
  /** What Retry takes beyond running jobs; null where nothing. */
  retryNeeds: z.enum(["sources.manage", "metrics.custom"]).nullable(),
  /** Milliseconds spent waiting before attempts so far; the current wait runs from `queuedAt`. */
  waitedMs: z.number(),
  queuedAt: Instant,
  /** Of the last attempt. */
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  /** By the day it ran on; null before it started and without history. */
  usual: Usual.nullable(),
  createdAt: Instant,
  /** Grows with every change: the higher version of a row is the newer one. */
  version: z.number(),
});
export type JobRow = z.infer<typeof JobRow>;

export type TabCounts = Record<JobTab, number> & {
  /** Tabs that hold more than was counted; none where every count is exact. */
  atLeast?: JobTab[];
};

export type JobPage = {
  rows: JobRow[];
  /** Ids to page from; null where there is nothing further that way. */
  older: string | null;
  newer: string | null;
  counts: TabCounts;
  /** Where a search stopped before it had seen all jobs, when that one was created, and how many it looked at. */
  searched: { count: number; until: string; back: string } | null;
  /** Too many match for the order that was asked for: these are the newest. */
  isTooManyToSort: boolean;
  /** Where a stream opened from this page resumes: `epoch:cursor`. */
  cursor: string;
  /** The database's clock when this was read. */
  now: string;
};

export type JobStepView = {
  attempt: number;
  step: string;
  startedAt: string;
  finishedAt: string | null;
  unitsDone: number | null;
  unitsTotal: number | null;
  unit: string | null;
};
export type JobAttemptView = {
  attempt: number;
  /** Null for who may not see the machines. */
  workerName: string | null;
  workerVersion: string | null;
  /** Of the customer's server, where the attempt got that far. */
  serverVersion: string | null;
  /** Lines of its log that were not kept. */
  linesLeftOut: number;
  startedAt: string;
  finishedAt: string | null;
  outcome: string | null;
  failure: JobFailure | null;
};
/** `line` counts what was told: a gap in it shows where lines were not kept. */
export type JobLogLine = {
  attempt: number;
  line: number;
  at: string;
  level: string;
  step: string | null;
  message: string;
};
export type JobEventView = {
  id: string;
  at: string;
  kind: string;
  actorName: string | null;
  attempt: number | null;
  /** Of a `blocked` one, where the organization ran as many jobs as it may: how many. */
  limit: number | null;
  /** Of what was asked of many jobs at once: the operation, and the reason people gave. */
  operation: { id: string; reason: string | null } | null;
};

type Setting = { label: string; value: string };

/** A run as another is compared with it. */
export type RunFacts = {
  id: string;
  shortId: string;
  durationMs: number;
  waitedMs: number;
  attempts: number;
  typeVersion: number;
  unitsDone: number | null;
  unit: string | null;
  /** The settings kept with it. */
  configuration: Setting[];
  result: Record<string, unknown> | null;
  workerVersion: string | null;
  serverVersion: string | null;
  steps: { step: string; ms: number; unitsDone: number | null; unit: string | null }[];
};

/** Of the same asset and type, before the job in question. */
export type JobPast = {
  /** Milliseconds of the last completed runs, newest first, at most 50; none for internal types. */
  durations: number[];
  usualWaitMs: number | null;
  /** The median of each step over the last `stepRuns` completed runs. */
  usualSteps: { step: string; ms: number }[];
  stepRuns: number;
  lastGood: (RunFacts & { finishedAt: string }) | null;
  /** The newest ones whatever became of them, the job itself and later ones among them; newest first. */
  recent: { id: string; shortId: string; status: string; durationMs: number | null }[];
};

/** Everything the dialog and the job's own page show. */
export type JobDetails = {
  job: JobRow;
  /** Label → value as text; secrets are not among them. */
  configuration: Setting[];
  /** Of these those that are kept with the job; the others are its source's of today. */
  settings: Setting[];
  typeVersion: number;
  /** Of its type; null for a type written by another version. */
  mostAttempts: number | null;
  /** Of each attempt. */
  timeLimitSeconds: number;
  failure: JobFailure | null;
  result: Record<string, unknown> | null;
  /** Statements that let its role read the schemas that it could not; null where there are none. */
  grants: string | null;
  attempts: JobAttemptView[];
  steps: JobStepView[];
  /** The newest lines. */
  log: JobLogLine[];
  /** Of the whole log: how many lines there are, and how many more were not kept. */
  logLines: { kept: number; leftOut: number };
  events: JobEventView[];
  /** Oldest first; includes this job; one element where it was never retried. */
  chain: { id: string; shortId: string; status: string; createdAt: string }[];
  past: JobPast;
  source: {
    id: string;
    name: string;
    state: string;
    serverVersion: string | null;
    relationCount: number;
  } | null;
  /** Null where the asset is gone. */
  assetState: string | null;
  /** Those that tell of it, and whether any rule would tell of its failure. */
  alerts: { all: number; open: number; newestId: string | null; isFailureTold: boolean };
  /** Of a job that a schedule started. */
  slot: SlotOfJob | null;
  now: string;
};
