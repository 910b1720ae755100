import { describe, expect } from "vitest";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { internalError, workerLost } from "#lib/jobs/engine-failures.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import type { Report } from "#lib/jobs/records.ts";
import { stageRows } from "#lib/jobs/stage.ts";
import {
  complete,
  confirmCancel,
  fail,
  handBack,
  heartbeat,
  markCancelSeen,
  markQueriesStopped,
  requestCancel,
  retryLater,
  settleExpired,
  writeReports,
} from "#lib/jobs/transitions.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

const MOST_CRASHES = 3;
const LOST = workerLost(MOST_CRASHES);
const FAILURE = internalError("stack");
const reap = (db: PrismaClient) => settleExpired(db, LOST, MOST_CRASHES);

async function newJob(owner: PrismaClient, worker: PrismaClient) {
  const scope = await createOrganization(owner);
  const { id } = await askFor(worker, scope, await createSource(owner, scope));
  const engine = await createEngine(worker, () => Promise.reject(new Error("nothing runs in this test")));
  const take = async (): Promise<Lease> => {
    const claimed = await claim(worker, id, engine);
    if (!claimed) throw new Error("It could not be claimed.");
    return { jobId: id, attempt: claimed.attempt, workerId: engine.worker.id };
  };
  const read = () =>
    owner.job.findUniqueOrThrow({
      where: { id },
      include: { detail: true, attempts: { orderBy: { attempt: "asc" } } },
    });
  const expire = () => owner.$executeRaw`
    update job set lease_expires_at = clock_timestamp() - interval '1 second' where id = ${id}::uuid`;
  const events = async () =>
    (await owner.jobEvent.findMany({ where: { jobId: id }, orderBy: { id: "asc" } })).map(
      (event) => event.kind,
    );
  return { scope, id, take, read, expire, events };
}

const report = (db: PrismaClient, lease: Lease, told: Partial<Report>) =>
  writeReports(db, [
    {
      ...{ id: lease.jobId, attempt: lease.attempt, worker_id: lease.workerId, step: null, progress: 0 },
      ...{ units_done: null, units_total: null, unit: null, message: null, steps: [], lines: [], ...told },
    },
  ]);

describe("the end of an attempt", () => {
  test("completes with result and attempt, and leaves no lease", async ({ owner, worker }) => {
    const { take, read, events } = await newJob(owner, worker);
    const lease = await take();
    expect(await complete(worker, lease, { message: "12 tables", result: { tables: 12 } })).toBe(true);
    expect(await read()).toMatchObject({
      status: "completed",
      progress: 100,
      message: "12 tables",
      leaseExpiresAt: null,
      workerId: null,
      detail: { result: { tables: 12 }, error: null },
      attempts: [{ outcome: "completed", error: null }],
    });
    expect(await events()).toEqual(["created", "started", "completed"]);
  });

  test("keeps the failure with class, code and stack", async ({ owner, worker }) => {
    const { take, read } = await newJob(owner, worker);
    await fail(worker, await take(), FAILURE);
    expect(await read()).toMatchObject({
      status: "failed",
      errorClass: "INTERNAL",
      errorCode: "INTERNAL/bug",
      message: FAILURE.message,
      detail: { error: { remedy: FAILURE.remedy, stack: "stack" } },
      attempts: [{ outcome: "failed", error: { stack: "stack" } }],
    });
  });

  test("that may pass lets the job wait, with its error in the attempt and its wait counted", async ({
    owner,
    worker,
  }) => {
    const { id, take, read, events } = await newJob(owner, worker);
    await retryLater(worker, await take(), FAILURE, 0);
    const waiting = await read();
    expect(waiting).toMatchObject({ status: "pending", startedAt: null, progress: 0, errorClass: null });
    expect(waiting).toMatchObject({ detail: { error: null }, attempts: [{ outcome: "retried" }] });
    await owner.$executeRaw`update job set queued_at = queued_at - interval '10 seconds' where id = ${id}::uuid`;
    await take();
    const again = await read();
    expect(again).toMatchObject({ status: "running", attempt: 2, runAfter: null, message: null });
    expect(Number(again.waitedMs)).toBeGreaterThanOrEqual(10_000);
    expect(await events()).toEqual(["created", "started", "will_retry", "started"]);
  });

  test("by a stopping worker gives the job back without using up its attempts", async ({ owner, worker }) => {
    const { take, read, events } = await newJob(owner, worker);
    await handBack(worker, await take());
    expect(await read()).toMatchObject({
      status: "pending",
      crashCount: 0,
      attempts: [{ outcome: "returned" }],
    });
    expect(await events()).toEqual(["created", "started", "returned"]);
  });

  test("is the last word: nothing changes a job that has ended, not even a bug", async ({
    owner,
    worker,
  }) => {
    const { id, take } = await newJob(owner, worker);
    await complete(worker, await take(), { message: "done" });
    const change = owner.$executeRaw`update job set status = 'pending', finished_at = null where id = ${id}::uuid`;
    await expect(change).rejects.toThrow(/cannot change any more/);
  });
});

