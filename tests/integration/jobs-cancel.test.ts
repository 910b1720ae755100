import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { internalError } from "#lib/jobs/engine-failures.ts";
import { runJob } from "#lib/jobs/run.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { complete, confirmCancel, fail, handBack, retryLater } from "#lib/jobs/transitions/end.ts";
import { heartbeat, markCancelSeen, markQueriesStopped } from "#lib/jobs/transitions/hold.ts";
import { test } from "../support/database.ts";
import { createEngine, idleConnector, newJob, untilAborted } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

const FAILURE = internalError("stack");

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

describe("a running job that is cancelled", () => {
  test("has its queries stopped before it is Cancelled, and shows the stages in their order", async ({
    owner,
    worker,
  }) => {
    const { scope, id, read, isRunning } = await newJob(owner, worker);
    let statusAtStop = "";
    const engine = await createEngine(
      worker,
      async ({ connect, signal }) => {
        await connect();
        return untilAborted(signal);
      },
      {
        openSource: async () =>
          idleConnector(async () => {
            statusAtStop = (await read()).status;
            return { stopped: 1, confirmed: true };
          }),
      },
    );
    const run = runJob(engine, id);
    await isRunning();
    await requestCancel(worker, scope, id);
    await engine.inHand.get(id)?.look(); // what the notification does; the heartbeat comes to the same
    await run;
    const job = await read();
    expect(job).toMatchObject({ status: "cancelled", message: `Cancelled by ${scope.userName}.` });
    expect(statusAtStop).toBe("running");
    const stages = [job.cancelRequestedAt, job.cancelSeenAt, job.queriesStoppedAt, job.finishedAt].map(
      Number,
    );
    expect(stages).toEqual(stages.toSorted((a, b) => a - b));
    expect(Math.min(...stages)).toBeGreaterThan(0);
  });

  test("hears of it by its heartbeat when the notification got lost", async ({ owner, worker }) => {
    const { scope, id, read, isRunning } = await newJob(owner, worker);
    const engine = await createEngine(worker, ({ signal }) => untilAborted(signal), { heartbeatMs: 20 });
    const run = runJob(engine, id);
    await isRunning();
    await requestCancel(worker, scope, id);
    await run;
    expect(await read()).toMatchObject({ status: "cancelled" });
  });

  test("says so where the server did not confirm the stop or the work did not answer", async ({
    owner,
    worker,
  }) => {
    const first = await newJob(owner, worker);
    const deaf = () => new Promise<never>(() => undefined);
    const overrides: Partial<Engine> = { heartbeatMs: 20, graceMs: 50 };
    const run = runJob(
      await createEngine(
        worker,
        async ({ connect }) => {
          await connect();
          return deaf();
        },
        { ...overrides, openSource: async () => idleConnector(deaf) },
      ),
      first.id,
    );
    await first.isRunning();
    await requestCancel(worker, first.scope, first.id);
    await run;
    expect(await first.read()).toMatchObject({
      status: "cancelled",
      queriesStoppedAt: null,
      message: expect.stringContaining("did not confirm"),
    });

    const second = await newJob(owner, worker);
    const secondRun = runJob(await createEngine(worker, deaf, overrides), second.id);
    await second.isRunning();
    await requestCancel(worker, second.scope, second.id);
    await secondRun;
    expect(await second.read()).toMatchObject({
      status: "cancelled",
      message: expect.stringContaining("did not answer"),
    });
  });
});
