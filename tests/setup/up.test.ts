import { chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, inject } from "vitest";
import { connect } from "#lib/db/client.ts";
import { createPerson, signInAs, testAuth } from "#tests/support/account.ts";
import { freePort } from "#tests/support/app.ts";
import { openOwner } from "#tests/support/owner.ts";
import { areGone, processesOf, test, Up } from "#tests/support/start.ts";
import { until } from "#tests/support/until.ts";

/** Ours are 5 s; a machine under load gets more before the test gives up. */
const STOPPED_WITHIN_MS = 20_000;

describe("npm run up", () => {
  test("prints one address that opens, with the sample's discovery on its way", async ({
    up,
    directory,
    port,
  }) => {
    const start = up({ sample: true });
    const address = await start.address();
    expect(address.host).toBe(`localhost:${port}`);
    expect(address.pathname).toBe("/setup");
    const page = await fetch(address);
    expect(page.status).toBe(200);
    const job = await until(() => firstJob(directory), 60_000);
    expect(job).toMatchObject({
      type: "asset_discovery",
      status: "completed",
      sourceName: "Storefront (sample)",
    });
  });

  test("ends web, worker and database on SIGTERM although a stream is open", async ({ up, directory }) => {
    const start = up();
    const address = await start.address();
    const stream = await openStream(directory, address.origin);
    expect(stream.status).toBe(200);
    const all = processesOf(directory);
    start.process.kill("SIGTERM");
    await until(() => areGone(Object.values(all)) || undefined, STOPPED_WITHIN_MS);
    expect(await start.ended()).toBe(0);
    await stream.text().catch(() => "cut");
  });

  test("takes a second signal as the first", async ({ up, directory }) => {
    const start = up();
    await start.address();
    const all = processesOf(directory);
    process.kill(all.up, "SIGINT");
    process.kill(all.up, "SIGINT");
    process.kill(all.up, "SIGTERM");
    await until(() => areGone(Object.values(all)) || undefined, STOPPED_WITHIN_MS);
    expect(await start.ended()).toBe(0);
  });

  test("says where it runs already, and leaves that one alone", async ({ up, directory, port }) => {
    const first = up();
    const address = await first.address();
    const second = new Up(inject("tree"), directory, await freePort(), {});
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`already running from ${directory}: http://localhost:${port}`);
    expect((await fetch(address)).status).toBe(200);
  });

  test("starts again with the same data and a new token", async ({ up, directory }) => {
    const first = up({ sample: true });
    const before = await first.address();
    await until(() => firstJob(directory), 60_000);
    first.process.kill("SIGTERM");
    await first.ended();
    const again = await up({ sample: true }).address();
    expect(again.searchParams.get("token")).not.toBe(before.searchParams.get("token"));
    expect(await firstJob(directory)).toMatchObject({ status: "completed" });
    expect((await fetch(again)).status).toBe(200);
  });

  test("brings back a web and a worker that died", async ({ up, directory }) => {
    const address = await up().address();
    const before = processesOf(directory);
    process.kill(before.web, "SIGKILL");
    process.kill(before.worker, "SIGKILL");
    await until(() => {
      const now = processesOf(directory);
      return (now.web !== before.web && now.worker !== before.worker) || undefined;
    }, 20_000);
    await until(
      () =>
        fetch(address).then(
          ({ ok }) => ok || undefined,
          () => undefined,
        ),
      20_000,
    );
  });

  test("after it was killed, ends what it left behind and goes on with its data", async ({
    up,
    directory,
  }) => {
    const first = up();
    await first.address();
    const left = processesOf(directory);
    process.kill(left.up, "SIGKILL");
    await first.ended();
    const address = await up().address();
    expect((await fetch(address)).status).toBe(200);
    expect(areGone([left.web, left.worker])).toBe(true);
    expect(processesOf(directory).postgres).toBe(left.postgres);
  });

  test.runIf(process.platform === "linux")(
    "keeps each process's secrets from the other",
    async ({ up, directory }) => {
      await up().address();
      const { web, worker } = processesOf(directory);
      const keys = JSON.parse(readFileSync(join(directory, "keys.json"), "utf8"));
      const environmentOf = (pid: number) => readFileSync(`/proc/${pid}/environ`, "utf8");
      expect(environmentOf(web)).toContain(keys.passwords.web);
      expect(environmentOf(worker)).toContain(keys.passwords.worker);
      for (const secret of [keys.sealingPrivateKeys[0], keys.passwords.worker, keys.passwords.superuser]) {
        expect(environmentOf(web)).not.toContain(secret);
      }
      for (const secret of [keys.authSecret, keys.passwords.web, keys.passwords.superuser]) {
        expect(environmentOf(worker)).not.toContain(secret);
      }
    },
  );

  test.runIf(process.getuid?.() === 0)("works for an ordinary user", async ({ up, directory }) => {
    const home = join(directory, "home");
    const nobody = { uid: 65_534, gid: 65_534 };
    mkdirSync(home);
    for (const path of [directory, home]) chownSync(path, nobody.uid, nobody.gid);
    const address = await up({ env: { HOME: home }, spawnOptions: nobody }).address();
    expect((await fetch(address)).status).toBe(200);
  });
});

