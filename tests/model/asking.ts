/** What people do: ask for a job, ask again, cancel. */
import { expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { isTerminal } from "#lib/jobs/status.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { askFor } from "../support/engine.ts";
import { holders } from "./holding.ts";
import { expectAnswer, jobOf, type Model, wasAskedToCancel, wasCreated } from "./model.ts";
import type { Move } from "./move.ts";
import { pick, type World } from "./world.ts";

const TYPES = ["asset_discovery", "asset_discovery", "connection_test"] as const;

export const ask: Move = (model, world, at) => askWith(world.db, model, world, at);

export async function askWith(db: PrismaClient, model: Model, world: World, at: number): Promise<void> {
  const sourceId = world.sources[Math.max(0, (at % 5) - 2)] ?? ""; // mostly the first, so that jobs meet
  const type = TYPES[at % TYPES.length] ?? "asset_discovery";
  const includedSchemas = [["sales"], ["stock"], ["staff"]][(at >> 3) % 3] ?? [];
  const identity = [sourceId, type, includedSchemas].join();
  const isAwaited = isWaiting(model, identity);
  const { id, isNew } = await askFor(db, world.scope, sourceId, { type, config: { includedSchemas } });
  expectAnswer(model, "asking", isNew, !isAwaited);
  if (isNew) keep(model, world, id, { sourceId, type, identity });
}

export const retry: Move = (model, world, at) => retryWith(world.db, model, world, at);

export async function retryWith(db: PrismaClient, model: Model, world: World, at: number): Promise<void> {
  const id = pick(world.jobs, at);
  if (!id) return;
  const old = jobOf(model, id);
  const canRetry = old.retriedBy !== undefined || old.status === "failed" || old.status === "cancelled";
  if (!canRetry) {
    const refused = retryJob(db, world.scope, id);
    if (model.racing === 0) await expect(refused).rejects.toThrow("can be retried");
    else await refused.catch(() => undefined);
    return;
  }
  const { sourceId, type, identity } = old;
  const isNewest = old.retriedBy === undefined;
  const isAwaited = isWaiting(model, identity);
  const answer = await retryJob(db, world.scope, id);
  expectAnswer(model, "a retry", answer.isNew, isNewest && !isAwaited);
  if (!answer.isNew) return;
  keep(model, world, answer.id, { sourceId, type, identity });
  old.retriedBy = answer.id;
  old.events.push("retried");
}

export const cancel: Move = (model, world, at) => cancelWith(world.db, model, world, at);

export async function cancelWith(db: PrismaClient, model: Model, world: World, at: number): Promise<void> {
  const id = pick(world.jobs, at);
  if (id) await cancelJob(db, model, world, id);
}

/** Of a job that runs: its worker is asked, and has still to learn of it. */
export const cancelRunning: Move = async (model, world, at) => {
  const lease = pick(holders(model, world), at);
  if (lease) await cancelJob(world.db, model, world, lease.jobId);
};

/** Of the job that has waited longest, and is the next. */
export const cancelNext: Move = async (model, world) => {
  const id = world.jobs.find((job) => jobOf(model, job).status === "pending");
  if (id) await cancelJob(world.db, model, world, id);
};

async function cancelJob(db: PrismaClient, model: Model, world: World, id: string): Promise<void> {
  const { status } = jobOf(model, id);
  const { outcome } = await requestCancel(db, world.scope, id);
  const due = isTerminal(status) ? "too_late" : status === "pending" ? "cancelled" : "requested";
  expectAnswer(model, "a cancel", outcome, due);
  wasAskedToCancel(model, id, outcome);
}

const isWaiting = (model: Model, identity: string): boolean =>
  [...model.jobs.values()].some(
    (job) => job.identity === identity && job.status === "pending" && job.attempt === 0,
  );

function keep(model: Model, world: World, id: string, asked: Parameters<typeof wasCreated>[2]): void {
  wasCreated(model, id, asked);
  world.jobs.push(id);
}
