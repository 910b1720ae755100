import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, vi } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { redeliverForgotten } from "#lib/jobs/deliveries.ts";
import { enqueueJobs } from "#lib/jobs/enqueue.ts";
import { runJob } from "#lib/jobs/run.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { complete, handBack } from "#lib/jobs/transitions/end.ts";
import { takeDeliveries } from "#workers/deliveries.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

const done = () => Promise.resolve({ message: "done" });

const askForMany = async (owner: PrismaClient, worker: PrismaClient, scope: Scope, count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    ids.push((await askFor(worker, scope, await createSource(owner, scope))).id);
  }
  return ids;
};

/** Jobs of one organization, each on a source of its own, where two may run at a time. */
const limited = test.extend("scene", async ({ owner, worker }) => {
  const scope = await createOrganization(owner);
  const engine = await createEngine(worker, done, { organizationSlots: 2 });
  const ids = await askForMany(owner, worker, scope, 5);
  const lease = (jobId = "") => ({ jobId, attempt: 1, workerId: engine.worker.id });
  return {
    scope,
    ids,
    lease,
    take: (id = "") => claim(worker, id, engine),
    forgetDeliveries: () =>
      owner.$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`,
    async delivered() {
      const rows = await owner.$queryRaw<
        { key: string }[]
      >`select key from graphile_worker.jobs order by key`;
      return rows.map(({ key }) => key.replace("job:", ""));
    },
    read: (id = "") => owner.job.findUniqueOrThrow({ where: { id } }),
  };
});

describe("room in an organization", () => {
  limited("is as many running jobs as it has slots, and the next says so", async ({ scene, owner }) => {
    const [first, second, third] = scene.ids;
    expect(await scene.take(first)).toBeDefined();
    expect(await scene.take(second)).toBeDefined();
    expect(await scene.take(third)).toBeUndefined();
    expect(await scene.read(third)).toMatchObject({
      status: "pending",
      attempt: 0,
      blockedById: null,
      blockedByLimit: 2,
    });
    const blocked = await owner.jobEvent.findMany({ where: { kind: "blocked" } });
    expect(blocked).toMatchObject([{ jobId: third, detail: { limit: 2 } }]);
    const rival = await createOrganization(owner);
    const other = await askFor(owner, rival, await createSource(owner, rival));
    expect(await scene.take(other.id)).toBeDefined();
  });

  limited("goes to one that waits when any job of the organization ends", async ({ scene, worker }) => {
    const [first, second, third, fourth] = scene.ids;
    for (const id of [first, second, third, fourth]) await scene.take(id);
    await scene.forgetDeliveries();
    await complete(worker, scene.lease(second), { message: "done" });
    expect(await scene.delivered()).toEqual([third]);
    expect(await scene.take(third)).toBeDefined();
    expect(await scene.read(third)).toMatchObject({ status: "running", blockedByLimit: null });
    await scene.forgetDeliveries();
    await requestCancel(worker, scene.scope, `${fourth}`);
    expect(await scene.read(fourth)).toMatchObject({ status: "cancelled", blockedByLimit: null });
    expect(await scene.delivered()).toEqual([]);
  });

  limited("is not left empty where two places went to the same job", async ({ scene, worker }) => {
    const [first, second, third, fourth, fifth] = scene.ids;
    for (const id of scene.ids) await scene.take(id);
    await complete(worker, scene.lease(first), { message: "done" });
    await complete(worker, scene.lease(second), { message: "done" });
    await scene.forgetDeliveries();
    expect(await scene.take(third)).toBeDefined();
    expect(await scene.delivered()).toEqual([fourth]);
    await scene.forgetDeliveries();
    await scene.take(third); // once more, for the other place
    expect(await scene.delivered()).toEqual([fourth]);
    await scene.take(fourth);
    expect(await scene.read(fifth)).toMatchObject({ status: "pending", blockedByLimit: 2 });
  });

  limited(
    "goes on to the next where the first has to wait for its source",
    async ({ scene, owner, worker }) => {
      const [first, second, third] = scene.ids;
      const { sourceId } = await scene.read(first);
      const beside = await askFor(worker, scene.scope, `${sourceId}`, {
        config: { includedSchemas: ["sales"] },
      });
      for (const id of [second, third]) await scene.take(id);
      await scene.take(beside.id);
      expect(await scene.read(beside.id)).toMatchObject({ blockedByLimit: 2 });
      await owner.$executeRaw`update job set blocked_by_limit = 2 where id in (${first}::uuid, ${scene.ids[4]}::uuid)`;
      await complete(worker, scene.lease(second), { message: "done" });
      await scene.take(first);
      await complete(worker, scene.lease(third), { message: "done" });
      await scene.forgetDeliveries();
      await scene.take(beside.id);
      expect(await scene.read(beside.id)).toMatchObject({ blockedById: first, blockedByLimit: null });
      expect(await scene.delivered()).toEqual([scene.ids[4]]);
    },
  );

  limited("that was forgotten is looked for once a minute, one job at a time", async ({ scene, worker }) => {
    const [first, second, third] = scene.ids;
    for (const id of scene.ids) await scene.take(id);
    await scene.forgetDeliveries();
    expect(await redeliverForgotten(worker)).toBe(0);
    expect(await scene.delivered()).toEqual([third]);
    await handBack(worker, scene.lease(first));
    await complete(worker, scene.lease(second), { message: "done" });
    expect(await scene.delivered()).toEqual([first, third]);
  });

  test("is never exceeded and never forgotten, however many workers and jobs meet", async ({
    url,
    owner,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    let [running, most] = [0, 0];
    const engine = await createEngine(
      worker,
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
        running -= 1;
        return { message: "done" };
      },
      { heartbeatMs: 1_000, organizationSlots: 3, sourceSlots: 1 },
    );
    const sources = await Promise.all(Array.from({ length: 10 }, () => createSource(owner, scope)));
    const asked = sources.flatMap((sourceId) =>
      Array.from({ length: 5 }, (_, n) =>
        askFor(worker, scope, sourceId, { config: { includedSchemas: [`s${n}`] } }),
      ),
    );
    await Promise.all(asked);
    const workers = await Promise.all(
      [1, 2].map(() =>
        takeDeliveries({ databaseUrl: url, slots: 4, onDelivery: (jobId) => runJob(engine, jobId) }),
      ),
    );
    await vi.waitFor(
      async () => expect(await owner.job.count({ where: { status: "completed" } })).toBe(asked.length),
      { timeout: 30_000, interval: 100 },
    );
    for (const deliveries of workers) await deliveries.stop();
    expect(most).toBeLessThanOrEqual(3);
    expect(await owner.jobAttempt.count()).toBe(asked.length);
  });
});

test("an organization that asks for three hundred jobs does not stand before another's first", async ({
  url,
  owner,
  worker,
}) => {
  const [many, few] = [await createOrganization(owner), await createOrganization(owner)];
  const sources = await Promise.all(Array.from({ length: 10 }, () => createSource(owner, many)));
  const asked = sources.flatMap((sourceId) =>
    Array.from({ length: 30 }, (_, n) => ({ sourceId, config: { includedSchemas: [`s${n}`] } })),
  );
  for (const { sourceId, config } of asked) await askFor(worker, many, sourceId, { config });
  const { id } = await askFor(worker, few, await createSource(owner, few));
  const started: string[] = [];
  const engine = await createEngine(worker, async ({ job }) => {
    started.push(job.id);
    return { message: "done" };
  });
  const deliveries = await takeDeliveries({
    databaseUrl: url,
    slots: 2,
    onDelivery: async (jobId) => (started.includes(id) ? undefined : runJob(engine, jobId)),
  });
  const isTaken = async () =>
    expect(await owner.$queryRaw`select from graphile_worker.jobs limit 1`).toEqual([]);
  await vi.waitFor(isTaken, { timeout: 20_000, interval: 100 });
  await deliveries.stop();
  expect(started).toContain(id);
  expect(started.indexOf(id)).toBeLessThan(10);
});

test("a job that had to wait for its source runs before what was asked for long after it", async ({
  url,
  owner,
  worker,
}) => {
  const scope = await createOrganization(owner);
  const sources = await Promise.all(Array.from({ length: 8 }, () => createSource(owner, scope)));
  // Two of a source come together, so that one of them has to wait.
  const requests = Array.from({ length: 160 }, (_, n) => {
    const sourceId = sources[Math.floor(n / 2) % sources.length] ?? "";
    const config = { includedSchemas: [`s${n}`] };
    return { type: "asset_discovery", sourceId, assetId: sourceId, trigger: "manual", config } as const;
  });
  const asked = await enqueueJobs(worker, scope, requests);
  const started: string[] = [];
  const engine = await createEngine(worker, async ({ job }) => {
    started.push(job.id);
    await sleep(5);
    return { message: "done" };
  });
  const deliveries = await takeDeliveries({
    databaseUrl: url,
    slots: 2,
    onDelivery: (jobId) => runJob(engine, jobId),
  });
  await vi.waitFor(() => expect(started).toHaveLength(asked.length), { timeout: 60_000, interval: 100 });
  await deliveries.stop();
  const delays = asked.map(({ id }, place) => started.indexOf(id) - place);
  expect(Math.max(...delays)).toBeLessThan(30);
});

test("a job that had to wait keeps its place also where more run than wait", async ({ owner, worker }) => {
  const scope = await createOrganization(owner);
  const engine = await createEngine(worker, done);
  for (const id of await askForMany(owner, worker, scope, 6)) await claim(worker, id, engine);
  const sourceId = await createSource(owner, scope);
  const ask = (schema: string, place = sourceId) =>
    askFor(worker, scope, place, { config: { includedSchemas: [schema] } });
  const running = await ask("sales");
  await claim(worker, running.id, engine);
  const waiting = await ask("stock");
  await claim(worker, waiting.id, engine);
  await owner.$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
  await complete(worker, { jobId: running.id, attempt: 1, workerId: engine.worker.id }, { message: "done" });
  const later = await ask("staff", await createSource(owner, scope));
  const line = await owner.$queryRaw<{ key: string }[]>`
    select key from graphile_worker.jobs order by priority, run_at`;
  expect(line.map(({ key }) => key)).toEqual([`job:${waiting.id}`, `job:${later.id}`]);
});
