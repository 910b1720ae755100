/** What a worker's jobs do at the same moment: brought in one statement, and completed in one. */
import type { PrismaClient } from "#lib/db/client.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import { claimTogether, completeTogether } from "#lib/jobs/together.ts";
import { wasClaimed } from "./claiming.ts";
import { endDelivery, lockDeliveries } from "./deliveries.ts";
import { EXITS } from "./exits.ts";
import { holders, mayLeave } from "./holding.ts";
import { canStart, expectAnswer, hasLeft, type Model } from "./model.ts";
import type { Move } from "./move.ts";
import { claimantAt, leaseAt, pick, type World } from "./world.ts";

const MOST = 4;

export const takeSeveral: Move = (model, world, at) => takeSeveralWith(world.db, model, world, at);

/** Some of the deliveries, now and then one before its time, and some job twice: waiting, running or ended. */
export async function takeSeveralWith(
  db: PrismaClient,
  model: Model,
  world: World,
  at: number,
): Promise<void> {
  const deliveries = await lockDeliveries(world, MOST, at % 3 === 0);
  const brought = [...deliveries.map(({ jobId }) => jobId), pick(world.jobs, at), pick(world.jobs, at >> 2)];
  await claimAll(db, model, world, { jobIds: brought.filter((id) => id !== undefined), at });
  for (const delivery of deliveries) await endDelivery(world, delivery);
}

/** The deliveries that there are, and nothing else. */
export const takeDelivered: Move = async (model, world, at) => {
  const deliveries = await lockDeliveries(world, MOST, false);
  await claimAll(world.db, model, world, { jobIds: deliveries.map(({ jobId }) => jobId), at });
  for (const delivery of deliveries) await endDelivery(world, delivery);
};

export async function claimAll(
  db: PrismaClient,
  model: Model,
  world: World,
  { jobIds, at }: { jobIds: readonly string[]; at: number },
): Promise<void> {
  const claimant = claimantAt(world, at);
  const claim = claimTogether(db, claimant);
  await Promise.all(
    jobIds.map(async (jobId) => {
      const claimed = await claim(jobId);
      if (claimed) wasClaimed(model, world, claimed, claimant);
    }),
  );
  const left = jobIds.filter((id) => canStart(model, id));
  expectAnswer(model, "what claims together leave though there is room", left, []);
}

/** Some that hold and some that do not, in one statement. */
export const completeSeveral: Move = async (model, world, at) => {
  const leases = [leaseAt(world, at), leaseAt(world, at >> 2), pick(world.leases, at >> 4)];
  await completeThese(model, world, [...new Set(leases.filter((lease) => lease !== undefined))]);
};

/** All that run are done at the same moment. */
export const completeHeld: Move = (model, world) => completeThese(model, world, holders(model, world));

export async function completeThese(model: Model, world: World, leases: readonly Lease[]): Promise<void> {
  const complete = completeTogether(world.db, () => undefined);
  const due = leases.map((lease) => mayLeave(model, lease, EXITS.complete));
  const answers = await Promise.all(leases.map((lease) => complete({ lease, result: { message: "done" } })));
  expectAnswer(model, "completions together", answers, due);
  for (const [index, { jobId }] of leases.entries())
    if (answers[index]) hasLeft(model, jobId, EXITS.complete);
}
