import pg from "pg";
import { describe, expect, vi } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { generateSealingKeys, seal } from "#lib/secrets/seal.ts";
import { test as databaseTest } from "../support/database.ts";
import { askFor } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";
import { onDatabase, queryOnce } from "../support/server.ts";
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process.ts";

const soon = { timeout: 20_000, interval: 50 };

/** A database to discover, with a catalog that can be held so that a discovery waits in the middle of its reading. */
async function createTarget(url: string, owner: PrismaClient, publicKey: string) {
  const scope = await createOrganization(owner);
  const { organizationId } = scope;
  const database = `${new URL(url).pathname.slice(1)}_target`;
  await queryOnce(url, `create database ${database}`);
  await queryOnce(onDatabase(url, database), "create table items (id int primary key, name text not null)");
  const { hostname, port, username, password } = new URL(url);
  const { id: sourceId } = await owner.source.create({
    data: {
      ...{ organizationId, name: "target", state: "active", kind: "postgres", tlsMode: "disable" },
      ...{ host: hostname, port: Number(port), database, username },
    },
  });
  await owner.asset.create({
    data: { id: sourceId, organizationId, sourceId, kind: "source", name: "target" },
  });
  const belongs = { organizationId, sourceId, field: "password" } as const;
  const sealedPassword = await seal(publicKey, belongs, decodeURIComponent(password));
  await owner.sourceCredential.create({ data: { sourceId, organizationId, sealedPassword } });

  const holder = new pg.Client({ connectionString: onDatabase(url, database) });
  await holder.connect();
  /** Backends of jobs on the target. */
  const readers = () =>
    queryOnce<{ wait: string | null }>(
      url,
      `select wait_event_type as wait from pg_stat_activity
       where datname = $1 and application_name like 'tidewatch:%'`,
      [database],
    );
  return {
    scope,
    sourceId,
    hold: (catalog = "pg_description") =>
      holder.query(`begin; lock table pg_catalog.${catalog} in access exclusive mode`),
    release: () => holder.query("rollback"),
    readers,
    /** Resolves when a discovery stands behind the held catalog. */
    isHeldUp: () =>
      vi.waitFor(async () => expect((await readers()).some(({ wait }) => wait === "Lock")).toBe(true), soon),
    async drop() {
      await holder.end();
      await queryOnce(url, `drop database ${database} with (force)`);
    },
  };
}

/** A target, workers to run its discovery, and what became of it. */
const test = databaseTest.extend("scene", async ({ url, owner, worker }, { onCleanup }) => {
  const keys = await generateSealingKeys();
  const { drop, ...target } = await createTarget(url, owner, keys.publicKey);
  const started: WorkerProcess[] = [];
  onCleanup(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await drop();
  });
  const read = (id: string) =>
    owner.job.findUniqueOrThrow({ where: { id }, include: { attempts: { orderBy: { attempt: "asc" } } } });
  return {
    ...target,
    read,
    becomes: (id: string, state: object) =>
      vi.waitFor(async () => expect(await read(id)).toMatchObject(state), soon),
    discover: () => askFor(worker, target.scope, target.sourceId),
    cancel: (id: string) => requestCancel(worker, target.scope, id),
    async start(environment = {}) {
      const process = await startWorkerProcess(url, keys.privateKey, environment);
      started.push(process);
      return process;
    },
  };
});

describe("the worker as a process", { timeout: 90_000 }, () => {
  test("runs jobs, also after all its connections were cut, and on SIGTERM signs off and exits 0, however often it is told", async ({
    scene,
    owner,
    url,
  }) => {
    const process = await scene.start();
    await scene.hold();
    const running = await scene.discover();
    await scene.isHeldUp();
    await queryOnce(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and (application_name in ('tidewatch-worker', 'tidewatch-deliveries') or application_name like 'listen:%')`,
    );
    await scene.release();
    await scene.becomes(running.id, { status: "completed", attempt: 1, progress: 100 });
    expect(await owner.asset.findFirst({ where: { name: "items" } })).toMatchObject({
      createdByJobId: running.id,
    });
    const next = await scene.discover();
    await scene.becomes(next.id, { status: "completed", attempt: 1 });

    process.child.kill("SIGTERM");
    process.child.kill("SIGINT");
    expect(await process.end("SIGTERM")).toBe(0);
    const { name } = await owner.worker.findFirstOrThrow({ where: { stoppedAt: { not: null } } });
    expect(name).toContain(`${process.child.pid}`);
  });

  test("stops a cancelled discovery on the server, where it waits behind a lock, and one that cannot even begin", async ({
    scene,
    owner,
  }) => {
    await scene.start();
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    await scene.cancel(id);
    await scene.becomes(id, { status: "cancelled", queriesStoppedAt: expect.any(Date) });
    expect(await scene.readers()).toEqual([]);
    await scene.release();

    await scene.hold("pg_constraint"); // read by what a session asks first
    const again = await scene.discover();
    await scene.isHeldUp();
    await scene.cancel(again.id);
    await scene.becomes(again.id, { status: "cancelled" });
    expect(await scene.readers()).toEqual([]);
    expect(await owner.asset.count({ where: { name: "items" } })).toBe(0);
  });

  test("killed in the middle of a job leaves it to another worker, which finishes it", async ({ scene }) => {
    const first = await scene.start();
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    await first.end("SIGKILL");
    await scene.release();
    await scene.start();
    await scene.becomes(id, { status: "completed", attempt: 2, crashCount: 1 });
    expect((await scene.read(id)).attempts.map(({ outcome }) => outcome)).toEqual(["lost", "completed"]);
  });

  test("told to stop lets a job end that can, and hands back what does not end in time", async ({
    scene,
  }) => {
    const patient = await scene.start({ DRAIN_SECONDS: "20" });
    await scene.hold();
    const first = await scene.discover();
    await scene.isHeldUp();
    const ended = patient.end("SIGTERM");
    await vi.waitFor(() => expect(patient.lines().join()).toContain("worker stopping"), soon);
    await scene.release();
    expect(await ended).toBe(0);
    expect(await scene.read(first.id)).toMatchObject({ status: "completed", attempt: 1 });

    const hasty = await scene.start({ DRAIN_SECONDS: "0" });
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    expect(await hasty.end("SIGTERM")).toBe(0);
    expect(await scene.read(id)).toMatchObject({
      status: "pending",
      crashCount: 0,
      attempts: [{ outcome: "returned" }],
    });
    expect(await scene.readers()).toEqual([]);
  });

  test("stopped for longer than its lease writes nothing when it goes on", async ({ scene }) => {
    const first = await scene.start();
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    first.child.kill("SIGSTOP");
    await scene.start();
    await scene.becomes(id, { status: "running", attempt: 2 });
    await scene.release();
    await scene.becomes(id, { status: "completed" });
    const before = await scene.read(id);
    first.child.kill("SIGCONT");
    expect(await first.end("SIGTERM")).toBe(0);
    expect(await scene.read(id)).toEqual(before);
    expect(before.attempts.map(({ outcome }) => outcome)).toEqual(["lost", "completed"]);
  });
});
