import { createServer } from "node:net";
import { describe, expect } from "vitest";
import { connect } from "#lib/db/client.ts";
import { readHealth } from "#lib/health.ts";
import { test } from "#tests/support/database.ts";

const beat = (secondsAgo: number) => ({
  name: "worker-1",
  version: "0.1.0",
  capacity: 4,
  lastBeatAt: new Date(Date.now() - secondsAgo * 1_000),
});

describe("health", () => {
  test("is fine with a database and a worker that was heard of", async ({ web, owner }) => {
    await owner.worker.create({ data: beat(1) });
    expect(await readHealth(web)).toMatchObject({
      status: "ok",
      database: { isReachable: true, version: expect.stringMatching(/^\d+/) },
      worker: { isAlive: true, count: 1 },
      versions: { tidewatch: expect.stringMatching(/^\d+\.\d+\.\d+$/), node: process.versions.node },
    });
  });

  test("says that jobs wait where no worker was heard of for long, or it ended", async ({ web, owner }) => {
    await owner.worker.create({ data: beat(120) });
    await owner.worker.create({ data: { ...beat(1), stoppedAt: new Date() } });
    expect(await readHealth(web)).toMatchObject({
      status: "no_worker",
      worker: { isAlive: false, count: 0 },
    });
  });

  test("says that the database is away where nothing listens", async () => {
    const web = connect("postgresql://nobody@127.0.0.1:1/nowhere", "tidewatch_web");
    expect(await readHealth(web)).toMatchObject({ status: "no_database", database: { isReachable: false } });
    await web.$disconnect();
  });

  test("answers although the database takes the connection and says nothing", async ({ onTestFinished }) => {
    const blackHole = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void blackHole.close());
    await new Promise((listening) => blackHole.once("listening", listening));
    const address = blackHole.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const web = connect(`postgresql://nobody@127.0.0.1:${port}/nowhere`, "tidewatch_web");
    expect(await readHealth(web)).toMatchObject({ status: "no_database" });
  });
});
