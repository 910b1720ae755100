import fc from "fast-check";
import { expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { internalError, workerLost } from "#lib/jobs/engine-failures.ts";
import { retryJob } from "#lib/jobs/enqueue.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import * as transitions from "#lib/jobs/transitions.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

/** What the world is known to be: leases handed out, and jobs that were seen to have ended. */
type World = {
  db: PrismaClient;
  owner: PrismaClient;
  scope: Scope;
  sources: string[];
  engines: Engine[];
  jobs: string[];
  leases: Lease[];
  ended: Map<string, string>;
  acceptedCancels: Set<string>;
  progress: Map<string, number>;
};

const FAILURE = internalError("stack");
/** One of the newest: what is old has ended, mostly, and is met often enough. */
const pick = <T>(items: readonly T[], at: number): T | undefined =>
  items[items.length - 1 - (at % Math.min(4, Math.max(1, items.length)))];

/** Each move is made with whatever is at hand, stale leases included: the guards have to sort it out. */
const MOVES: Record<string, (world: World, at: number) => Promise<unknown>> = {
  async ask(world, at) {
    const sourceId = pick(world.sources, at) ?? "";
    const { id } = await askFor(world.db, world.scope, sourceId);
    if (!world.jobs.includes(id)) world.jobs.push(id);
  },
  async claim(world, at) {
    const id = pick(world.jobs, at);
    const engine = pick(world.engines, at);
    const claimed = id && engine && (await claim(world.db, id, engine));
    if (!claimed) return;
    expect(world.ended.has(claimed.id)).toBe(false);
    world.leases.push({ jobId: claimed.id, attempt: claimed.attempt, workerId: engine.worker.id });
  },
  report(world, at) {
    const lease = pick(world.leases, at);
    const report = {
      step: null,
      units_done: null,
      units_total: null,
      unit: null,
      message: null,
      steps: [],
      lines: [],
    };
    return Promise.resolve(
      lease &&
        transitions.writeReports(world.db, [
          {
            ...report,
            id: lease.jobId,
            attempt: lease.attempt,
            worker_id: lease.workerId,
            progress: at % 100,
          },
        ]),
    );
  },
  complete: (world, at) =>
    end(world, at, (lease) => transitions.complete(world.db, lease, { message: "done" })),
  fail: (world, at) => end(world, at, (lease) => transitions.fail(world.db, lease, FAILURE)),
  retryLater: (world, at) => end(world, at, (lease) => transitions.retryLater(world.db, lease, FAILURE, 0)),
  handBack: (world, at) => end(world, at, (lease) => transitions.handBack(world.db, lease)),
  confirmCancel: (world, at) => end(world, at, (lease) => transitions.confirmCancel(world.db, lease)),
  async cancel(world, at) {
    const id = pick(world.jobs, at);
    if (!id) return;
    const { outcome } = await transitions.requestCancel(world.db, world.scope, id);
    if (outcome !== "too_late") world.acceptedCancels.add(id);
  },
  async crash(world, at) {
    const lease = pick(world.leases, at);
    if (!lease) return;
    await world.owner.$executeRaw`
      update job set lease_expires_at = clock_timestamp() - interval '1 second'
      where id = ${lease.jobId}::uuid and status = 'running'`;
    await transitions.settleExpired(world.db, workerLost(3), 3);
  },
  async retry(world, at) {
    const id = [...world.ended].find(([, status]) => status !== "completed")?.[0];
    if (!id || at % 2 === 0) return;
    const again = await retryJob(world.db, world.scope, id);
    if (!world.jobs.includes(again.id)) world.jobs.push(again.id);
  },
};

async function end(world: World, at: number, leave: (lease: Lease) => Promise<boolean>): Promise<void> {
  const lease = pick(world.leases, at);
  if (!lease) return;
  const holders = await world.owner.job.count({
    where: { id: lease.jobId, status: "running", attempt: lease.attempt, workerId: lease.workerId },
  });
  const hasLeft = await leave(lease);
  if (hasLeft) expect(holders).toBe(1);
}

type Standing = {
  id: string;
  status: string;
  attempt: number;
  progress: number;
  place: string;
  ends: number;
  attempts: number;
  openAttempts: number;
};

async function checkLaws(world: World): Promise<void> {
  const jobs = await world.owner.$queryRaw<Standing[]>`
    select j.id, j.status, j.attempt, j.progress, j.source_id || j.type as place,
      (select count(*)::int from job_event e where e.job_id = j.id and e.tab_to > 1) as ends,
      (select count(*)::int from job_attempt a where a.job_id = j.id) as attempts,
      (select count(*)::int from job_attempt a where a.job_id = j.id and a.outcome is null) as "openAttempts"
    from job j where j.organization_id = ${world.scope.organizationId}::uuid`;
  for (const { id, status, attempt, progress, ...counts } of jobs) {
    const hasEnded = ["completed", "failed", "cancelled"].includes(status);
    expect(status).toBe(world.ended.get(id) ?? status);
    if (hasEnded) world.ended.set(id, status);
    if (hasEnded && world.acceptedCancels.has(id)) expect(status).toBe("cancelled");
    expect(counts.ends).toBe(hasEnded ? 1 : 0);
    expect(counts.attempts).toBe(attempt);
    expect(counts.openAttempts).toBe(status === "running" ? 1 : 0);

    // Between attempts a job has made none, also when it is cancelled there.
    const begun = `${id}/${attempt}`;
    if (status === "pending") world.progress.delete(begun);
    else expect(progress).toBeGreaterThanOrEqual(world.progress.get(begun) ?? 0);
    if (status === "running") world.progress.set(begun, progress);
  }
  const taken = jobs.filter(({ status }) => status === "running").map(({ place }) => place);
  expect(new Set(taken).size).toBe(taken.length);
}

test("whatever happens in whatever order, a job has one writer, one end, no way out of it, and progress that only grows", async ({
  owner,
  worker,
}) => {
  const work = () => Promise.reject(new Error("nothing runs in this test"));
  const engines = [await createEngine(worker, work), await createEngine(worker, work)];
  const often = ["claim", "claim", "report", "report", "cancel"];
  const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(MOVES), ...often), fc.nat(999)), {
    minLength: 15,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(story, async (moves) => {
      const scope = await createOrganization(owner);
      const sources = [await createSource(owner, scope), await createSource(owner, scope)];
      const world: World = {
        ...{ db: worker, owner, scope, sources, engines },
        ...{ jobs: [], leases: [], ended: new Map(), acceptedCancels: new Set(), progress: new Map() },
      };
      for (const [move, at] of [["ask", 0], ["ask", 1], ["claim", 0], ...moves] as const) {
        await MOVES[move]?.(world, at);
        await checkLaws(world);
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
