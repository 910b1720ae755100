/** What brings a job to a worker. */
import { expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { redeliverForgotten } from "#lib/jobs/deliveries.ts";
import type { Claimed } from "#lib/jobs/lease.ts";
import type { Taker } from "#lib/jobs/limits.ts";
import { endDelivery, lockDelivery, passTime } from "./deliveries.ts";
import { canStart, expectAnswer, hasBegun, jobOf, type Model } from "./model.ts";
import type { Move } from "./move.ts";
import { claimantAt, pick, type World } from "./world.ts";

/** A delivery as a worker works it off. */
export const take: Move = (model, world, at) => takeWith(world.db, model, world, at);

export async function takeWith(db: PrismaClient, model: Model, world: World, at: number): Promise<void> {
  const delivery = await lockDelivery(world, at);
  if (!delivery) return;
  await claimWith(db, model, world, { jobId: delivery.jobId, at });
  await endDelivery(world, delivery);
}

/** A delivery in the hands of a worker that knows no such job: it is another's to take. */
export const takeUnknown: Move = async (model, world, at) => {
  const delivery = await lockDelivery(world, at);
  if (!delivery) return;
  const { type } = jobOf(model, delivery.jobId);
  const stranger = { ...claimantAt(world, at), known: { asset_discovery: 1, connection_test: 1, [type]: 0 } };
  const claimed = await claim(world.db, delivery.jobId, stranger);
  expect(claimed, "a claim by a worker that does not know the job").toBeUndefined();
  await endDelivery(world, delivery);
};

/** A delivery before its time: it must not be the last. */
export const takeEarly: Move = async (model, world, at) => {
  const delivery = await lockDelivery(world, at, true);
  if (!delivery) return;
  await claimWith(world.db, model, world, { jobId: delivery.jobId, at });
  await endDelivery(world, delivery);
};

/** The same job is brought once more: running, ended or not due, it is not for the taking. */
export const deliverTwice: Move = async (model, world, at) => {
  const jobId = pick(world.jobs, at);
  if (jobId) await claimWith(world.db, model, world, { jobId, at });
};

export async function claimWith(
  db: PrismaClient,
  model: Model,
  world: World,
  { jobId, at }: { jobId: string; at: number },
): Promise<void> {
  const claimant = claimantAt(world, at);
  const isFree = canStart(model, jobId);
  const claimed = await claim(db, jobId, claimant);
  expectAnswer(model, "a claim", claimed !== undefined, isFree);
  if (claimed) wasClaimed(model, world, claimed, claimant);
}

export function wasClaimed(model: Model, world: World, { id, attempt }: Claimed, { worker }: Taker): void {
  const lease = { jobId: id, attempt, workerId: worker.id };
  hasBegun(model, lease);
  world.leases.push(lease);
}

/** The worker dies with the delivery in its hands, before it claims. */
export const dieBeforeClaim: Move = async (model, world, at) => {
  const delivery = await lockDelivery(world, at);
  if (delivery) model.bereft.add(delivery.jobId); // of a job that runs it was a place for another
};

export const reconcile: Move = async (model, world) => {
  await redeliverForgotten(world.db);
  model.bereft.clear();
};

export const waitUntilDue: Move = async (model, world) => {
  await passTime(world);
  for (const job of model.jobs.values()) job.isDue = true;
};
