import { describe, expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details.ts";
import { requestCancel, requestCancels } from "#lib/jobs/transitions/cancel.ts";
import { complete } from "#lib/jobs/transitions/end.ts";
import { carryOutBatch } from "#lib/operations/carry-out.ts";
import { createSource, newJob } from "../support/engine.ts";
import { readJob } from "../support/job-history.ts";
import { asked, askForMany, finish, means, test } from "../support/operations.ts";

const statuses = async (owner: PrismaClient, ids: readonly string[]) =>
  (await owner.job.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" } })).map(
    ({ status }) => status,
  );

describe("cancelling many jobs at once", () => {
  test("ends those that wait, asks those that run, and says of each what came of it", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, id: running, take, sourceId } = await newJob(owner, worker);
    await take();
    const waiting = await askForMany(worker, scope, sourceId, 4);
    const ask = asked(web, scope);
    const { id, total } = await ask.chosen("cancel", [running, ...waiting], "  The source moves.  ".trim());
    expect(total).toBe(5);
    expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 0 } });

    await finish(worker);

    expect(await ask.read(id)).toMatchObject({
      ...{ verb: "cancel", state: "finished", reason: "The source moves.", askedByName: scope.userName },
      counts: { done: 5, skipped: 0, failed: 0 },
    });
    expect(await statuses(owner, waiting)).toEqual(Array(4).fill("cancelled"));
    expect(await readJob(owner, running)).toMatchObject({
      ...{ status: "running", cancelRequestedByName: scope.userName },
    });
    const notes = new Map((await ask.items(id)).map(({ jobId, note }) => [jobId, note]));
    expect(notes.get(running)).toBe("Asked to stop while it ran.");
    expect(notes.get(waiting[0] ?? "")).toBe("Cancelled before it ran.");
  });

  test("is in each job's history, with who asked and the reason", async ({ worker, scope, source, ask }) => {
    const [job = ""] = await askForMany(worker, scope, source, 1);
    const { id } = await ask.chosen("cancel", [job], "The source moves.");
    await finish(worker);
    const { events } = await getJobDetails(worker, scope, job);
    expect(events.at(-1)).toMatchObject({
      ...{ kind: "cancelled", actorName: scope.userName },
      operation: { id, reason: "The source moves." },
    });
  });

  test("skips what ended or was being cancelled in between, and records that it came too late", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, id: completed, take, sourceId } = await newJob(owner, worker);
    const lease = await take();
    const ask = asked(web, scope);
    const [cancelled = ""] = await askForMany(worker, scope, sourceId, 1);
    const { id } = await ask.chosen("cancel", [completed, cancelled]);
    await complete(worker, lease, { message: "done" });
    await requestCancel(worker, scope, cancelled);
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({ state: "finished", counts: { done: 0, skipped: 2 } });
    expect((await ask.items(id)).map(({ note }) => note)).toEqual([
      expect.stringMatching(/is already cancelled; there is nothing to cancel/),
      expect.stringMatching(/is already completed; there is nothing to cancel/),
    ]);
    expect((await readJob(owner, completed)).events.at(-1)).toMatchObject({ kind: "cancel_too_late" });
  });

  test("waits for none of the jobs that somebody else is moving", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const [held = "", ...free] = await askForMany(worker, scope, source, 3);
    const { id } = await ask.chosen("cancel", [held, ...free]);
    await owner.$transaction(async (tx) => {
      await tx.$queryRaw`select from job where id = ${held}::uuid for update`;
      await carryOutBatch(means(worker));
      expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 2 } });
    });
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({ state: "finished", counts: { done: 3 } });
  });

  test("is stopped after the batch in hand: what is done stays done, the rest as it is", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await askForMany(worker, scope, source, 10);
    const { id } = await ask.chosen("cancel", jobs);
    await carryOutBatch(means(worker, 4));
    await ask.stop(id);
    await ask.stop(id);
    expect(await carryOutBatch(means(worker, 4))).toBe(false);
    expect(await ask.read(id)).toMatchObject({
      ...{ state: "stopped", stoppedByName: scope.userName, counts: { done: 4 } },
    });
    expect(await ask.items(id, "open")).toHaveLength(6);
    expect((await statuses(owner, jobs)).filter((status) => status === "pending")).toHaveLength(6);
  });

  test("is stopped in the midst of a batch as that ends", async ({ owner, worker, scope, source, ask }) => {
    const jobs = await askForMany(worker, scope, source, 6);
    const { id } = await ask.chosen("cancel", jobs);
    let batch: Promise<unknown> = Promise.resolve();
    await owner.$transaction(async (tx) => {
      // Nobody can write an event meanwhile, so that the batch is in hand for as long as this takes.
      await tx.$executeRaw`lock table job_event in exclusive mode`;
      batch = carryOutBatch(means(worker, 4));
      await expect
        .poll(() => owner.$queryRaw`select from pg_locks where locktype = 'advisory' and granted`)
        .toHaveLength(1);
      await ask.stop(id);
      expect(await ask.read(id)).toMatchObject({ state: "stopping" });
    });
    await batch;
    expect(await ask.read(id)).toMatchObject({ state: "stopped", counts: { done: 4 } });
  });
});

describe("retrying many jobs at once", () => {
  const cancelledJobs = async (...[worker, scope, source, count]: Parameters<typeof askForMany>) => {
    const jobs = await askForMany(worker, scope, source, count);
    await requestCancels(worker, scope, jobs);
    return jobs;
  };
  const retriesOf = (owner: PrismaClient, ids: readonly string[]) =>
    owner.job.findMany({ where: { retryOfId: { in: [...ids] } }, orderBy: { id: "asc" } });

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
    await owner.$executeRawUnsafe(`
      create function fail_for_one() returns trigger language plpgsql as $$
      begin raise 'out of order'; end $$`);
    await owner.$executeRawUnsafe(`
      create trigger fail_for_one before insert on job for each row
      when (new.retry_of_id = '${jobs[1]}') execute function fail_for_one()`);
    const { id } = await ask.chosen("retry", jobs);
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({ state: "finished", counts: { done: 4, failed: 1 } });
    expect(await ask.items(id, "failed")).toMatchObject([
      { jobId: jobs[1], note: expect.stringContaining("A fault in Tidewatch") },
    ]);
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

    let dying: Promise<unknown> = Promise.resolve();
    await owner.$transaction(async (tx) => {
      await tx.$queryRaw`select from source where id = ${source}::uuid for update`;
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
    expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done: 3, failed: 0 } });

    await Promise.all([finish(worker), finish(worker)]); // two workers that take over
    expect(await ask.read(id)).toMatchObject({ state: "finished", counts: { done: 9 } });
    expect(await retriesOf(owner, jobs)).toHaveLength(9);
    expect(await owner.job.count()).toBe(18);
  });
});
