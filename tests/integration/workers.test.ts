import { describe, expect, vi } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { readHealth } from "#lib/health.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { discardOldWorkers, listWorkers } from "#lib/jobs/workers.ts";
import { enter } from "#workers/presence.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createGate, createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

const ABOUT = { version: "1.2.3", capacity: 4, kinds: JOB_KINDS };

const age = (owner: PrismaClient, id: string, hours: number) => owner.$executeRaw`
  update worker set last_beat_at = last_beat_at - make_interval(hours => ${hours}::int),
    stopped_at = stopped_at - make_interval(hours => ${hours}::int) where id = ${id}::uuid`;

describe("a worker's row", () => {
  test("says what it is, what it runs and how it is", async ({ owner, worker, web }) => {
    const scope = await createOrganization(owner, { role: "member" });
    const one = async () => (await listWorkers(web, scope))[0];
    const presence = await enter({ db: worker, statements: worker }, ABOUT);
    await presence.beat(3);
    expect(await one()).toMatchObject({
      ...{ id: presence.worker.id, name: presence.worker.name, version: "1.2.3", capacity: 4 },
      ...{ running: 3, state: "running", since: null },
    });
    const { types } = await owner.worker.findFirstOrThrow();
    expect(types).toEqual({
      ...{
        asset_discovery: 1,
        tag_generation: 1,
        lineage_extraction: 1,
        intelligence_analysis: 1,
        freshness_check: 1,
        metric_capture: 1,
        connection_test: 1,
        metric_trial: 1,
      },
    });

    await presence.drain();
    expect(await one()).toMatchObject({ state: "draining", since: expect.any(String) });
    await presence.leave();
    expect(await one()).toMatchObject({ state: "stopped", running: 0, since: expect.any(String) });

    const silent = await enter({ db: worker, statements: worker }, ABOUT);
    await age(owner, silent.worker.id, 1);
    const [first] = await listWorkers(web, scope);
    expect(first).toMatchObject({ id: silent.worker.id, state: "silent", since: first?.lastBeatAt });
  });

  test("is not shown to a viewer", async ({ owner, web }) => {
    const scope = await createOrganization(owner, { role: "viewer" });
    await expect(listWorkers(web, scope)).rejects.toThrow("needs the role member");
  });

  test("is gone a day after it ended or fell silent, and what it counted is not", async ({
    owner,
    worker,
    web,
  }) => {
    const counted = async () => (await readHealth(web)).jobs?.reaped;
    const [stopped, silent, alive] = [
      await enter({ db: worker, statements: worker }, ABOUT),
      await enter({ db: worker, statements: worker }, ABOUT),
      await enter({ db: worker, statements: worker }, ABOUT),
    ];
    for (const presence of [stopped, silent, alive]) {
      presence.count("reaped", 2);
      await presence.beat(0);
    }
    await stopped.leave();
    await age(owner, stopped.worker.id, 23);
    await age(owner, silent.worker.id, 25);
    await discardOldWorkers(worker);
    expect(await owner.worker.count()).toBe(2);
    await age(owner, stopped.worker.id, 2);
    await discardOldWorkers(worker);
    await discardOldWorkers(worker);
    expect(await owner.worker.findMany()).toMatchObject([{ id: alive.worker.id }]);
    expect(await counted()).toBe(6);

    // A machine that slept for the weekend: its row comes back, and nothing is counted twice.
    silent.count("reaped");
    await silent.beat(1);
    await silent.beat(1);
    expect(await owner.worker.count()).toBe(2);
    expect(await counted()).toBe(7);
  });
});

describe("health counts", () => {
  test("what waits in all organizations, and since when", async ({ owner, worker, web }) => {
    expect((await readHealth(web)).jobs).toEqual({
      ...{ staleWritesRefused: 0, leasesExpired: 0, reaped: 0, reconciled: 0, cancelsNotConfirmed: 0 },
      ...{ queueDepth: 0, oldestPendingSeconds: null },
    });
    for (const minutes of [1, 10]) {
      const scope = await createOrganization(owner);
      const { id } = await askFor(worker, scope, await createSource(owner, scope));
      await owner.$executeRaw`
        update job set queued_at = clock_timestamp() - make_interval(mins => ${minutes}::int) where id = ${id}::uuid`;
    }
    const { jobs } = await readHealth(web);
    expect(jobs?.queueDepth).toBe(2);
    expect(jobs?.oldestPendingSeconds).toBeGreaterThanOrEqual(600);
  });

  test("a lease that was lost and the write that was refused for it", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await askFor(worker, scope, await createSource(owner, scope));
    const [begun, gate] = [createGate(), createGate()];
    const count = vi.fn();
    const work = async () => {
      begun.resolve();
      await gate.promise;
      return { message: "late" };
    };
    const slow = await createEngine(worker, work, { heartbeatMs: 60_000, count });
    const running = runJob(slow, id);
    await begun.promise;
    await owner.job.update({ where: { id }, data: { attempt: 2 } });
    gate.resolve();
    await running;
    expect(count.mock.calls).toEqual([["staleWritesRefused"]]);

    const second = await askFor(worker, scope, await createSource(owner, scope));
    const held = createGate();
    const beating = await createEngine(worker, () => held.promise.then(() => ({ message: "late" })), {
      count,
    });
    const other = runJob(beating, second.id);
    await vi.waitFor(async () =>
      expect(await owner.job.findUnique({ where: { id: second.id } })).toMatchObject({ status: "running" }),
    );
    await owner.job.update({ where: { id: second.id }, data: { attempt: 2 } });
    await vi.waitFor(() =>
      expect(count.mock.calls.slice(1)).toEqual([["leasesExpired"], ["staleWritesRefused"]]),
    );
    held.resolve();
    await other;
    expect(count).toHaveBeenCalledTimes(3);
  });
});
