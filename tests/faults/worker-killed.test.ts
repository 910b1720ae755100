import { describe, expect, onTestFinished } from "vitest";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { type Scene, test } from "../support/worker-scene.ts";

test("F1: a worker killed in the middle of a job leaves it to another, which finishes it", async ({
  scene,
}) => {
  const first = await scene.start();
  await scene.hold();
  const { id } = await scene.discover();
  await scene.isHeldUp();
  await first.end("SIGKILL");
  await scene.release();
  await scene.start();
  await scene.becomes(id, { status: "completed", attempt: 2, crashCount: 1 });
  expect(await scene.outcomes(id)).toEqual(["lost", "completed"]);
  expect(await scene.ends(id)).toBe(1);
});

/** In the transaction that publishes; other work of a worker commits too. */
const COMPLETED = "set status = 'completed'";

describe("F2: a worker killed", () => {
  /** Holds the worker's connection at a statement of its first job, and kills it there. */
  async function killAt(
    scene: Scene,
    url: string,
    ...point: Parameters<TcpProxy["holdAt"]>
  ): Promise<string> {
    const proxy = await TcpProxy.open(Number(new URL(url).port));
    onTestFinished(() => proxy[Symbol.asyncDispose]());
    const worker = await scene.start({ by: proxy.through(url) });
    const held = proxy.holdAt(...point);
    const { id } = await scene.discover();
    await held;
    await worker.end("SIGKILL");
    await proxy[Symbol.asyncDispose](); // the machine is gone, and the server hears of it
    return id;
  }

  test("between its claim and its first write has changed nothing but the claim", async ({
    scene,
    url,
    owner,
  }) => {
    const id = await killAt(scene, url, "status = 'running', attempt = attempt + 1", "answer");
    expect(await scene.read(id)).toMatchObject({ status: "running", attempt: 1, progress: 0 });
    await scene.start();
    await scene.becomes(id, { status: "completed", attempt: 2, crashCount: 1 });
    expect(await owner.asset.count({ where: { name: "items" } })).toBe(1);
  });

  test("between its results and their commit has published nothing of them", async ({
    scene,
    url,
    owner,
  }) => {
    const id = await killAt(scene, url, "COMMIT\0", "question", COMPLETED);
    expect(await owner.asset.count({ where: { name: "items" } })).toBe(0);
    expect(await scene.read(id)).toMatchObject({ status: "running", attempt: 1 });
    await scene.start();
    await scene.becomes(id, { status: "completed", attempt: 2 });
    expect(await owner.asset.findFirst({ where: { name: "items" } })).toMatchObject({ createdByJobId: id });
  });

  test("after the commit and before it heard of it has done its work, and a delivery does nothing more", async ({
    scene,
    url,
    owner,
  }) => {
    const id = await killAt(scene, url, "COMMIT\0", "answer", COMPLETED);
    const before = await scene.read(id);
    expect(before).toMatchObject({ status: "completed", attempt: 1 });
    // What brought it went with the commit. Somebody brings it once more.
    expect(await owner.$queryRaw`select key from graphile_worker.jobs where key = ${`job:${id}`}`).toEqual(
      [],
    );
    await owner.$executeRaw`select deliver(${id}::uuid)`;
    await scene.start();
    const next = await scene.discover();
    await scene.becomes(next.id, { status: "completed", attempt: 1 });
    expect(await scene.read(id)).toEqual(before);
    expect(await owner.$queryRaw`select key from graphile_worker.jobs where key = ${`job:${id}`}`).toEqual(
      [],
    );
  });
});
