/**
 * What every job must look like, judged by what the moves were answered alone. It is kept apart from the database and
 * compared with it after every move. Outside of a race it also says beforehand what a move has to answer.
 */
import { expect } from "vitest";
import type { Lease } from "#lib/jobs/lease.ts";
import { isTerminal, type JobStatus } from "#lib/jobs/status.ts";
import type { Exit } from "./exits.ts";

export const MOST_CRASHES = 3;

export type ModelJob = {
  sourceId: string;
  type: string;
  /** Type, source and configuration: while such a job waits untried, asking again gives this one. */
  identity: string;
  status: JobStatus;
  attempt: number;
  /** Who holds it, while it runs. */
  workerId: string | null;
  isDue: boolean;
  isExpired: boolean;
  isCancelRequested: boolean;
  crashes: number;
  progress: number;
  retriedBy: string | undefined;
  attempts: { workerId: string; outcome: string | null }[];
  /** Kinds of its events, without "blocked". */
  events: string[];
};

/** How many jobs run at a time on a source, and of the organization. */
export type Limits = { slots: number; organizationSlots: number };

export type Model = Limits & {
  jobs: Map<string, ModelJob>;
  /** Jobs whose delivery died with its worker before the claim: the reconciler's to make good. */
  bereft: Set<string>;
  /** Moves under way at once: what each of them answers is then open. */
  racing: number;
};

export const createModel = (limits: Limits): Model => ({
  ...limits,
  jobs: new Map(),
  bereft: new Set(),
  racing: 0,
});

export function jobOf(model: Model, id: string): ModelJob {
  const job = model.jobs.get(id);
  if (!job) throw new Error(`nobody asked for ${id}`);
  return job;
}

/** Holds a move to what it had to answer, unless another one was under way. */
export function expectAnswer<T>(model: Model, move: string, answer: T, due: T): void {
  if (model.racing === 0) expect(answer, `what ${move} answers`).toEqual(due);
}

export function isHeld(model: Model, { jobId, attempt, workerId }: Lease): boolean {
  const job = jobOf(model, jobId);
  return job.status === "running" && job.attempt === attempt && job.workerId === workerId;
}

/** Whether it can start now: it waits, its time has come, and there is room on its source and in its organization. */
export function canStart(model: Model, id: string): boolean {
  const job = jobOf(model, id);
  if (job.status !== "pending" || !job.isDue) return false;
  const running = [...model.jobs.values()].filter(({ status }) => status === "running");
  const beside = running.filter(({ sourceId }) => sourceId === job.sourceId);
  return (
    running.length < model.organizationSlots &&
    beside.length < model.slots &&
    beside.every(({ type }) => type !== job.type)
  );
}

type Asked = Pick<ModelJob, "sourceId" | "type" | "identity">;

export function wasCreated(model: Model, id: string, asked: Asked): void {
  expect(model.jobs.has(id), "a new job is new").toBe(false);
  model.jobs.set(id, {
    ...asked,
    ...{ status: "pending", attempt: 0, workerId: null, isDue: true, isExpired: false },
    ...{ isCancelRequested: false, crashes: 0, progress: 0, retriedBy: undefined },
    ...{ attempts: [], events: ["created"] },
  });
}

export function hasBegun(model: Model, { jobId, attempt, workerId }: Lease): void {
  const job = jobOf(model, jobId);
  expect(job.status, "only a waiting job begins").toBe("pending");
  expect(job.isDue, "a job begins when it is due").toBe(true);
  expect(attempt, "every attempt has a number of its own").toBe(job.attempt + 1);
  Object.assign(job, { status: "running", attempt, workerId, isExpired: false });
  job.attempts.push({ workerId, outcome: null });
  job.events.push("started");
}

export function hasLeft(model: Model, id: string, { status, outcome, event, isDue = true }: Exit): void {
  const job = jobOf(model, id);
  expect(job.status, "only a running job leaves").toBe("running");
  expect(status === "cancelled", "an accepted cancel, and nothing else, ends in Cancelled").toBe(
    job.isCancelRequested,
  );
  Object.assign(job, { status, workerId: null, isExpired: false, isDue });
  if (status === "pending") job.progress = 0;
  if (status === "completed") job.progress = 100;
  const last = job.attempts.at(-1);
  if (last) last.outcome = outcome;
  job.events.push(event);
}

export function wasAskedToCancel(
  model: Model,
  id: string,
  outcome: "cancelled" | "requested" | "too_late",
): void {
  const job = jobOf(model, id);
  if (outcome === "too_late") {
    expect(isTerminal(job.status), "too late is after the end").toBe(true);
    job.events.push("cancel_too_late");
  } else if (outcome === "cancelled") {
    expect(job.status, "only a waiting job is cancelled at once").toBe("pending");
    job.status = "cancelled";
    job.isCancelRequested = true;
    job.events.push("cancelled");
  } else if (!job.isCancelRequested) {
    expect(job.status, "only a running job is asked to stop").toBe("running");
    job.isCancelRequested = true;
    job.events.push("cancel_requested");
  }
}
