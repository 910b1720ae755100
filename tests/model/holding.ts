/** What a worker does with a job that it holds, or believes to hold: then nothing may come of it. */
import type { Db, PrismaClient } from "#lib/db/client.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import { heartbeat, markCancelSeen, markQueriesStopped, writeReports } from "#lib/jobs/transitions/hold.ts";
import { EXITS, type Exit, type ExitName } from "./exits.ts";
import { expectAnswer, hasLeft, isHeld, jobOf, type Model } from "./model.ts";
import type { Move } from "./move.ts";
import { leaseAt, pick, type World } from "./world.ts";

export const beat: Move = async (model, world, at) => {
  const lease = leaseAt(world, at);
  if (lease) await beatWith(model, world, lease);
};

export async function beatWith(model: Model, world: World, lease: Lease): Promise<void> {
  const job = jobOf(model, lease.jobId);
  const isHolder = isHeld(model, lease);
  const answer = await heartbeat(world.db, lease, 3_600);
  expectAnswer(
    model,
    "a heartbeat",
    answer,
    isHolder ? { isCancelRequested: job.isCancelRequested } : undefined,
  );
  if (answer) job.isExpired = false;
}

export const report: Move = (model, world, at) => reportAs(model, world, at, at % 100);

/** What counts its work anew has done less of it for a while. */
export const reportLess: Move = async (model, world, at) => {
  for (const percent of [99, 50]) await reportAs(model, world, at, percent);
};

/** One statement for many attempts, some of which are none any more. */
async function reportAs(model: Model, world: World, at: number, progress: number): Promise<void> {
  const leases = new Set([leaseAt(world, at), pick(world.leases, at >> 4), pick(world.leases, at >> 6)]);
  leases.add(pick(holders(model, world), at));
  const told = [...leases].filter((lease) => lease !== undefined);
  const held = told.filter((lease) => isHeld(model, lease));
  const nothing = { step: null, units_done: null, units_total: null, unit: null, message: null };
  const silent = { steps: [], lines: [], lines_left_out: null, server_version: null };
  const moved = await writeReports(
    world.db,
    told.map(({ jobId, attempt, workerId }) => ({
      ...{ ...nothing, ...silent },
      ...{ id: jobId, attempt, worker_id: workerId, progress },
    })),
  );
  const ids = held.map(({ jobId }) => jobId).toSorted();
  expectAnswer(model, "a report", moved.map(({ id }) => id).toSorted(), ids);
  for (const { id } of moved) {
    const job = jobOf(model, id);
    job.progress = Math.max(job.progress, progress);
  }
}

/** The stages of a cancel, each once. */
export const acknowledge: Move = async (model, world, at) => {
  const lease = leaseAt(world, at);
  if (!lease) return;
  const job = jobOf(model, lease.jobId);
  const isAsked = isHeld(model, lease) && job.isCancelRequested;
  for (const [kind, mark] of [
    ["cancel_seen", markCancelSeen],
    ["queries_stopped", (db: PrismaClient, held: Lease) => markQueriesStopped(db, held, 1)],
  ] as const) {
    const isNoted = await mark(world.db, lease);
    expectAnswer(model, kind, isNoted, isAsked && !job.events.includes(kind));
    if (isNoted) job.events.push(kind);
  }
};

export const leaveBy =
  (name: ExitName): Move =>
  async (model, world, at) => {
    const lease = leaseAt(world, at);
    if (lease) await leaveWith(world.db, model, lease, name);
  };

/** A cancel that was requested leaves that way out alone. */
export const mayLeave = (model: Model, lease: Lease, { status }: Exit): boolean =>
  isHeld(model, lease) && jobOf(model, lease.jobId).isCancelRequested === (status === "cancelled");

export async function leaveWith(db: Db, model: Model, lease: Lease, name: ExitName): Promise<void> {
  const { leave, ...exit } = EXITS[name];
  const isDue = mayLeave(model, lease, exit);
  const isLeft = await leave(db, lease);
  expectAnswer(model, name, isLeft, isDue);
  if (isLeft) hasLeft(model, lease.jobId, exit);
}

/** With the newest lease that holds: what mostly happens. */
export const leaveInPeace =
  (name: ExitName): Move =>
  async (model, world, at) => {
    const held = world.leases.filter((lease) => isHeld(model, lease));
    const lease = pick(held, at);
    if (lease) await leaveWith(world.db, model, lease, name);
  };

export const holders = (model: Model, { leases }: World): Lease[] =>
  leases.filter((lease) => isHeld(model, lease));
