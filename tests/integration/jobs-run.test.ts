import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, vi } from "vitest";
import { type Connector, ConnectorError } from "#lib/connectors/connector.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { assetDiscovery } from "#lib/jobs/asset-discovery/definition.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { type JobHandler, type Publish, runnable } from "#lib/jobs/handler.ts";
import { runJob } from "#lib/jobs/run.ts";
import { requestCancel } from "#lib/jobs/transitions.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createGate, createSource, untilAborted } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

async function newJob(owner: PrismaClient, worker: PrismaClient, request = {}) {
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const { id } = await askFor(worker, scope, sourceId, request);
  const read = () =>
    owner.job.findUniqueOrThrow({ where: { id }, include: { detail: true, attempts: true } });
  const isRunning = () =>
    vi.waitFor(async () => expect(await read()).toMatchObject({ status: "running" }), { timeout: 10_000 });
  return { scope, sourceId, id, read, isRunning };
}

/** Publishes by archiving the source's asset: something to see, or not to see. */
const publishVisibly: Publish = async (db, { job, attempt, result }) => {
  await db.$executeRaw`
    update asset set comment = (select string_agg(rows::text, ',' order by part) from job_stage
      where job_id = ${job.id}::uuid and attempt = ${attempt}::int)
    where id = ${job.assetId}::uuid`;
  return { message: `${result.message}, published`, result: { rows: 2 } };
};
const publishedComment = async (owner: PrismaClient, id: string) =>
  (await owner.asset.findUniqueOrThrow({ where: { id } })).comment;

const idleConnector = (stop: Connector["stop"]): Connector => ({
  kind: "postgres",
  test: () => Promise.reject(new Error("unused")),
  introspect: () => {
    throw new Error("unused");
  },
  stop,
  close: () => Promise.resolve(),
});

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

describe("an attempt that goes wrong", () => {
  test("at its time limit fails as TIMEOUT, its queries stopped, even if the work never ends", async ({
    owner,
    worker,
  }) => {
    const { id, read } = await newJob(owner, worker);
    let isStopped = false;
    const engine = await createEngine(worker, () => new Promise<never>(() => undefined), { graceMs: 20 });
    const impatient = {
      ...assetDiscovery,
      timeoutSeconds: 0.2,
      config: assetDiscovery.config.omit({ timeLimitSeconds: true }),
    };
    const work: JobHandler<typeof impatient> = async ({ connect }) => {
      await connect();
      return new Promise<never>(() => undefined);
    };
    await owner.$executeRaw`update job_detail set config = '{}' where job_id = ${id}::uuid`;
    await runJob(
      {
        ...engine,
        handlers: { asset_discovery: runnable(impatient, work) },
        openSource: async () =>
          idleConnector(async () => {
            isStopped = true;
            return { stopped: 1, confirmed: true };
          }),
      },
      id,
    );
    expect(isStopped).toBe(true);
    expect(await read()).toMatchObject({
      status: "failed",
      errorClass: "TIMEOUT",
      errorCode: "TIMEOUT/deadline",
    });
  });

  test("for a passing reason is tried three times, each with its record, and then fails with the last cause", async ({
    owner,
    worker,
  }) => {
    const { id, read } = await newJob(owner, worker);
    const engine = await createEngine(
      worker,
      async () => {
        throw new ConnectorError("network/refused", "db.example.com refused the connection.");
      },
      { retryDelayMs: () => 0 },
    );
    for (let attempt = 1; attempt <= 3; attempt += 1) await runJob(engine, id);
    await runJob(engine, id);
    const job = await read();
    expect(job).toMatchObject({ status: "failed", attempt: 3, errorCode: "NETWORK/refused" });
    expect(job.attempts.map(({ outcome }) => outcome).toSorted()).toEqual(["failed", "retried", "retried"]);
  });

  test("for a reason that stays fails at once", async ({ owner, worker }) => {
    const { id, read } = await newJob(owner, worker);
    const engine = await createEngine(worker, async () => {
      throw new ConnectorError("credentials/password", "The password was refused.");
    });
    await runJob(engine, id);
    expect(await read()).toMatchObject({ status: "failed", attempt: 1, errorClass: "CREDENTIALS" });
  });

  test("keeps no secret in what it tells", async ({ owner, worker }) => {
    const { id } = await newJob(owner, worker);
    const secret = "hunter2-and-more";
    const engine = await createEngine(
      worker,
      async ({ connect, log, progress }) => {
        await connect();
        progress.step("connect");
        progress.units({ done: 1, total: 2, unit: "tables", now: secret });
        log.warn(`tried ${secret}`);
        throw new Error(`could not use ${secret}`, { cause: new Error(secret) });
      },
      {
        openSource: async (_claimed, { scrubber }) => {
          scrubber.learn(secret);
          return idleConnector(async () => ({ stopped: 0, confirmed: true }));
        },
      },
    );
    await runJob(engine, id);
    const everything = await owner.$queryRaw<{ text: string }[]>`
      select concat_ws(' ', (select string_agg(j::text, ' ') from job j), (select string_agg(d::text, ' ') from job_detail d),
        (select string_agg(a::text, ' ') from job_attempt a), (select string_agg(l::text, ' ') from job_log l)) as text`;
    expect(everything[0]?.text).toContain("tried [redacted]");
    expect(everything[0]?.text).not.toContain(secret);
  });

  test("of a type or configuration this worker cannot read says so", async ({ owner, worker }) => {
    const unknown = await newJob(owner, worker);
    await runJob(
      { ...(await createEngine(worker, async () => ({ message: "" }))), handlers: {} },
      unknown.id,
    );
    expect(await unknown.read()).toMatchObject({ status: "failed", errorCode: "INTERNAL/type" });

    const broken = await newJob(owner, worker);
    await owner.$executeRaw`update job_detail set config = '{"includedSchemas": 7}' where job_id = ${broken.id}::uuid`;
    await runJob(await createEngine(worker, async () => ({ message: "" })), broken.id);
    expect(await broken.read()).toMatchObject({ status: "failed", errorCode: "INVALID_CONFIG/config" });
  });
});

