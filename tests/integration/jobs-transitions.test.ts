import { describe, expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { internalError } from "#lib/jobs/engine-failures.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import type { Report } from "#lib/jobs/records.ts";
import { stagePart } from "#lib/jobs/stage.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { complete, confirmCancel, fail, handBack, retryLater } from "#lib/jobs/transitions/end.ts";
import { heartbeat, markCancelSeen, markQueriesStopped, writeReports } from "#lib/jobs/transitions/hold.ts";
import { test } from "../support/database.ts";
import { newJob } from "../support/engine.ts";

const FAILURE = internalError("stack");

const report = (db: PrismaClient, lease: Lease, told: Partial<Report>) =>
  writeReports(db, [
    {
      ...{ id: lease.jobId, attempt: lease.attempt, worker_id: lease.workerId, step: null, progress: 0 },
      ...{ units_done: null, units_total: null, unit: null, message: null, steps: [], lines: [] },
      ...{ lines_left_out: null, server_version: null, ...told },
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
    const { scope, id, take, read } = await newJob(owner, worker);
    const stale = await take();
    await owner.$executeRaw`
      update job set status = 'pending', lease_expires_at = null, slot = null, worker_id = null where id = ${id}::uuid`;
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
    expect(await stagePart(worker, stale, { kind: "relation", part: 0, rows: "[{}]" })).toBe(false);
    expect(await complete(worker, { ...current, workerId: crypto.randomUUID() }, { message: "late" })).toBe(
      false,
    );

    expect(await read()).toEqual(before);
    expect(await owner.jobStage.count()).toBe(0);
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
