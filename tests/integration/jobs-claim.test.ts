import { describe, expect, vi } from "vitest";
import { claim } from "#lib/jobs/claim.ts";
import { redeliverForgotten } from "#lib/jobs/deliveries.ts";
import { runJob } from "#lib/jobs/run.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { complete } from "#lib/jobs/transitions/end.ts";
import { takeDeliveries } from "#workers/deliveries.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource, newJob } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

const done = () => Promise.resolve({ message: "done" });

describe("claiming a job", () => {
  test("is won by one of many workers", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await askFor(worker, scope, await createSource(owner, scope));
    const engines = await Promise.all(Array.from({ length: 8 }, () => createEngine(worker, done)));
    const claims = await Promise.all(engines.map((engine) => claim(worker, id, engine)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await owner.jobAttempt.count({ where: { jobId: id } })).toBe(1);
  });

  test("delivered five times at once runs once", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await askFor(worker, scope, await createSource(owner, scope));
    let runs = 0;
    const engine = await createEngine(worker, async () => {
      runs += 1;
      return { message: "done" };
    });
    await Promise.all(Array.from({ length: 5 }, () => runJob(engine, id)));
    await runJob(engine, id);
    expect(runs).toBe(1);
    expect(await owner.job.findUnique({ where: { id } })).toMatchObject({ status: "completed", attempt: 1 });
  });

  test("before it is due takes nothing and leaves a delivery for when it is", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await askFor(worker, scope, await createSource(owner, scope));
    const due = new Date(Date.now() + 3_600_000);
    await owner.job.update({ where: { id }, data: { runAfter: due } });
    await owner.$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
    expect(await claim(worker, id, await createEngine(worker, done))).toBeUndefined();
    expect(await owner.$queryRaw`select key, run_at from graphile_worker.jobs`).toEqual([
      { key: `job:${id}`, run_at: due },
    ]);
  });
});

describe("room on a source", () => {
  test("is one running job of a type: the next says what it waits for, and starts when that ends", async ({
    owner,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const engine = await createEngine(worker, done);
    const first = await askFor(worker, scope, sourceId);
    await claim(worker, first.id, engine);
    const second = await askFor(worker, scope, sourceId);
    await owner.$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;

    expect(await claim(worker, second.id, engine)).toBeUndefined();
    expect(await owner.job.findUnique({ where: { id: second.id } })).toMatchObject({
      status: "pending",
      blockedById: first.id,
      attempt: 0,
    });
    expect(await owner.jobEvent.count({ where: { jobId: second.id, kind: "blocked" } })).toBe(1);
    expect(await owner.$queryRaw`select key from graphile_worker.jobs`).toEqual([]);

    await complete(worker, { jobId: first.id, attempt: 1, workerId: engine.worker.id }, { message: "done" });
    expect(await owner.$queryRaw`select key from graphile_worker.jobs`).toEqual([
      { key: `job:${second.id}` },
    ]);
    expect(await claim(worker, second.id, engine)).toMatchObject({ attempt: 1 });
    expect(await owner.job.findUnique({ where: { id: second.id } })).toMatchObject({ blockedById: null });
  });

  test("is as many running jobs as it has slots", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const engine = await createEngine(worker, done, { sourceSlots: 1 });
    const discovery = await askFor(worker, scope, sourceId);
    const trial = await askFor(worker, scope, sourceId, { type: "connection_test" });
    await claim(worker, discovery.id, engine);
    expect(await claim(worker, trial.id, engine)).toBeUndefined();
    expect(await owner.job.findUnique({ where: { id: trial.id } })).toMatchObject({
      blockedById: discovery.id,
    });
    expect(await claim(worker, trial.id, { ...engine, sourceSlots: 2 })).toMatchObject({ id: trial.id });
  });

  test("goes to the next when the one that was to start is cancelled instead", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const engine = await createEngine(worker, done);
    const running = await askFor(worker, scope, sourceId);
    await claim(worker, running.id, engine);
    const second = await askFor(worker, scope, sourceId);
    const third = await askFor(worker, scope, sourceId, { config: { includedSchemas: ["sales"] } });
    for (const { id } of [second, third]) await claim(worker, id, engine);
    await complete(
      worker,
      { jobId: running.id, attempt: 1, workerId: engine.worker.id },
      { message: "done" },
    );
    await owner.$executeRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
    await requestCancel(worker, scope, second.id);
    expect(await owner.$queryRaw`select key from graphile_worker.jobs`).toEqual([{ key: `job:${third.id}` }]);
  });

  test("is never shared and never forgotten, however many workers and jobs meet", async ({
    url,
    owner,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    const sources = await Promise.all([createSource(owner, scope), createSource(owner, scope)]);
    const running = new Set<string>();
    let overlaps = 0;
    const engine = await createEngine(
      worker,
      async ({ job }) => {
        const place = `${job.sourceId}`;
        if (running.has(place)) overlaps += 1;
        running.add(place);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
        running.delete(place);
        return { message: "done" };
      },
      { heartbeatMs: 1_000 },
    );
    const asked = sources.flatMap((sourceId) =>
      Array.from({ length: 20 }, (_, n) =>
        askFor(worker, scope, sourceId, { config: { includedSchemas: [`s${n}`] } }),
      ),
    );
    await Promise.all(asked);
    const deliveries = await takeDeliveries({
      databaseUrl: url,
      slots: 6,
      onDelivery: (jobId) => runJob(engine, jobId),
    });
    await vi.waitFor(
      async () => expect(await owner.job.count({ where: { status: "completed" } })).toBe(asked.length),
      { timeout: 20_000, interval: 100 },
    );
    await deliveries.stop();
    expect(overlaps).toBe(0);
    expect(await owner.jobAttempt.count()).toBe(asked.length);
  });
});

