import { describe, expect } from "vitest";
import { ConnectorError } from "#lib/connectors/connector.ts";
import { assetDiscovery } from "#lib/jobs/asset-discovery/definition.ts";
import { type JobHandler, runnable } from "#lib/jobs/handler.ts";
import { runJob } from "#lib/jobs/run.ts";
import { test } from "../support/database.ts";
import { createEngine, idleConnector, newJob } from "../support/engine.ts";

describe("an attempt that goes wrong", () => {
  test("at its time limit fails as TIMEOUT, its queries stopped, even if the work never ends", async ({
    owner,
    worker,
  }) => {
    const { id, read } = await newJob(owner, worker);
    let isStopped = false;
    const impatient = {
      ...assetDiscovery,
      timeoutSeconds: 0.2,
      config: assetDiscovery.config.omit({ timeLimitSeconds: true }),
    };
    const work: JobHandler<typeof impatient> = async ({ connect, progress }) => {
      progress.step("columns");
      progress.units({ done: 31_200, total: 50_000, unit: "tables and views" });
      await connect();
      return new Promise<never>(() => undefined);
    };
    const engine = await createEngine(worker, () => new Promise<never>(() => undefined), {
      graceMs: 20,
      kinds: { asset_discovery: { definition: impatient } },
      handlers: { asset_discovery: runnable(impatient, work) },
      openSource: async () =>
        idleConnector(async () => {
          isStopped = true;
          return { stopped: 1, confirmed: true };
        }),
    });
    await owner.$executeRaw`update job_detail set config = '{}' where job_id = ${id}::uuid`;
    await runJob(engine, id);
    expect(isStopped).toBe(true);
    expect(await read()).toMatchObject({
      status: "failed",
      errorClass: "TIMEOUT",
      errorCode: "TIMEOUT/deadline",
      message: expect.stringContaining("at 31,200 of 50,000 tables and views (Read columns)"),
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

  test("of a configuration this worker cannot read says so", async ({ owner, worker }) => {
    const broken = await newJob(owner, worker);
    await owner.$executeRaw`update job_detail set config = '{"includedSchemas": 7}' where job_id = ${broken.id}::uuid`;
    await runJob(await createEngine(worker, async () => ({ message: "" })), broken.id);
    expect(await broken.read()).toMatchObject({ status: "failed", errorCode: "INVALID_CONFIG/config" });
  });
});
