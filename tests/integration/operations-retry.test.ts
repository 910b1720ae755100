import { describe, expect } from "vitest";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { requestCancels } from "#lib/jobs/transitions/cancel.ts";
import { startFromStatistics } from "#lib/lineage/imports.ts";
import { carryOutBatch } from "#lib/operations/carry-out.ts";
import { foreseeChosen } from "#lib/operations/foresee-chosen.ts";
import { createSource } from "../support/engine.ts";
import { readJob } from "../support/job-history.ts";
import { askForMany, finish, means, test } from "../support/operations.ts";
import { createOrganization } from "../support/organization.ts";

describe("retrying many jobs at once", () => {
  const cancelledJobs = async (...[worker, scope, source, count]: Parameters<typeof askForMany>) => {
    const jobs = await askForMany(worker, scope, source, count);
    await requestCancels(worker, scope, jobs);
    return jobs;
  };
  const retriesOf = (owner: PrismaClient, ids: readonly string[]) =>
    owner.job.findMany({ where: { retryOfId: { in: [...ids] } }, orderBy: { id: "asc" } });

  /** The next batch loses its connection in the midst of what it does. */
  const dieInBatch = async (owner: PrismaClient, worker: PrismaClient) => {
    let dying: Promise<unknown> = Promise.resolve();
    await owner.$transaction(async (tx) => {
      await tx.$executeRaw`lock table job_detail in exclusive mode`;
      dying = carryOutBatch(means(worker, 3)).catch((error: unknown) => error);
      await expect
        .poll(
          () => owner.$queryRaw`
            select pg_terminate_backend(pid) from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%asked as materialized%'`,
        )
        .toHaveLength(1);
    });
    expect(await dying).toBeInstanceOf(Error);
  };
  /** A fault of ours: of this job there can be no retry. */
  const failForOne = async (owner: PrismaClient, jobId: string) => {
    await owner.$executeRawUnsafe(`
      create function fail_for_one() returns trigger language plpgsql as $$
      begin raise 'out of order'; end $$`);
    await owner.$executeRawUnsafe(`
      create trigger fail_for_one before insert on job for each row
      when (new.retry_of_id = '${jobId}') execute function fail_for_one()`);
  };
  const publish = (tx: Db, source: string) =>
    tx.$queryRaw`select from source where id = ${source}::uuid for no key update`;

  test("makes one new job of each, in their order, and tells who asked and why", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await cancelledJobs(worker, scope, source, 7);
    const { id } = await ask.chosen("retry", jobs, "The network is back.");
    await finish(worker);
    const retries = await retriesOf(owner, jobs);
    expect(retries.map(({ retryOfId }) => retryOfId)).toEqual(jobs);
    expect(retries[0]).toMatchObject({ status: "pending", trigger: "retry", startedByName: scope.userName });
    expect(await ask.items(id)).toMatchObject(
      retries.toReversed().map(({ id: other, shortId }) => ({
        ...{ outcome: "done", note: `Runs again as ${shortId}.`, other: { id: other, shortId } },
      })),
    );
    const why = { operationId: id, reason: "The network is back." };
    const { events } = await readJob(owner, jobs[0] ?? "");
    expect(events.at(-1)).toMatchObject({ kind: "retried", detail: { ...why, jobId: retries[0]?.id } });
    expect((await readJob(owner, retries[0]?.id ?? "")).events[0]).toMatchObject({
      ...{ kind: "created", detail: why, actorName: scope.userName },
    });
  });

  test("is foreseen for chosen jobs: what was retried already, and what one retry does for several", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await cancelledJobs(worker, scope, source, 3);
    const [first = "", second = "", third = ""] = jobs;
    await owner.$executeRaw`
      update job_detail set config = (select config from job_detail where job_id = ${second}::uuid)
      where job_id = ${third}::uuid`;
    expect(await foreseeChosen(worker, scope, jobs)).toEqual({
      ids: [first, second],
      others: ["1 that would do the same as another"],
    });
    await ask.chosen("retry", [first, second]);
    await finish(worker);
    expect(await foreseeChosen(worker, scope, jobs)).toEqual({
      ids: [],
      others: ["2 retried already", "1 that would do the same as another"],
    });
    const stranger = await createOrganization(owner);
    expect(await foreseeChosen(worker, stranger, jobs)).toEqual({ ids: [], others: [] });
    await expect(foreseeChosen(worker, { ...scope, role: "viewer" }, jobs)).rejects.toThrow(/member/);
  });

  test("refuses what an admin brought to who is none by then", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const { id: job } = await startFromStatistics(worker, { ...scope, role: "admin" }, source);
    await requestCancels(worker, scope, [job]);
    const retriedAs = async (role: string) => {
      await owner.member.updateMany({ where: { organizationId: scope.organizationId }, data: { role } });
      const { id } = await ask.chosen("retry", [job], "");
      await finish(worker);
      return ask.items(id);
    };
    expect(await retriedAs("member")).toMatchObject([
      { outcome: "failed", note: expect.stringContaining("role admin") },
    ]);
    expect(await retriedAs("admin")).toMatchObject([{ outcome: "done" }]);
  });

  test("goes on past those that fail, and says why of each", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const lost = await createSource(owner, scope, { name: "lost" });
    const before = await cancelledJobs(worker, scope, source, 3);
    const failing = await cancelledJobs(worker, scope, lost, 2);
    const after = await cancelledJobs(worker, scope, await createSource(owner, scope), 3);
    const { id } = await ask.chosen("retry", [...before, ...failing, ...after]);
    await owner.source.update({ where: { id: lost }, data: { state: "removed", removedAt: new Date() } });
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({
      state: "finished",
      counts: { done: 6, skipped: 0, failed: 2 },
    });
    expect(await ask.items(id, "failed")).toMatchObject(
      failing.toReversed().map((jobId) => ({ jobId, note: expect.stringMatching(/lost was removed/) })),
    );
    expect(await retriesOf(owner, failing)).toEqual([]);
  });

  test("keeps a fault of one job to that job", async ({ owner, worker, scope, source, ask }) => {
    const jobs = await cancelledJobs(worker, scope, source, 5);
    await failForOne(owner, jobs[1] ?? "");
    const { id } = await ask.chosen("retry", jobs);
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({ state: "finished", counts: { done: 4, failed: 1 } });
    expect(await ask.items(id, "failed")).toMatchObject([
      { jobId: jobs[1], note: expect.stringContaining("A fault in Tidewatch") },
    ]);
  });

  test("waits for no source that something is published to", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const held = await cancelledJobs(worker, scope, source, 2);
    const free = await cancelledJobs(worker, scope, await createSource(owner, scope), 3);
    const { id } = await ask.chosen("retry", [...held, ...free]);
    await owner.$transaction(async (tx) => {
      await publish(tx, source);
      expect(await carryOutBatch(means(worker))).toBe(true);
      expect(await retriesOf(owner, free)).toHaveLength(3);
      expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 3 } });
      expect(await carryOutBatch(means(worker))).toBe(false);
    });
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({
      state: "finished",
      counts: { done: 5, skipped: 0, failed: 0 },
    });
  });

  test("lets others go first where all its sources are published to, or where its batch failed", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await cancelledJobs(worker, scope, source, 3);
    const others = await askForMany(worker, scope, await createSource(owner, scope), 2);
    const { id } = await ask.chosen("retry", jobs);
    const [first, second] = [
      await ask.chosen("cancel", others.slice(0, 1)),
      await ask.chosen("cancel", others.slice(1)),
    ];
    await owner.$transaction(async (tx) => {
      await publish(tx, source);
      await carryOutBatch(means(worker));
      await carryOutBatch(means(worker));
      expect(await ask.read(first.id)).toMatchObject({ state: "finished" });
    });
    await owner.$executeRaw`update job_operation set advanced_at = '2026-01-01' where id = ${id}::uuid`;
    await dieInBatch(owner, worker);
    await carryOutBatch(means(worker));
    expect(await ask.read(second.id)).toMatchObject({ state: "finished" });
    expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 0, failed: 0 } });
  });

  test("takes no more jobs one by one once its worker shuts down", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await cancelledJobs(worker, scope, source, 3);
    await failForOne(owner, jobs[1] ?? "");
    const { id } = await ask.chosen("retry", jobs);
    await carryOutBatch(means(worker), AbortSignal.abort());
    expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 0, failed: 0 } });
  });

  test("skips what was retried before, has not ended, or is the same as another of them", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const [first = ""] = await cancelledJobs(worker, scope, source, 1);
    const [same = ""] = await cancelledJobs(worker, scope, source, 1);
    const { id: before } = await ask.chosen("retry", [first]);
    await finish(worker);
    const [retry] = await retriesOf(owner, [first]);
    const { id } = await ask.chosen("retry", [first, same, retry?.id ?? ""]);
    await finish(worker);
    expect(await ask.read(before)).toMatchObject({ counts: { done: 1 } });
    expect(await ask.read(id)).toMatchObject({ counts: { done: 0, skipped: 3, failed: 0 } });
    const notes = new Map((await ask.items(id)).map(({ jobId, note }) => [jobId, note]));
    expect(notes.get(first)).toBe(`${retry?.shortId} does the same already.`);
    expect(notes.get(same)).toBe(`${retry?.shortId} does the same already.`);
    expect(notes.get(retry?.id ?? "")).toMatch(/is pending\. Only a failed or cancelled job can be retried/);
    expect(await owner.job.count()).toBe(3);
  });

  test("goes on after its worker died, between two batches or in one, and retries no job twice", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await cancelledJobs(worker, scope, source, 9);
    const { id } = await ask.chosen("retry", jobs);
    await carryOutBatch(means(worker, 3));
    expect(await ask.read(id)).toMatchObject({ counts: { done: 3 } });

    await dieInBatch(owner, worker);
    expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 3, failed: 0 } });

    await Promise.all([finish(worker), finish(worker)]); // two workers that take over
    expect(await ask.read(id)).toMatchObject({ state: "finished", counts: { done: 9 } });
    expect(await retriesOf(owner, jobs)).toHaveLength(9);
    expect(await owner.job.count()).toBe(18);
  });
});