describe("npm run up ends with one sentence", () => {
  test("when the port is taken", async ({ up, port }) => {
    const other = createServer().listen(port, "127.0.0.1");
    const start = up();
    expect(await start.ended()).toBe(1);
    other.close();
    expect(start.output).toContain(`Port ${port} is taken by another program.`);
    expect(start.output).not.toContain("    at ");
  });

  test("when DATABASE_URL leads nowhere", async ({ up }) => {
    const start = up({ env: { DATABASE_URL: "postgresql://me:secret@127.0.0.1:1/nowhere" } });
    expect(await start.ended()).toBe(1);
    expect(start.output).toContain("127.0.0.1:1/nowhere of DATABASE_URL cannot be reached");
    expect(start.output).not.toContain("secret");
    expect(start.output).not.toContain("    at ");
  });

  test("when a variable is wrong, and names it", async ({ up }) => {
    const start = up({ env: { OUTBOUND_ALLOW: "not a host" } });
    expect(await start.ended()).toBe(1);
    expect(start.output).toContain("OUTBOUND_ALLOW");
    expect(start.output).not.toContain("    at ");
  });

  test("when an option is not one", async ({ up }) => {
    const start = up({ args: ["--colour"] });
    expect(await start.ended()).toBe(1);
    expect(start.output).toContain("Unknown option '--colour'");
    expect(start.output).not.toContain("    at ");
  });
});

describe("npm run up does not go on without its keys", () => {
  test("when keys.json is damaged", async ({ up, directory }) => {
    writeFileSync(join(directory, "keys.json"), '{"authSecret":"short"}');
    const start = up();
    expect(await start.ended()).toBe(1);
    expect(start.output).toMatch(/The keys in \S+keys\.json cannot be used \(authSecret, /);
    expect(start.output).not.toContain("    at ");
  });

  test("when keys.json is gone and the data is not", async ({ up, directory }) => {
    const first = up();
    await first.address();
    first.process.kill("SIGTERM");
    await first.ended();
    rmSync(join(directory, "keys.json"));
    const start = up();
    expect(await start.ended()).toBe(1);
    expect(start.output).toContain("holds a database, but its keys.json is missing");
  });
});

function ownerUrl(directory: string): string {
  const { passwords } = JSON.parse(readFileSync(join(directory, "keys.json"), "utf8"));
  const port = readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://postgres:${passwords.superuser}@127.0.0.1:${port}/tidewatch`;
}

async function firstJob(directory: string) {
  const owner = openOwner(ownerUrl(directory));
  const job = await owner.job.findFirst({ where: { status: "completed" } });
  await owner.$disconnect();
  return job ?? undefined;
}

/** Signs somebody in and opens their stream of changes, as their browser would. */
async function openStream(directory: string, origin: string): Promise<Response> {
  const url = ownerUrl(directory);
  const owner = openOwner(url);
  const auth = connect(url, "tidewatch_auth", { max: 2 });
  const organization = await owner.organization.create({
    data: { name: "Streams", slug: "streams", claimedAt: new Date() },
  });
  const { email } = await createPerson(owner, { organizationId: organization.id });
  const { authSecret } = JSON.parse(readFileSync(join(directory, "keys.json"), "utf8"));
  const headers = await signInAs(testAuth(auth, origin, authSecret), email);
  await Promise.all([owner.$disconnect(), auth.$disconnect()]);
  return fetch(`${origin}/api/jobs/stream`, { headers });
}
