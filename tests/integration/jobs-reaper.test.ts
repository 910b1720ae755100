import { describe, expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { workerLost } from "#lib/jobs/engine-failures.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { settleExpired } from "#lib/jobs/transitions/end.ts";
import { test } from "../support/database.ts";
import { newJob } from "../support/engine.ts";

const MOST_CRASHES = 3;
const reap = (db: PrismaClient) => settleExpired(db, workerLost(MOST_CRASHES), MOST_CRASHES);

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
