import { describe, expect } from "vitest";
import type { ConnectionSettings, IntrospectionScope } from "#lib/connectors/connector.ts";
import { openConnector } from "#lib/connectors/open.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { test } from "../support/target.ts";

const never = new AbortController().signal;

async function report(settings: ConnectionSettings, scope: Partial<IntrospectionScope> = {}) {
  const connector = await openConnector(settings, {
    jobShortId: "J-REPORT",
    signal: never,
    outboundAllow: "127.0.0.1",
  });
  try {
    return await connector.test({ includedSchemas: [], excludedSchemas: [], ...scope }, never);
  } finally {
    await connector.close();
  }
}

describe("a connection test", () => {
  test("finds nothing to say about a role that reads and no more", async ({ target }) => {
    expect(await report(target.settings, { includedSchemas: ["sales"] })).toEqual({
      serverVersion: expect.stringMatching(/^18\./),
      role: target.settings.username,
      isSuperuser: false,
      readableSchemas: ["sales"],
      unreadableSchemas: [],
      tlsVersion: null,
      problems: [],
    });
  });

  test("warns about a superuser", async ({ target, cluster }) => {
    const { username, password } = new URL(cluster);
    const secret = new Secret(decodeURIComponent(password));
    const { isSuperuser, problems } = await report({ ...target.settings, username, password: secret });
    expect(isSuperuser).toBe(true);
    expect(problems[0]).toBe(
      `${username} is a superuser: it may do anything on this server. A role that only reads is safer.`,
    );
  });

  test("warns about a role that may change data, and says where", async ({ target }) => {
    const { username } = target.settings;
    await target.sql(`grant update on sales.orders to ${username}`);
    const { problems } = await report(target.settings);
    expect(problems[0]).toBe(
      `${username} may change data in 1 table, for example sales.orders. Reading is enough.`,
    );
    await target.sql(`revoke update on sales.orders from ${username}`);
  });

  test("warns about a role that reaches the server's own files and programs", async ({ target }) => {
    const { username } = target.settings;
    await target.sql(`grant pg_execute_server_program to ${username}`);
    expect((await report(target.settings)).problems[0]).toContain("pg_execute_server_program");
    await target.sql(`revoke pg_execute_server_program from ${username}`);
  });

  test("names the schemas that may not be read, beside those that may", async ({ target }) => {
    await target.sql('create schema "re""turns"; create table "re""turns".refund (id int)');
    const { readableSchemas, unreadableSchemas, problems } = await report(target.settings);
    expect(readableSchemas).toContain("sales");
    expect(unreadableSchemas).toEqual(['re"turns']);
    expect(problems).toEqual([
      `${target.settings.username} may not read re"turns: what is in there stays unknown.`,
    ]);
    expect((await report(target.settings, { excludedSchemas: ['re"turns'] })).problems).toEqual([]);
    await target.sql('drop schema "re""turns" cascade');
  });

  test("fails where the role may read nothing at all, with the grant that helps", async ({ target }) => {
    await target.sql("create schema hidden; create table hidden.thing (id int)");
    await expect(report(target.settings, { includedSchemas: ["hidden"] })).rejects.toMatchObject({
      fault: "permission/schema",
      detail: { schema: "hidden", role: target.settings.username },
    });
    await target.sql("drop schema hidden cascade");
  });

  test("says where there is nothing to discover", async ({ target }) => {
    await target.sql("create schema empty; grant usage on schema empty to public");
    expect((await report(target.settings, { includedSchemas: ["empty"] })).problems).toEqual([
      "There are no tables or views to discover yet.",
    ]);
    await target.sql("drop schema empty");
  });

  test.for(['Robert"); drop table students; --', "emoji 🦜", "line\nbreak", "ü".repeat(31), "select", "a.b"])(
    "a schema named %j is text like any other",
    async (name, { target }) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      await target.sql(`create schema ${quoted}; grant usage on schema ${quoted} to public`);
      expect((await report(target.settings, { includedSchemas: [name] })).readableSchemas).toEqual([name]);
      await target.sql(`drop schema ${quoted}`);
    },
  );
});
