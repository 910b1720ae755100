import { describe, expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { askFor } from "../support/engine.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { type Scene, test } from "../support/worker-scene.ts";

const OWN_WORK = {
  program: "tests/workload/worker.ts",
  environment: { THREAD_MEMORY_MB: "64", TIME_LIMIT_SECONDS: "3" },
};

/** Work under a time limit of a few seconds, on the scene's source. */
const ask = (db: PrismaClient, { scope, sourceId }: Scene, ...words: string[]) =>
  askFor(db, scope, sourceId, { type: "connection_test", config: { includedSchemas: words } });

/** Work without a limit to speak of, that may run beside the other. */
const askNeighbour = (db: PrismaClient, { scope, sourceId }: Scene, ...words: string[]) =>
  askFor(db, scope, sourceId, { config: { includedSchemas: words } });

describe("a handler", () => {
  test.for(["block", "ignore"])(
    "F8: that does not end (%s) is killed at its deadline, its lease held until then, its neighbours unharmed",
    async (what, { scene, worker }) => {
      await scene.start(OWN_WORK);
      const neighbour = await askNeighbour(worker, scene, "takeTime", "4000");
      const stuck = await ask(worker, scene, what);
      await scene.becomes(stuck.id, { status: "failed", errorClass: "TIMEOUT", attempt: 1, crashCount: 0 });
      await scene.becomes(neighbour.id, { status: "completed", attempt: 1 });
      const next = await ask(worker, scene, "nothing");
      await scene.becomes(next.id, { status: "completed", attempt: 1 });
    },
  );

  test("F13: that always throws fails once, with its stack", async ({ scene, owner, worker }) => {
    await scene.start(OWN_WORK);
    const { id } = await ask(worker, scene, "fail");
    await scene.becomes(id, { status: "failed", errorClass: "INTERNAL", attempt: 1 });
    const { error } = await owner.jobDetail.findUniqueOrThrow({ where: { jobId: id } });
    expect(error).toMatchObject({ stack: expect.stringContaining("This work always fails.") });
    expect(await scene.ends(id)).toBe(1);
  });

  test.for(["fillHeap", "fillBuffers"])(
    "F13: that runs out of memory (%s) fails once, its neighbours unharmed",
    async (what, { scene, worker }) => {
      // Both without a limit to speak of: on a busy machine memory takes its time to fill.
      await scene.start({ ...OWN_WORK, environment: { THREAD_MEMORY_MB: "64", TIME_LIMIT_SECONDS: "120" } });
      const neighbour = await askNeighbour(worker, scene, "takeTime", "1500");
      const greedy = await ask(worker, scene, what);
      await scene.becomes(greedy.id, { status: "failed", errorClass: "OUT_OF_MEMORY", attempt: 1 });
      await scene.becomes(neighbour.id, { status: "completed", attempt: 1 });
      expect(await scene.ends(greedy.id)).toBe(1);
    },
  );
});

describe("F15: a target", () => {
  test.for([
    { name: "that accepts and never answers", manner: { kind: "swallow" } },
    { name: "that answers a byte a second", manner: { kind: "trickle", everyMs: 1_000 } },
  ] as const)(
    "$name ends the job at its deadline, and its slot is free",
    async ({ manner }, { scene, worker, url }) => {
      await using proxy = await TcpProxy.open(Number(new URL(url).port));
      proxy.behave(manner);
      await scene.moveTo(proxy.port);
      await scene.start({ ...OWN_WORK, environment: { ...OWN_WORK.environment, WORKER_SLOTS: "1" } });
      const { id } = await ask(worker, scene, "read");
      await scene.becomes(id, { status: "failed", errorClass: "TIMEOUT", attempt: 1 });
      const next = await ask(worker, scene, "nothing");
      await scene.becomes(next.id, { status: "completed", attempt: 1 });
    },
  );
});

test("F16: a target dropped in the middle of a query is tried again, and nothing partial is kept", async ({
  scene,
  owner,
  url,
}) => {
  await using proxy = await TcpProxy.open(Number(new URL(url).port));
  await scene.moveTo(proxy.port);
  await scene.start();
  await scene.hold();
  const { id } = await scene.discover();
  await scene.isHeldUp();
  proxy.cut();
  await scene.becomes(id, { status: "pending", attempt: 1, runAfter: expect.any(Date) });
  expect(await owner.asset.count({ where: { name: "items" } })).toBe(0);
  await scene.release();
  await scene.becomes(id, { status: "completed", attempt: 2 });
  expect(await scene.outcomes(id)).toEqual(["retried", "completed"]);
  expect(await owner.asset.count({ where: { name: "items" } })).toBe(1);
});
