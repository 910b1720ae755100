import { setTimeout as sleep } from "node:timers/promises";
import { expect, vi } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { completeTogether } from "#lib/jobs/together.ts";
import { takeDeliveries } from "#workers/deliveries.ts";
import { keepRemoved } from "#workers/removed-deliveries.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

async function deliveryOf(owner: PrismaClient, jobId: string): Promise<string | undefined> {
  const [delivery] = await owner.$queryRaw<{ id: string }[]>`
    select id::text from graphile_worker._private_jobs where key = ${`job:${jobId}`}`;
  return delivery?.id;
}

test("a completed job takes its delivery with it, and says which", async ({ owner, worker }) => {
  const scope = await createOrganization(owner);
  const engine = await createEngine(worker, async () => ({ message: "done" }));
  const { id } = await askFor(worker, scope, await createSource(owner, scope));
  const { id: other } = await askFor(worker, scope, await createSource(owner, scope));
  const delivery = await deliveryOf(owner, id);
  const claimed = await claim(worker, id, engine);
  const removed: string[] = [];
  const complete = completeTogether(worker, (ids) => removed.push(...ids));
  const lease = { jobId: id, attempt: claimed?.attempt ?? 0, workerId: engine.worker.id };
  expect(await complete({ lease, result: { message: "done" } })).toBe(true);
  expect(removed).toEqual([delivery]);
  expect(await deliveryOf(owner, id)).toBeUndefined();
  expect(await deliveryOf(owner, other)).toBeDefined();
  expect(await complete({ lease, result: { message: "done" } })).toBe(false);
  expect(removed).toEqual([delivery]);
});

test("the queue deletes each delivery that is done but those that went with their jobs", async ({
  url,
  owner,
  worker,
}) => {
  const scope = await createOrganization(owner);
  const spared = await askFor(worker, scope, await createSource(owner, scope));
  const deleted = await askFor(worker, scope, await createSource(owner, scope));
  const [delivery = ""] = [await deliveryOf(owner, spared.id)];
  const removed = keepRemoved();
  removed.note([delivery]); // before it is in hand, it is not this one's to leave out
  const taken: string[] = [];
  const deliveries = await takeDeliveries({
    ...{ databaseUrl: url, slots: 1, removed },
    onDelivery: async (jobId) => {
      taken.push(jobId);
      if (jobId === spared.id) removed.note([delivery]);
    },
  });
  await vi.waitFor(async () => expect(await deliveryOf(owner, deleted.id)).toBeUndefined(), {
    ...{ timeout: 20_000, interval: 50 },
  });
  await deliveries.stop();
  expect(taken).toEqual([spared.id, deleted.id]);
  // Not deleted here, though it was said to be: so nobody asked for it once more.
  expect(await deliveryOf(owner, spared.id)).toBe(delivery);
});

test("a delivery that is done is deleted also where all of the queue's connections were busy for seconds", async ({
  url,
  owner,
  worker,
}) => {
  const scope = await createOrganization(owner);
  for (let n = 0; n < 6; n += 1) await askFor(worker, scope, await createSource(owner, scope));
  const count = () => owner.$queryRaw`select count(*)::int from graphile_worker._private_jobs`;
  const taken: string[] = [];
  const locked = Promise.withResolvers<void>();
  const deliveries = await takeDeliveries({
    ...{ databaseUrl: url, slots: 3 },
    onDelivery: async (jobId) => {
      taken.push(jobId);
      await locked.promise;
    },
  });
  await vi.waitFor(() => expect(taken).toHaveLength(3), { timeout: 20_000, interval: 50 });
  await owner.$transaction(
    async (db) => {
      await db.$executeRaw`lock table graphile_worker._private_jobs in exclusive mode`;
      locked.resolve();
      // Longer than a connection may take to open: what waits for one of several that are open waits on.
      await sleep(4_000);
    },
    { timeout: 20_000 },
  );
  await vi.waitFor(async () => expect(await count()).toEqual([{ count: 0 }]), {
    ...{ timeout: 20_000, interval: 50 },
  });
  await deliveries.stop();
  expect(taken).toHaveLength(6);
});
