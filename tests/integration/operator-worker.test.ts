import { randomBytes } from "node:crypto";
import pg from "pg";
import { describe, expect } from "vitest";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { test as base } from "#tests/support/database.ts";
import { type Answer, type Environment, startTidewatch, tidewatch } from "#tests/support/operator.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";

const keys = await generateSealingKeys();

type Shop = { url: string; role: string; password: string };

/** `shop` is a customer's database, `run` a command typed beside it while a worker process takes jobs. */
const test = base
  .extend("shop", async ({ url }, { onCleanup }): Promise<Shop> => {
    const [name, role, password] = ["shop", "reader", "canary"].map(
      (word) => `${word}_${randomBytes(6).toString("hex")}`,
    );
    const shop = { url: onDatabase(url, name ?? ""), role: role ?? "", password: password ?? "" };
    await queryOnce(url, `create database ${name}`);
    onCleanup(async () => {
      await queryOnce(url, `drop database ${name} with (force)`);
      await queryOnce(url, `drop role ${role}`);
    });
    await queryOnce(
      shop.url,
      `create role ${role} login password '${password}'; create schema sales;
       create table sales.orders (id bigint primary key); create view sales.recent as select id from sales.orders;
       grant usage on schema sales to ${role}; grant select on all tables in schema sales to ${role}`,
    );
    return shop;
  })
  .extend("environment", async ({ url, owner }): Promise<Environment> => {
    await createOrganization(owner, { name: "Acme" });
    return { DATABASE_URL: url, SEALING_PUBLIC_KEY: keys.publicKey };
  })
  .extend("run", async ({ environment, url }, { onCleanup }) => {
    const worker = await startWorkerProcess(url, keys.privateKey);
    onCleanup(async () => void (await worker.end("SIGTERM")));
    return (...words: string[]) => tidewatch(environment, words);
  })
  .extend("addShop", async ({ environment, shop }) => async (name: string, password = shop.password) => {
    const { hostname, port, pathname } = new URL(shop.url);
    const address = [
      "--host",
      hostname,
      "--port",
      port,
      "--database",
      pathname.slice(1),
      "--user",
      shop.role,
    ];
    const answer = await tidewatch({ ...environment, TIDEWATCH_SOURCE_PASSWORD: password }, [
      "source",
      "add",
      "--name",
      name,
      ...address,
      "--tls",
      "disable",
    ]);
    expect(answer).toMatchObject({ code: 0 });
  });

const json = ({ stdout }: Answer) => JSON.parse(stdout) as Record<string, unknown>;

/** Each of these starts several processes, one after the other. */
const SLOW = { timeout: 120_000 };

describe("with a worker at hand, the operator's command", SLOW, () => {
  test("waits for a discovery to complete, tells its progress aside, and then lists what was found", async ({
    run,
    addShop,
  }) => {
    await addShop("shop");
    const answer = await run("run", "asset-discovery", "shop", "--wait", "--json");
    expect(answer, answer.stderr).toMatchObject({ code: 0 });
    const job = json(answer);
    expect(job).toMatchObject({
      status: "completed",
      asset: "shop",
      progress: 100,
      message: "1 table, 1 view",
    });
    expect(job.durationMs).toBeGreaterThan(0);
    expect(JSON.parse((await run("source", "list", "--json")).stdout)).toMatchObject([
      { name: "shop", relationCount: 2, lastDiscovery: { id: job.id, status: "completed" } },
    ]);
    const details = await run("job", String(job.shortId));
    expect(details.stdout).toMatch(/Status +Completed/);
    expect(details.stdout).toMatch(/Steps/);
  });

  test("ends with 1 for a wrong password, says cause and fix, and never the password", async ({
    run,
    addShop,
  }) => {
    await addShop("shop", "canary-wrong-password");
    const answer = await run("run", "connection-test", "shop", "--wait", "--json");
    expect(answer).toMatchObject({ code: 1 });
    expect(json(answer)).toMatchObject({ status: "failed", errorClass: "CREDENTIALS" });
    const { stdout } = await run("job", String(json(answer).shortId));
    expect(stdout).toMatch(/Credentials refused \(CREDENTIALS\/password\)/);
    expect(stdout).toMatch(/What to do +\S/);
    const retried = await run("retry", String(json(answer).id), "--wait", "--json");
    expect(retried).toMatchObject({ code: 1 });
    expect(json(retried)).toMatchObject({ retryOf: json(answer).id, status: "failed" });
    expect(answer.stdout + answer.stderr + stdout).not.toContain("canary-wrong-password");
  });

  test("stops a discovery that is stuck behind a lock, and only then calls it cancelled", async ({
    run,
    addShop,
    environment,
    shop,
  }) => {
    await addShop("shop");
    const blocker = new pg.Client({ connectionString: shop.url });
    await blocker.connect();
    await blocker.query("begin; lock table sales.orders, sales.recent in access exclusive mode");
    const waiting = startTidewatch(environment, ["run", "asset-discovery", "shop", "--wait", "--json"]);
    await waiting.says(/Running/);
    const [job] = JSON.parse((await run("jobs", "--json", "--status", "running")).stdout) as { id: string }[];
    const cancelled = await run("cancel", job?.id ?? "", "--wait", "--json");
    expect(cancelled).toMatchObject({ code: 0 });
    expect(json(cancelled)).toMatchObject({ status: "cancelled", id: job?.id });
    expect(await waiting.ended).toMatchObject({ code: 1 });
    await blocker.end();
    const sessions = await queryOnce(
      shop.url,
      "select from pg_stat_activity where usename = $1 and state <> 'idle'",
      [shop.role],
    );
    expect(sessions).toEqual([]);
    expect(await run("cancel", job?.id ?? "")).toMatchObject({ code: 0 });
  });

  test("watches jobs come and end until it is interrupted, one JSON object a line", async ({
    run,
    addShop,
    environment,
  }) => {
    await addShop("shop");
    const watching = startTidewatch(environment, ["jobs", "--watch", "--json"]);
    const { id } = json(await run("run", "connection-test", "shop", "--json"));
    await watching.says(/"status":"completed"/);
    watching.interrupt();
    const { code, stdout } = await watching.ended;
    expect(code).toBe(0);
    const seen = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; status: string });
    expect(seen.at(-1)).toMatchObject({ id, status: "completed" });
  });
});

describe("without a worker, the operator's command", SLOW, () => {
  test("says so while it waits, leaves on Ctrl-C, and the job stays", async ({ environment, addShop }) => {
    await addShop("shop");
    const waiting = startTidewatch(environment, ["run", "connection-test", "shop", "--wait"]);
    await waiting.says(/No worker (has started|is alive)/);
    waiting.interrupt();
    expect(await waiting.ended).toMatchObject({ code: 130 });
    expect((await tidewatch(environment, ["jobs", "--json"])).stdout).toContain(`"pending"`);
  });
});
