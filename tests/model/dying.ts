/** What happens when a worker falls silent. */
import { workerLost } from "#lib/jobs/engine-failures.ts";
import { settleExpired } from "#lib/jobs/transitions/end.ts";
import { claimWith } from "./claiming.ts";
import { exitAt, LOST } from "./exits.ts";
import { beatWith, holders, leaveWith } from "./holding.ts";
import { expectAnswer, hasLeft, jobOf, MOST_CRASHES, type Model } from "./model.ts";
import type { Move } from "./move.ts";
import { pick, type World } from "./world.ts";

/** No heartbeat for as long as a lease lasts. Until the reaper comes, one may still be in time. */
export const fallSilent: Move = async (model, world, at) => {
  const lease = pick(holders(model, world), at);
  if (lease) await expire(model, world, lease.jobId);
};

export async function expire(model: Model, { owner }: World, jobId: string): Promise<void> {
  await owner.$executeRaw`
    update job set lease_expires_at = clock_timestamp() - interval '1 second'
    where id = ${jobId}::uuid and status = 'running'`;
  jobOf(model, jobId).isExpired = true;
}

export const reap: Move = async (model, world) => {
  const expired = [...model.jobs].filter(([, job]) => job.status === "running" && job.isExpired);
  const settled = await settleExpired(world.db, workerLost(MOST_CRASHES), MOST_CRASHES);
  const ids = settled.map(({ id }) => id).filter((id) => model.jobs.has(id));
  expectAnswer(model, "the reaper", ids.toSorted(), expired.map(([id]) => id).toSorted());
  for (const id of ids) {
    const job = jobOf(model, id);
    job.crashes += 1;
    const isLast = job.crashes >= MOST_CRASHES;
    hasLeft(model, id, job.isCancelRequested ? LOST.cancelled : isLast ? LOST.failed : LOST.pending);
  }
};

/** A worker dies, and the reaper has been there. */
export const crash: Move = async (model, world, at) => {
  await fallSilent(model, world, at);
  await reap(model, world, at);
};

/** A worker was only slow: its job has a new attempt by the time it writes again. */
export const comeBack: Move = async (model, world, at) => {
  const lease = pick(holders(model, world), at);
  if (!lease) return;
  await expire(model, world, lease.jobId);
  await reap(model, world, at);
  await claimWith(world.db, model, world, { jobId: lease.jobId, at });
  await beatWith(model, world, lease);
  await leaveWith(world.db, model, lease, exitAt(at));
};

/** A job takes one worker after another down with it. */
export const crashOften: Move = async (model, world, at) => {
  const jobId = pick(world.jobs, at);
  for (let n = 0; jobId && n < MOST_CRASHES; n += 1) {
    await claimWith(world.db, model, world, { jobId, at: at + n });
    if (jobOf(model, jobId).status === "running") await expire(model, world, jobId);
    await reap(model, world, at);
  }
};

/** Whoever ends an attempt has to be its worker. */
export const impersonate: Move = async (model, world, at) => {
  const lease = pick(holders(model, world), at);
  const other = world.claimants.find(({ worker }) => worker.id !== lease?.workerId);
  if (lease && other) await leaveWith(world.db, model, { ...lease, workerId: other.worker.id }, exitAt(at));
};
