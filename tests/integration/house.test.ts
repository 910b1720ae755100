import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { test } from "#tests/support/database.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("row-level security", () => {
  test("binds every table that has an organization", async ({ owner }) => {
    const open = await owner.$queryRaw`
      select distinct c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity)`;
    expect(open).toEqual([]);
  });

  test("shows an organization its own rows alone when a filter is forgotten", async ({ owner, web }) => {
    const acme = await createOrganization(owner, { name: "Acme" });
    const rival = await createOrganization(owner, { name: "Rival" });
    const seen = await Promise.all(
      [acme, rival, acme, rival].map((scope) =>
        inOrganization(web, scope, (db) => db.organization.findMany()),
      ),
    );
    expect(seen.map((rows) => rows.map(({ name }) => name))).toEqual([
      ["Acme"],
      ["Rival"],
      ["Acme"],
      ["Rival"],
    ]);
  });

  test("shows nothing where no organization was opened", async ({ owner, web }) => {
    await createOrganization(owner);
    expect(await web.organization.findMany()).toEqual([]);
  });
});