describe("a worker that does not hold the job any more", () => {
  test("writes nothing, by whatever way it tries", async ({ owner, worker }) => {
    const { scope, id, take, read, expire } = await newJob(owner, worker);
    const stale = await take();
    await expire();
    await reap(worker);
    const current = await take();
    await requestCancel(worker, scope, id);
    const before = await read();

    expect(await heartbeat(worker, stale, 30)).toBeUndefined();
    expect(await complete(worker, stale, { message: "late" })).toBe(false);
    expect(await fail(worker, stale, FAILURE)).toBe(false);
    expect(await retryLater(worker, stale, FAILURE, 0)).toBe(false);
    expect(await handBack(worker, stale)).toBe(false);
    expect(await confirmCancel(worker, stale)).toBe(false);
    expect(await markCancelSeen(worker, stale)).toBe(false);
    expect(await markQueriesStopped(worker, stale, 1)).toBe(false);
    expect(await report(worker, stale, { progress: 90 })).toEqual([]);
    expect(await stageRows(worker, stale, { kind: "relation", rows: [{}], firstPart: 0 })).toBe(false);
    expect(await complete(worker, { ...current, workerId: crypto.randomUUID() }, { message: "late" })).toBe(
      false,
    );

    expect(await read()).toEqual(before);
    expect(await owner.jobStage.count()).toBe(0);
  });
});

describe("the reaper", () => {
  test("leaves a job alone whose lease holds", async ({ owner, worker }) => {
    const { take } = await newJob(owner, worker);
    await take();
    expect(await reap(worker)).toEqual([]);
  });

  test("lets another worker have the job of one that fell silent", async ({ owner, worker }) => {
    const { id, take, read, expire, events } = await newJob(owner, worker);
    await take();
    await owner.$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
    await expire();
    expect(await reap(worker)).toMatchObject([{ id }]);
    expect(await read()).toMatchObject({
      status: "pending",
      crashCount: 1,
      attempts: [{ outcome: "lost", error: { class: "WORKER_LOST" } }],
    });
    expect(await owner.$queryRaw`select key from graphile_worker.jobs`).toEqual([{ key: `job:${id}` }]);
    expect(await events()).toEqual(["created", "started", "lost"]);
  });

  test("fails a job at its third crash", async ({ owner, worker }) => {
    const { take, read, expire } = await newJob(owner, worker);
    for (let crash = 1; crash <= MOST_CRASHES; crash += 1) {
      await take();
      await expire();
      await Promise.all([reap(worker), reap(worker)]);
    }
    expect(await read()).toMatchObject({
      status: "failed",
      errorClass: "WORKER_LOST",
      attempt: 3,
      crashCount: 3,
      detail: { error: { class: "WORKER_LOST", retryHelps: true } },
    });
  });

  test("cancels a lost job whose cancel was requested", async ({ owner, worker }) => {
    const { scope, id, take, read, expire } = await newJob(owner, worker);
    await take();
    await requestCancel(worker, scope, id);
    await expire();
    await reap(worker);
    expect(await read()).toMatchObject({ status: "cancelled", attempts: [{ outcome: "lost" }] });
  });
});

