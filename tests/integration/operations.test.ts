import { describe, expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { complete } from "#lib/jobs/transitions/end.ts";
import { carryOutBatch } from "#lib/operations/carry-out.ts";
import { newJob } from "../support/engine.ts";
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
