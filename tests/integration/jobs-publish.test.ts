import { describe, expect, vi } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Publish } from "#lib/jobs/kind.ts";
import { runJob } from "#lib/jobs/run.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { test } from "../support/database.ts";
import { createEngine, newJob } from "../support/engine.ts";

/** Publishes by archiving the source's asset: something to see, or not to see. */
const publishVisibly: Publish = async (db, { job, result }) => {
  await db.$executeRaw`
    update asset set comment = (select string_agg(rows::text, ',' order by part) from job_stage
      where job_id = ${job.id}::uuid and attempt = ${job.attempt}::int)
    where id = ${job.assetId}::uuid`;
  return { message: `${result.message}, published`, result: { rows: 2 } };
};
const publishedComment = async (owner: PrismaClient, id: string) =>
  (await owner.asset.findUniqueOrThrow({ where: { id } })).comment;

describe("what a job found", () => {
  test("is published in the moment it completes, and its staged rows are gone", async ({ owner, worker }) => {
    const { id, sourceId, read } = await newJob(owner, worker);
    const engine = await createEngine(
      worker,
      async ({ stage, progress, log }) => {
        progress.step("relations");
        progress.units({ done: 1, total: 2, unit: "tables", now: "sales.items" });
        log.info("two tables to read");
        await stage("relation", [{ name: "items" }]);
        await stage("relation", [{ name: "orders" }]);
        return { message: "2 tables" };
      },
      { publish: publishVisibly },
    );
    await runJob(engine, id);
    expect(await read()).toMatchObject({
      status: "completed",
      message: "2 tables, published",
      detail: { result: { rows: 2 } },
    });
    expect(await publishedComment(owner, sourceId)).toBe('[{"name": "items"}],[{"name": "orders"}]');
    expect(await owner.jobStage.count()).toBe(0);
    const steps = await owner.jobStep.findMany({ where: { jobId: id }, orderBy: { startedAt: "asc" } });
    expect(steps.map(({ step }) => step)).toEqual(["relations", "publish"]);
    expect(steps.every(({ startedAt, finishedAt }) => finishedAt && finishedAt >= startedAt)).toBe(true);
    expect(await owner.jobLog.findMany({ where: { jobId: id } })).toMatchObject([
      { line: 1, level: "info", message: "two tables to read" },
    ]);
  });

  test("is thrown away when it fails", async ({ owner, worker }) => {
    const { id, sourceId, read } = await newJob(owner, worker);
    const engine = await createEngine(
      worker,
      async ({ stage }) => {
        await stage("relation", [{ name: "items" }]);
        throw new Error("a bug");
      },
      { publish: publishVisibly },
    );
    await runJob(engine, id);
    expect(await read()).toMatchObject({ status: "failed", errorCode: "INTERNAL/bug" });
    expect(await publishedComment(owner, sourceId)).toBeNull();
    expect(await owner.jobStage.count()).toBe(0);
  });

  test("is thrown away when publishing it fails", async ({ owner, worker }) => {
    const { id, sourceId, read } = await newJob(owner, worker);
    const publish: Publish = async (db, found) => {
      await publishVisibly(db, found);
      throw new Error("a bug");
    };
    await runJob(await createEngine(worker, async () => ({ message: "done" }), { publish }), id);
    expect(await read()).toMatchObject({ status: "failed", errorCode: "INTERNAL/bug" });
    expect(await publishedComment(owner, sourceId)).toBeNull();
  });

  test("is never published in part: where the database lost some of it, the attempt is made again", async ({
    owner,
    worker,
  }) => {
    const { id, sourceId, read } = await newJob(owner, worker);
    const engine = await createEngine(
      worker,
      async ({ stage }) => {
        await stage("relation", [{ name: "items" }]);
        await stage("relation", [{ name: "orders" }]);
        await vi.waitFor(async () => expect(await owner.jobStage.count()).toBe(2));
        await owner.$executeRaw`delete from job_stage where part = 0`; // as a crash does, which empties what is not logged
        return { message: "2 tables" };
      },
      { publish: publishVisibly },
    );
    await runJob(engine, id);
    expect(await read()).toMatchObject({
      status: "pending",
      message: "What it had read was lost before it could be published.",
    });
    expect(await owner.jobAttempt.findMany({ where: { jobId: id } })).toMatchObject([{ outcome: "retried" }]);
    expect(await publishedComment(owner, sourceId)).toBeNull();
  });

  test("is thrown away when a cancel arrives while it is being published", async ({ owner, worker }) => {
    const { scope, id, sourceId, read } = await newJob(owner, worker);
    const publish: Publish = async (db, found) => {
      const published = await publishVisibly(db, { ...found, result: { message: "done" } });
      await requestCancel(worker, scope, id);
      return published;
    };
    await runJob(await createEngine(worker, async () => ({ message: "done" }), { publish }), id);
    expect(await read()).toMatchObject({
      status: "cancelled",
      message: expect.stringContaining("nothing of it was published"),
    });
    expect(await publishedComment(owner, sourceId)).toBeNull();
  });

  test("is not published by a worker that lost the job on the way", async ({ owner, worker }) => {
    const { id, sourceId, read } = await newJob(owner, worker);
    const publish: Publish = async (db, found) => {
      const published = await publishVisibly(db, { ...found, result: { message: "done" } });
      await owner.$executeRaw`update job set worker_id = uuid_v7() where id = ${id}::uuid`;
      return published;
    };
    await runJob(await createEngine(worker, async () => ({ message: "done" }), { publish }), id);
    expect(await read()).toMatchObject({ status: "running" });
    expect(await publishedComment(owner, sourceId)).toBeNull();
  });
});