describe("a worker", () => {
  test("that hears nothing from the database falls silent before its lease ends", async ({
    owner,
    worker,
  }) => {
    const { id, read } = await newJob(owner, worker);
    const abandoned = createGate();
    const engine = await createEngine(
      worker,
      async ({ signal }) => {
        await untilAborted(signal).catch(() => undefined);
        abandoned.resolve();
        return { message: "finished too late" };
      },
      { leaseSeconds: 0.4, heartbeatMs: 10_000 }, // no beat in time
    );
    await runJob(engine, id);
    await abandoned.promise;
    expect(await read()).toMatchObject({ status: "running", message: null });
  });

  test("that stops hands its job back, and the next attempt finishes it", async ({ owner, worker }) => {
    const { id, read, isRunning } = await newJob(owner, worker);
    const shutdown = new AbortController();
    const engine = await createEngine(worker, ({ signal }) => untilAborted(signal), {
      shutdown: shutdown.signal,
    });
    const run = runJob(engine, id);
    await isRunning();
    shutdown.abort();
    await run;
    expect(await read()).toMatchObject({ status: "pending", attempts: [{ outcome: "returned" }] });
    await runJob(await createEngine(worker, async () => ({ message: "done" })), id);
    expect(await read()).toMatchObject({ status: "completed", attempt: 2 });
  });

  test("writes the progress of all its jobs together, never back, with bounded logs", async ({
    owner,
    worker,
  }) => {
    const { id } = await newJob(owner, worker);
    const seen: number[] = [];
    const watching = new AbortController();
    const watch = (async () => {
      while (!watching.signal.aborted) {
        const job = await owner.job.findUniqueOrThrow({ where: { id } });
        seen.push(job.progress);
        await sleep(20);
      }
    })();
    const engine = await createEngine(worker, async ({ progress, log }) => {
      progress.step("relations");
      for (let done = 0; done <= 100; done += 1) {
        progress.units({ done: done % 7 === 0 ? done : 100 - done, total: 100, unit: "tables" });
        for (let line = 0; line < 20; line += 1) log.info(`line ${done}.${line}`);
        await sleep(5);
      }
      progress.step("connect");
      return { message: "done" };
    });
    await runJob(engine, id);
    watching.abort();
    await watch;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(1);
    const lines = await owner.jobLog.findMany({ where: { jobId: id }, orderBy: { line: "asc" } });
    expect(lines).toHaveLength(1_000);
    expect(lines.at(-1)?.message).toContain("not kept");
  });
});
