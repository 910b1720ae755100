import { describe, expect } from "vitest";
import { queryOnce } from "../support/server.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { until } from "../support/until.ts";
import { soon, test } from "../support/worker-scene.ts";

test("F6: a worker stopped for longer than its lease writes nothing when it goes on", async ({ scene }) => {
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
  expect(await scene.outcomes(id)).toEqual(["lost", "completed"]);
});

describe("F7: a worker cut off from the database", () => {
  test("ends its work and its query before its lease ends, and takes jobs again when it is back", async ({
    scene,
    url,
  }) => {
    await using proxy = await TcpProxy.open(Number(new URL(url).port));
    // Long enough for what is left of it after the fence to be told from none.
    await scene.start({ by: proxy.through(url), environment: { LEASE_SECONDS: "18" } });
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    proxy.behave({ kind: "swallow" });
    await until(async () => ((await scene.readers()).length === 0 ? true : undefined), soon.timeout);
    const goneAt = Date.now();
    const row = await scene.read(id);
    expect(row).toMatchObject({ status: "running", attempt: 1 });
    expect(Number(row.leaseExpiresAt)).toBeGreaterThan(goneAt);
    await scene.release();
    proxy.cut();
    proxy.behave({ kind: "pass" });
    await scene.becomes(id, { status: "completed", attempt: 2 });
    expect(await scene.outcomes(id)).toEqual(["lost", "completed"]);
  });

  test("that is not told so, because the server alone has lost the connection, goes on as soon as it is", async ({
    scene,
    url,
  }) => {
    await using proxy = await TcpProxy.open(Number(new URL(url).port));
    await scene.start({ by: proxy.through(url) });
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    proxy.halfOpen();
    await scene.start();
    await scene.release();
    await scene.becomes(id, { status: "completed" });
    expect(await scene.ends(id)).toBe(1);
  });

  test("as it publishes has its slot free once its lease is lost", async ({ scene, url }) => {
    await using proxy = await TcpProxy.open(Number(new URL(url).port));
    await scene.start({ by: proxy.through(url), environment: { WORKER_SLOTS: "1" } });
    const held = proxy.holdAt("COMMIT\0", "question", "set status = 'completed'");
    const { id } = await scene.discover();
    await held;
    proxy.behave({ kind: "swallow" }); // whatever comes, while the server alone learns that it lost its clients
    proxy.halfOpen();
    const second = await scene.start();
    await scene.becomes(id, { status: "completed", attempt: 2 });
    await second.end("SIGTERM");
    proxy.behave({ kind: "pass" });
    const next = await scene.discover();
    await scene.becomes(next.id, { status: "completed", attempt: 1 });
  });

  test("by connections that are ended goes on with its job as if nothing had been", async ({
    scene,
    owner,
    url,
  }) => {
    await scene.start();
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    await queryOnce(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and (application_name in ('tidewatch-worker', 'tidewatch-deliveries') or application_name like 'listen:%')`,
    );
    await scene.release();
    await scene.becomes(id, { status: "completed", attempt: 1, progress: 100 });
    expect(await owner.asset.findFirst({ where: { name: "items" } })).toMatchObject({ createdByJobId: id });
    const next = await scene.discover();
    await scene.becomes(next.id, { status: "completed", attempt: 1 });
  });
});
