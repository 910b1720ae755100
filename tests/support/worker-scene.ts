import pg from "pg";
import { expect, vi } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { generateSealingKeys, seal } from "#lib/secrets/seal.ts";
import { test as databaseTest } from "./database.ts";
import { askFor } from "./engine.ts";
import { readJob } from "./job-history.ts";
import { createOrganization } from "./organization.ts";
import { onDatabase, queryOnce } from "./server.ts";
import { startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

/** Far above what anything takes: a state that does not come by then does not come. */
export const soon = { timeout: 60_000, interval: 50 };

/**
 * A database to discover on the server of `url`, as a source of an organization of its own. Its catalog can be held, so
 * that a discovery waits in the middle of its reading.
 */
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
    /** Leads the source to another address of the same server. */
    moveTo: (newPort: number) => owner.source.update({ where: { id: sourceId }, data: { port: newPort } }),
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

/** `scene`: a target, workers to run its discovery, and what became of it. */
export const test = databaseTest.extend("scene", async ({ url, owner, worker }, { onCleanup }) => {
  const { end, ...scene } = await createScene(url, owner, worker);
  onCleanup(end);
  return scene;
});
export type Scene = Omit<Awaited<ReturnType<typeof createScene>>, "end">;

async function createScene(url: string, owner: PrismaClient, worker: PrismaClient) {
  const keys = await generateSealingKeys();
  const { drop, ...target } = await createTarget(url, owner, keys.publicKey);
  const started: WorkerProcess[] = [];
  const read = (id: string) => readJob(owner, id);
  return {
    ...target,
    async end() {
      for (const { child } of started) child.kill("SIGKILL");
      await drop();
    },
    read,
    becomes: (id: string, state: object) =>
      vi.waitFor(async () => expect(await read(id)).toMatchObject(state), soon),
    /** How its attempts ended, in their order; null for one that has not. */
    outcomes: async (id: string) => (await read(id)).attempts.map(({ outcome }) => outcome),
    /** How often it came to an end. */
    ends: (id: string) => owner.jobEvent.count({ where: { jobId: id, tabTo: { gt: 1 } } }),
    discover: () => askFor(worker, target.scope, target.sourceId),
    cancel: (id: string) => requestCancel(worker, target.scope, id),
    /** `by` is another way to the same database. */
    async start({ by = url, ...options }: Parameters<typeof startWorkerProcess>[2] & { by?: string } = {}) {
      const process = await startWorkerProcess(by, keys.privateKey, options);
      started.push(process);
      return process;
    },
  };
}
