import { expect } from "vitest";
import { test } from "../support/worker-scene.ts";

test("a worker stops a cancelled discovery on the server, where it waits behind a lock, and one that cannot even begin", async ({
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
}, 90_000);
