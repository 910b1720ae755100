import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, vi } from "vitest";
import { connect } from "#lib/db/client.ts";
import { readHealth } from "#lib/health.ts";
import { serveJobs } from "../support/job-streams.ts";
import { queryOnce } from "../support/server.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { soon, test } from "../support/worker-scene.ts";

/** What the browser's banner goes by. */
const healthOf = ({ heard }: { heard: { event: string; data: unknown }[] }) =>
  heard.filter(({ event }) => event === "health").map(({ data }) => data);

describe("F5: a web process cut off from its database", () => {
  test.for(["reset", "black hole", "firewall that forgets its connections"] as const)(
    "by a %s says so to uptime checks and on its streams, and is back with what was missed",
    async (how, { scene, url, owner, worker, onTestFinished }) => {
      await owner.worker.create({ data: { name: "alive", version: "0", capacity: 1 } });
      await using proxy = await TcpProxy.open(Number(new URL(url).port));
      const by = proxy.through(url);
      const web = connect(by, "tidewatch_web", { answeredWithinMs: 2_000 });
      onTestFinished(() => web.$disconnect());
      const open = await serveJobs(web, by, { lookEveryMs: 200 });
      const stream = await open(scene.scope);
      await vi.waitFor(() => expect(stream.lastId()).not.toBe(""), soon);

      if (how === "reset") proxy.refuse();
      else proxy.behave({ kind: "swallow" });
      expect(await readHealth(web)).toMatchObject({ status: "no_database" });
      await vi.waitFor(() => expect(healthOf(stream)).toEqual([{ isWell: false }]), soon);
      const { id } = await scene.discover();

      if (how === "firewall that forgets its connections") proxy.freeze();
      proxy.behave({ kind: "pass" });
      if (how === "black hole") proxy.cut(); // what hung in the hole is gone for good
      await vi.waitFor(() => expect(healthOf(stream).at(-1)).toEqual({ isWell: true }), soon);
      await vi.waitFor(() => expect(stream.ids()).toContain(id), soon);
      await vi.waitFor(async () => expect(await readHealth(web)).toMatchObject({ status: "ok" }), soon);
      await worker.$queryRaw`select 1`;
    },
  );
});

test("F27: changes still arrive while the connection that listens for them is killed again and again", async ({
  scene,
  url,
  web,
}) => {
  const open = await serveJobs(web, url, { lookEveryMs: 1_000 });
  const stream = await open(scene.scope);
  await vi.waitFor(() => expect(stream.lastId()).not.toBe(""), soon);
  const kill = () =>
    queryOnce(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'listen:tidewatch_jobs'`,
    );
  const enough = new AbortController();
  const killing = killUntil(enough.signal, kill);
  try {
    const { id } = await scene.discover();
    await vi.waitFor(() => expect(stream.ids()).toContain(id), soon);
    await scene.cancel(id);
    await vi.waitFor(() => expect(stream.rows().at(-1)).toMatchObject({ id, status: "cancelled" }), soon);
  } finally {
    enough.abort();
    await killing; // the last one too, before the database is dropped under it
  }
});

async function killUntil(signal: AbortSignal, kill: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await kill().catch(() => undefined);
    await sleep(50);
  }
}