describe("a cancel", () => {
  test("of a waiting job ends it at once", async ({ owner, web, worker }) => {
    const { scope, id, read, events } = await newJob(owner, worker);
    const answer = await inOrganization(web, scope, (db) => requestCancel(db, scope, id));
    expect(answer.outcome).toBe("cancelled");
    expect(await read()).toMatchObject({
      status: "cancelled",
      startedAt: null,
      message: `Cancelled by ${scope.userName} before it started.`,
    });
    expect(await events()).toEqual(["created", "cancelled"]);
  });

  test("of a running job is asked once, and refuses every other end", async ({ owner, web, worker }) => {
    const { scope, id, take, read, events } = await newJob(owner, worker);
    const lease = await take();
    const ask = () => inOrganization(web, scope, (db) => requestCancel(db, scope, id));
    expect(await ask()).toMatchObject({ outcome: "requested" });
    expect(await ask()).toMatchObject({
      outcome: "requested",
      message: expect.stringContaining("already being cancelled"),
    });
    expect(await heartbeat(worker, lease, 30)).toEqual({ isCancelRequested: true });
    expect(await complete(worker, lease, { message: "done" })).toBe(false);
    expect(await fail(worker, lease, FAILURE)).toBe(false);
    expect(await retryLater(worker, lease, FAILURE, 0)).toBe(false);
    expect(await handBack(worker, lease)).toBe(false);
    expect(await markCancelSeen(worker, lease)).toBe(true);
    expect(await markQueriesStopped(worker, lease, 1)).toBe(true);
    expect(await confirmCancel(worker, lease)).toBe(true);
    expect(await read()).toMatchObject({
      status: "cancelled",
      message: `Cancelled by ${scope.userName}.`,
      cancelRequestedByName: scope.userName,
    });
    expect(await events()).toEqual([
      "created",
      "started",
      "cancel_requested",
      "cancel_seen",
      "queries_stopped",
      "cancelled",
    ]);
  });

  test("that nobody asked for is not confirmed", async ({ owner, worker }) => {
    const { take } = await newJob(owner, worker);
    expect(await confirmCancel(worker, await take())).toBe(false);
  });

  test("that comes too late says so and leaves a record", async ({ owner, web, worker }) => {
    const { scope, id, take, read, events } = await newJob(owner, worker);
    await complete(worker, await take(), { message: "done" });
    const answer = await inOrganization(web, scope, (db) => requestCancel(db, scope, id));
    expect(answer).toMatchObject({
      outcome: "too_late",
      message: expect.stringContaining("already completed"),
    });
    expect(await read()).toMatchObject({ status: "completed" });
    expect(await events()).toEqual(["created", "started", "completed", "cancel_too_late"]);
  });

  test("of another organization's job finds no such job; a viewer may not", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, id } = await newJob(owner, worker);
    const stranger = await createOrganization(owner, { name: "Other" });
    const viewer = { ...scope, role: "viewer" as const };
    await expect(
      inOrganization(web, stranger, (db) => requestCancel(db, stranger, id)),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(inOrganization(web, viewer, (db) => requestCancel(db, viewer, id))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

test("every change of a job bumps its version and, but for progress, leaves an event", async ({
  owner,
  worker,
}) => {
  const { take, read, id } = await newJob(owner, worker);
  const lease = await take();
  await report(worker, lease, { step: "columns", progress: 40, message: "sales.items" });
  expect(await read()).toMatchObject({ version: 3n, progress: 40, step: "columns", message: "sales.items" });
  await complete(worker, lease, { message: "done" });
  expect(await read()).toMatchObject({ version: 4n, step: null });
  expect(await owner.jobEvent.findMany({ where: { jobId: id }, orderBy: { id: "asc" } })).toMatchObject([
    { tabFrom: null, tabTo: 1 },
    { tabFrom: 1, tabTo: 1 },
    { tabFrom: 1, tabTo: 2 },
  ]);
});

test("progress that is told late does not take back what was told before", async ({ owner, worker }) => {
  const { take, read } = await newJob(owner, worker);
  const lease = await take();
  await report(worker, lease, { progress: 40 });
  await report(worker, lease, { progress: 10 });
  expect(await read()).toMatchObject({ progress: 40 });
});
