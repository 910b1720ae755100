import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { unseal } from "#lib/secrets/seal.ts";
import { tidewatch } from "#tests/support/operator.ts";
import { json, keys, ORDERS, PASSWORD, test } from "#tests/support/operator-test.ts";
import { createOrganization } from "#tests/support/organization.ts";

/** Each of these starts processes, one after the other. */
const SLOW = { timeout: 120_000 };

test(
  "the operator's command, typed wrong, says so in a sentence with its usage and ends with 2",
  SLOW,
  async ({ run }) => {
    for (const [words, sentence] of [
      ["frobnicate", 'There is no command "frobnicate".'],
      [
        "jobs --status done",
        'There is no status "done". There are: pending, running, completed, failed, cancelled.',
      ],
      ["jobs --limit 0", "--limit is a whole number from 1 to 10000."],
      ["source add --name orders", "--host: Enter the host"],
    ] as const) {
      const answer = await run(...words.split(" "));
      expect(answer).toMatchObject({ code: 2, stdout: "" });
      expect(answer.stderr).toContain(sentence);
      expect(answer.stderr).toContain(words.startsWith("frob") ? "-- help" : "Usage: ");
      expect(answer.stderr).not.toContain("    at ");
    }
  },
);

test("the operator's command explains itself when nothing was asked", async ({ run }) => {
  const answer = await run();
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
});

describe("the operator's command, without its database,", SLOW, () => {
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

describe("source add", SLOW, () => {
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
    const first = await run(...ORDERS);
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^orders is saved .* Nothing has been tried yet\./),
    });
    const again = await run(...ORDERS);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("There is already a source named “orders”.");
  });
});

describe("source list", SLOW, () => {
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

describe("organizations and people", SLOW, () => {
  test("with several organizations the operator says which", async ({ run, owner }) => {
    await createOrganization(owner, { name: "Strangers" });
    const unclear = await run("source", "list");
    expect(unclear).toMatchObject({ code: 2, stdout: "" });
    expect(unclear.stderr).toContain("There are several organizations: Acme, Strangers.");
    expect(unclear.stderr).toContain("Usage: source list [--organization NAME]");
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

  test("no link is made up, and nothing made, where nobody said at which address people come", async ({
    environment: { APP_URL: _, ...environment },
    owner,
    scope,
  }) => {
    const { email } = await owner.user.findUniqueOrThrow({ where: { id: scope.userId ?? "" } });
    for (const words of [
      ["organization", "add", "Northwind"],
      ["user", "reset", email],
    ]) {
      const answer = await tidewatch(environment, words);
      expect(answer).toMatchObject({ code: 1, stdout: "" });
      expect(answer.stderr).toContain("Set APP_URL to it");
    }
    expect(await owner.organization.count({ where: { name: "Northwind" } })).toBe(0);
    expect(await owner.verification.count()).toBe(0);
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
    const spoken = await run("user", "reset", email);
    expect(spoken.stdout).toMatch(/once, until \w{3}, \d+ \w{3} \d{4}, \d\d:\d\d:\d\d UTC:/);
    const unknown = await run("user", "reset", "nobody@example.com");
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr.trim()).toBe("Nobody here has the address nobody@example.com.");
  });
});
