import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys, unseal } from "#lib/secrets/seal.ts";
import { test as base } from "#tests/support/database.ts";
import { type Answer, type Environment, tidewatch } from "#tests/support/operator.ts";
import { createOrganization } from "#tests/support/organization.ts";

const keys = await generateSealingKeys();
const PASSWORD = "canary-operator-password";
const ORDERS = [
  "source",
  "add",
  "--name",
  "orders",
  "--host",
  "localhost",
  "--database",
  "shop",
  "--user",
  "reader",
];

/** `run` types a command into a terminal beside this test's database. */
const test = base
  .extend("scope", async ({ owner }) => createOrganization(owner, { name: "Acme" }))
  .extend(
    "environment",
    async ({ url }): Promise<Environment> => ({
      DATABASE_URL: url,
      APP_URL: "https://tidewatch.example.com",
      SEALING_PUBLIC_KEY: keys.publicKey,
      TIDEWATCH_SOURCE_PASSWORD: PASSWORD,
    }),
  )
  .extend("run", async ({ environment, scope }) => {
    expect(scope.role).toBe("owner"); // there is an organization before the first command
    return (...words: string[]) => tidewatch(environment, words);
  });

const json = ({ stdout }: Answer): unknown => JSON.parse(stdout);

describe("the operator's command, typed wrong,", () => {
  test.for<[words: string, sentence: string]>([
    ["frobnicate", 'There is no command "frobnicate".'],
    ["source", "There are: source add, source list."],
    ["source forget", 'There is no command "source forget". There are: source add, source list.'],
    [
      "jobs --status done",
      'There is no status "done". There are: pending, running, completed, failed, cancelled.',
    ],
    ["jobs --limit 0", "--limit is a whole number from 1 to 10000."],
    ["jobs --fast", "Unknown option '--fast'"],
    ["run asset-discovery", "`run` takes a job type and a source."],
    ["run asset-discovry orders", 'There is no job type "asset-discovry". There are: asset-discovery'],
    ["job", "`job` takes a job."],
    ["user reset", "`user reset` takes an e-mail address."],
    ["source add --name orders", "--host: Enter the host"],
  ])("says so in a sentence and ends with 2: %s", async ([words, sentence], { run }) => {
    const answer = await run(...words.split(" "));
    expect(answer).toMatchObject({ code: 2, stdout: "" });
    expect(answer.stderr).toContain(sentence);
    expect(answer.stderr).not.toContain("    at ");
  });

  test("explains itself when asked, and when nothing was", async ({ run }) => {
    for (const words of [[], ["help"], ["--help"]]) {
      const answer = await run(...words);
      expect(answer).toMatchObject({ code: 0, stderr: "" });
      for (const command of [
        "source add",
        "run TYPE SOURCE",
        "jobs",
        "cancel JOB",
        "user reset",
        "organization add",
      ]) {
        expect(answer.stdout).toContain(command);
      }
    }
    expect((await run("jobs", "--help")).stdout).toContain("--watch");
  });
});

