import pg from "pg";
import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { setFreshness } from "#lib/freshness/commands.ts";
import { readFreshnessFacts } from "#lib/freshness/facts.ts";
import { findFreshnessOf, listFreshness } from "#lib/freshness/queries.ts";
import { FreshnessForm } from "#lib/freshness/schemas.ts";
import { FreshnessFilter } from "#lib/freshness/views.ts";
import { test } from "#tests/support/database.ts";
import { idsOf, statesOf } from "#tests/support/discovered-target.ts";
import { checkFreshnessOf, connectShop } from "#tests/support/freshness-check.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { readsOfTables } from "#tests/support/reads-of-tables.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";

describe("freshness", () => {
  test("reads no row where the source shows its structure alone, and says so", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope, sourceId, target } = setting;
    const assetId = (await idsOf(owner, scope))["public.busy"] ?? "";
    await owner.source.update({ where: { id: sourceId }, data: { accessLevel: "schema_only" } });
    const before = await readsOfTables(target);
    expect(await checkFreshnessOf(setting)).toMatchObject({
      message: "3 tables: 0 stale, 0 fresh, 3 unknown",
    });
    expect(await readsOfTables(target)).toEqual(before);
    const found = await inOrganization(web, scope, (db) => findFreshnessOf(db, scope, assetId));
    expect(found).toMatchObject({ accessLevel: "schema_only", row: { usedColumn: null, updatedAt: null } });
    expect(found.row.notes).toContain("rows_unread");
  });

  test("never looks at a column that is personal, and forgets what it told before it was tagged", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope, sourceId, target } = setting;
    const { organizationId } = scope;
    await target.sql("create table patient (id int, date_of_birth date)");
    await target.sql("insert into patient values (1, '1988-02-03')");
    await setting.run();
    const assetId = (await idsOf(owner, scope))["public.patient"] ?? "";
    const wish = { assetId, isEnabled: true, slaSeconds: null, columnName: "date_of_birth" };
    const choose = () => inOrganization(web, scope, (db) => setFreshness(db, scope, wish));
    const find = () => inOrganization(web, scope, (db) => findFreshnessOf(db, scope, assetId));
    await choose();
    await checkFreshnessOf(setting, assetId);
    expect(await find()).toMatchObject({ row: { usedColumn: "date_of_birth" }, columns: ["date_of_birth"] });
    await owner.assetTag.create({
      data: {
        ...{ assetId, organizationId, sourceId, columnName: "date_of_birth" },
        ...{ tag: "pii:date-of-birth", level: "confirmed", confidence: 1 },
      },
    });
    await expect(choose()).rejects.toMatchObject({ code: "invalid" });
    await checkFreshnessOf(setting, assetId);
    expect(await find()).toMatchObject({
      ...{ row: { usedColumn: null, updatedAt: null }, columns: [], updates: [] },
    });
  });

  test("tells of other tables where one is locked, and of each for which no time was left", async ({
    owner,
    worker,
  }) => {
    const { target } = await connectShop({ owner, worker });
    const oids = await target.sql(
      "select relname, oid::int from pg_class where relname in ('late', 'busy') order by 1",
    );
    const tables = oids.map(({ oid, relname }) => ({
      ...{ objectId: Number(oid), schemaName: "public", name: String(relname), isSmall: false },
      column: { name: "updated_at", type: "timestamptz" as const },
    }));
    const read = async (totalSeconds: number) => {
      const connector = await open(settingsFor(target));
      const options = {
        seconds: 4,
        totalSeconds,
        signal: new AbortController().signal,
        onProgress: () => {},
      };
      const found = await connector.readFreshness(tables, options).finally(() => connector.close());
      return found.map(({ fault, newest, counters }) => [fault, newest !== null, counters !== null]);
    };
    expect(await read(0)).toEqual([
      ["timeout/budget", false, true],
      ["timeout/budget", false, true],
    ]);
    const client = new pg.Client({ connectionString: target.url });
    await client.connect();
    try {
      await client.query("begin");
      await client.query("lock table late in access exclusive mode");
      expect(await read(30)).toEqual([
        [null, true, true],
        ["timeout/lock", false, true],
      ]);
    } finally {
      await client.end();
    }
  });

  test("does not take an index of some rows for one that ends with the newest", async ({ owner, worker }) => {
    const setting = await connectShop({ owner, worker });
    const { scope, sourceId, target } = setting;
    await target.sql("create table queue (id int, updated_at timestamptz, is_open boolean)");
    await target.sql("create index on queue (updated_at) where is_open");
    await setting.run();
    const { tables } = await readFreshnessFacts(worker, scope.organizationId, sourceId);
    const indexed = Object.fromEntries(tables.map((table) => [table.name, table.indexed]));
    expect(indexed).toEqual({ busy: ["updated_at"], late: ["updated_at"], plain: [], queue: [] });
  });

  test("makes of a table with an SLA a monitored one until it is taken back, and never of one that is gone", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope } = await connectShop({ owner, worker });
    const assetId = (await idsOf(owner, scope))["public.late"] ?? "";
    const held = async (slaSeconds: number | null, isEnabled = true) => {
      const wish = { assetId, isEnabled, slaSeconds, columnName: null };
      await inOrganization(web, scope, (db) => setFreshness(db, scope, wish));
      return (await statesOf(owner, scope))["public.late"];
    };
    expect(await held(3_600)).toBe("monitored");
    expect(await held(null)).toBe("discovered");
    expect(await held(7_200)).toBe("monitored");
    expect(await held(7_200, false)).toBe("discovered");
    await owner.asset.update({ where: { id: assetId }, data: { state: "archived", archivedAt: new Date() } });
    expect(await held(3_600)).toBe("archived");
  });

  test("is listed also for an address that nobody was given", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const after = Buffer.from(JSON.stringify([1, "a", "-".repeat(36)])).toString("base64url");
    const filter = FreshnessFilter.parse({ q: "\0", after });
    const page = await inOrganization(web, scope, (db) => listFreshness(db, scope, filter));
    expect(page.rows).toEqual([]);
    expect(
      FreshnessForm.parse({ assetId: scope.organizationId, held: "off", columnName: "\0" }),
    ).toMatchObject({
      columnName: null,
    });
  });
});