test("a pending job that nothing will bring to a worker is delivered again, for when it is due", async ({
  owner,
  worker,
}) => {
  const scope = await createOrganization(owner);
  const lost = await askFor(worker, scope, await createSource(owner, scope));
  const later = await askFor(worker, scope, await createSource(owner, scope));
  const delivered = await askFor(worker, scope, await createSource(owner, scope));
  const due = new Date(Date.now() + 60_000);
  await owner.job.update({ where: { id: later.id }, data: { runAfter: due } });
  await owner.$executeRaw`
    select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where key <> ${`job:${delivered.id}`}))`;

  expect(await redeliverForgotten(worker)).toBe(2);
  expect(await redeliverForgotten(worker)).toBe(0);
  const rows = await owner.$queryRaw<
    { key: string; run_at: Date }[]
  >`select key, run_at from graphile_worker.jobs`;
  expect(new Set(rows.map(({ key }) => key))).toEqual(
    new Set([lost, later, delivered].map(({ id }) => `job:${id}`)),
  );
  expect(rows.find(({ key }) => key === `job:${later.id}`)?.run_at).toEqual(due);
});

test("a claim leaves a job of a type or version that its worker does not know to one that does, and has it brought there", async ({
  owner,
  worker,
}) => {
  const { id, read } = await newJob(owner, worker);
  const engine = await createEngine(worker, async () => ({ message: "done" }));
  const deliveries = () =>
    owner.$queryRaw<{ later: boolean }[]>`
        select run_at > now() as later from graphile_worker.jobs where key = 'job:' || ${id}`;
  await owner.$executeRaw`select graphile_worker.remove_job('job:' || ${id})`; // taken by this worker
  expect(await claim(worker, id, { ...engine, known: { connection_test: 1 } })).toBeUndefined();
  expect(await read()).toMatchObject({ status: "pending", attempt: 0 });
  expect(await deliveries()).toEqual([{ later: true }]);

  await owner.$executeRaw`update job set type_version = 2 where id = ${id}::uuid`;
  expect(await claim(worker, id, engine)).toBeUndefined();
  expect(await claim(worker, id, { ...engine, known: { asset_discovery: 2 } })).toMatchObject({ id });
});