describe("the operator's command, without its database,", () => {
  test("says that none runs in this directory, or that there is nothing there", async () => {
    const empty = mkdtempSync(join(tmpdir(), "tidewatch-none-"));
    const answer = await tidewatch({}, ["jobs", "--data", empty]);
    expect(answer.code).toBe(1);
    expect(answer.stderr.trim()).toBe(
      `There is no Tidewatch in ${empty}. Start one with \`npm run up\`, or name its directory with --data DIR.`,
    );
  });

  test("says which address does not answer, and where nothing was set up", async ({ url }) => {
    const gone = await tidewatch({ DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none" }, ["jobs"]);
    expect(gone).toMatchObject({ code: 1, stdout: "" });
    expect(gone.stderr).toContain("The database 127.0.0.1:9/none cannot be reached");
    const elsewhere = new URL(url);
    elsewhere.pathname = "/postgres";
    const empty = await tidewatch({ DATABASE_URL: elsewhere.href }, ["jobs"]);
    expect(empty.code).toBe(1);
    expect(empty.stderr).toContain("There is no Tidewatch in the database");
    expect(empty.stderr).not.toContain(elsewhere.password || "@");
  });
});

describe("source add", () => {
  test("connects a source, with a password that is sealed and said nowhere", async ({
    run,
    owner,
    scope,
  }) => {
    const answer = await run(...ORDERS, "--schemas", "sales, crm", "--tls", "disable", "--json");
    expect(answer.code).toBe(0);
    const { id } = json(answer) as { id: string };
    expect(await owner.source.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "active",
      name: "orders",
      host: "localhost",
      port: 5432,
      username: "reader",
      tlsMode: "disable",
      includedSchemas: ["sales", "crm"],
      organizationId: scope.organizationId,
    });
    const { sealedPassword } = await owner.sourceCredential.findUniqueOrThrow({ where: { sourceId: id } });
    const context = { organizationId: scope.organizationId, sourceId: id, field: "password" } as const;
    expect((await unseal(parsePrivateKeys(keys.privateKey), context, sealedPassword)).reveal()).toBe(
      PASSWORD,
    );
    expect(answer.stdout + answer.stderr).not.toContain(PASSWORD);
  });

  test("takes the password from standard input, without its line break", async ({
    environment,
    owner,
    run,
  }) => {
    await run("source", "list");
    const answer = await tidewatch(environment, [...ORDERS, "--password-stdin", "--json"], {
      input: "typed\n",
    });
    const { id } = json(answer) as { id: string };
    const { sealedPassword, organizationId } = await owner.sourceCredential.findUniqueOrThrow({
      where: { sourceId: id },
    });
    const context = { organizationId, sourceId: id, field: "password" } as const;
    expect((await unseal(parsePrivateKeys(keys.privateKey), context, sealedPassword)).reveal()).toBe("typed");
  });

  test("does without no password, takes none from an option, and no name twice", async ({
    environment,
    run,
  }) => {
    const { TIDEWATCH_SOURCE_PASSWORD: _, ...without } = environment;
    const none = await tidewatch(without, ORDERS);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("--password-stdin");
    expect((await run(...ORDERS, "--password", "x")).code).toBe(2);
    expect((await run(...ORDERS)).code).toBe(0);
    const again = await run(...ORDERS);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("There is already a source named “orders”.");
  });
});

describe("source list", () => {
  test("names every source, as text that cannot steer a terminal and as JSON", async ({ run }) => {
    expect((await run("source", "list")).stdout).toContain("No source is connected yet.");
    const hostile = '\u001b[31mred\u001b[0m"><script>';
    const words = ORDERS.map((word) => (word === "orders" ? "plain" : word));
    await run(...words);
    const refused = await run(...ORDERS.map((word) => (word === "orders" ? hostile : word)));
    expect(refused.code).toBe(2);
    await run(...ORDERS.map((word) => (word === "orders" ? `"><script>` : word === "shop" ? hostile : word)));
    const { stdout } = await run("source", "list");
    expect(stdout).toContain(`"><script>`);
    expect(stdout).not.toContain("\u001b");
    expect(json(await run("source", "list", "--json"))).toMatchObject([
      { name: `"><script>`, database: hostile, relationCount: 0, lastDiscovery: null },
      { name: "plain", host: "localhost", port: 5432 },
    ]);
  });
});

describe("jobs, before any worker runs,", { timeout: 120_000 }, () => {
  test("can be asked for by either spelling, and asking again gives the same one", async ({ run }) => {
    await run(...ORDERS);
    const first = json(await run("run", "asset-discovery", "orders", "--json"));
    const second = await run("run", "asset_discovery", "ORDERS", "--json");
    expect(second).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("already waits to do the same"),
    });
    expect(json(second)).toMatchObject({
      id: (first as { id: string }).id,
      status: "pending",
      trigger: "cli",
    });
  });

  test("are listed as one array of objects, newest first", async ({ run }) => {
    expect(json(await run("jobs", "--json"))).toEqual([]);
    await run(...ORDERS);
    await run("run", "connection-test", "orders");
    await run("run", "asset-discovery", "orders");
    const jobs = json(await run("jobs", "--json")) as Record<string, unknown>[];
    expect(jobs.map(({ type }) => type)).toEqual(["asset_discovery", "connection_test"]);
    for (const job of jobs) {
      expect(job).toMatchObject({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        shortId: expect.stringMatching(/^J-[0-9A-Z]{6}$/),
        asset: "orders",
        status: "pending",
        progress: 0,
        durationMs: null,
        message: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        startedBy: "operator",
        waiting: { reason: "no_worker" },
      });
    }
    expect(json(await run("jobs", "--json", "--status", "completed,failed"))).toEqual([]);
    expect(json(await run("jobs", "--json", "--type", "asset-discovery", "--source", "orders"))).toHaveLength(
      1,
    );
    expect(json(await run("jobs", "--json", "--limit", "1"))).toHaveLength(1);
    expect((await run("jobs")).stdout).toMatch(/Asset Discovery +orders +Pending .*no worker is running/);
  });

  test("show what they wait for, under their short id and their long one", async ({ run }) => {
    await run(...ORDERS);
    const { id, shortId } = json(await run("run", "asset-discovery", "orders", "--json")) as Record<
      string,
      string
    >;
    for (const name of [id, shortId, shortId?.toLowerCase()]) {
      const details = json(await run("job", name ?? "", "--json"));
      expect(details).toMatchObject({
        id,
        shortId,
        failure: null,
        steps: [],
        log: [],
        configuration: expect.any(Array),
      });
    }
    const { stdout } = await run("job", shortId ?? "");
    expect(stdout).toContain(`Asset Discovery of orders, ${shortId}`);
    expect(stdout).toContain("no worker is running");
  });

  test("are cancelled at once, then can be retried once, and cancelling again is too late", async ({
    run,
  }) => {
    await run(...ORDERS);
    const { id, shortId } = json(await run("run", "asset-discovery", "orders", "--json")) as Record<
      string,
      string
    >;
    const tooSoon = await run("retry", id ?? "");
    expect(tooSoon).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Only a failed or cancelled job"),
    });
    const cancelled = await run("cancel", shortId ?? "", "--wait", "--json");
    expect(cancelled.code).toBe(0);
    expect(json(cancelled)).toMatchObject({ id, status: "cancelled" });
    const again = await run("cancel", shortId ?? "");
    expect(again.stderr).toContain("already cancelled");
    const retried = json(await run("retry", id ?? "", "--json"));
    expect(retried).toMatchObject({ status: "pending", trigger: "retry", retryOf: id });
    const twice = await run("retry", id ?? "", "--json");
    expect(twice.stderr).toContain("was already retried");
    expect(json(twice)).toMatchObject({ id: (retried as { id: string }).id });
  });

  test("that are unknown or somebody else's are not found", async ({ run, owner, environment }) => {
    await run(...ORDERS);
    const { id } = json(await run("run", "asset-discovery", "orders", "--json")) as { id: string };
    await createOrganization(owner, { name: "Strangers" });
    const elsewhere = (...words: string[]) =>
      tidewatch(environment, [...words, "--organization", "strangers"]);
    for (const verb of ["job", "cancel", "retry"]) {
      for (const unknown of [id, "J-000000", "nonsense", "0196f0c8-0000-7000-8000-000000000000"]) {
        const answer = await elsewhere(verb, unknown);
        expect(answer).toMatchObject({ code: 1, stdout: "" });
        expect(answer.stderr.trim()).toBe("There is no such job here.");
      }
    }
    const foreign = await elsewhere("run", "asset-discovery", "orders");
    expect(foreign).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no source "orders" here.'),
    });
  });
});

describe("organizations and people", () => {
  test("with several organizations the operator says which", async ({ run, owner }) => {
    await createOrganization(owner, { name: "Strangers" });
    const unclear = await run("source", "list");
    expect(unclear).toMatchObject({ code: 2, stdout: "" });
    expect(unclear.stderr).toContain("There are several organizations: Acme, Strangers.");
    expect((await run("source", "list", "--organization", "acme")).code).toBe(0);
    const unknown = await run("source", "list", "--organization", "nobody");
    expect(unknown).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no organization "nobody".'),
    });
  });

  test("a new organization comes with the link that claims it", async ({ run, owner }) => {
    const answer = await run("organization", "add", "Northwind", "--json");
    expect(answer.code).toBe(0);
    const { id, link } = json(answer) as { id: string; link: string };
    expect(link).toMatch(/^https:\/\/tidewatch\.example\.com\/setup\?token=.{40,}$/);
    expect(await owner.organization.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: "Northwind",
      claimedAt: null,
    });
    expect((await run("organization", "add", "")).code).toBe(2);
  });

  test("a person gets a link that sets a new password, an unknown one gets a sentence", async ({
    run,
    owner,
    scope,
  }) => {
    const { email } = await owner.user.findUniqueOrThrow({ where: { id: scope.userId ?? "" } });
    const answer = await run("user", "reset", email.toUpperCase(), "--json");
    expect(answer.code).toBe(0);
    expect(json(answer)).toMatchObject({
      email,
      link: expect.stringMatching(/^https:\/\/tidewatch\.example\.com\/reset-password\/.{40,}$/),
    });
    const unknown = await run("user", "reset", "nobody@example.com");
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr.trim()).toBe("Nobody here has the address nobody@example.com.");
  });
});
