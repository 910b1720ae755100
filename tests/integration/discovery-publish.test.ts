import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { test } from "#tests/support/database.ts";
import { createRole, createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

type Clients = { owner: PrismaClient; worker: PrismaClient };

/** A database with a source on it; `run` discovers it as it is then. */
async function connectTarget({ owner, worker }: Clients, ...statements: string[]) {
  const target = await createTarget(...statements);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const run = (config = {}, settings = settingsFor(target)) =>
    discover({ owner, worker }, scope, sourceId, settings, config);
  return { target, scope, sourceId, run };
}

const assetsOf = async (owner: PrismaClient, scope: Scope) => {
  const assets = await owner.asset.findMany({
    where: { organizationId: scope.organizationId, kind: { not: "source" } },
    orderBy: [{ schemaName: "asc" }, { name: "asc" }],
  });
  return assets.map((asset) => ({ ...asset, label: `${asset.schemaName}.${asset.name}` }));
};
const idsOf = async (owner: PrismaClient, scope: Scope) =>
  Object.fromEntries((await assetsOf(owner, scope)).map(({ label, id }) => [label, id]));
const statesOf = async (owner: PrismaClient, scope: Scope) =>
  Object.fromEntries((await assetsOf(owner, scope)).map(({ label, state }) => [label, state]));

/** Which version of which row of the catalog stands in the tables: equal before and after means nothing was written. */
const rowVersions = (owner: PrismaClient) => owner.$queryRaw`
  select 'asset' as t, ctid::text, xmin::text from asset
  union all select 'asset_column', ctid::text, xmin::text from asset_column
  union all select 'asset_constraint', ctid::text, xmin::text from asset_constraint
  union all select 'asset_index', ctid::text, xmin::text from asset_index
  union all select 'source_type', ctid::text, xmin::text from source_type
  order by 1, 2`;

const SHOP = `
  create schema shop;
  create type shop.state as enum ('open', 'paid');
  create table shop.customer (id int primary key, name text not null default 'x');
  create table shop.orders (id int primary key, customer_id int references shop.customer, state shop.state, unique (customer_id));
  create view shop.open_orders as select * from shop.orders where state = 'open';
  comment on column shop.customer.name is 'Who';`;

describe("publishing a discovery", () => {
  test("stores everything that was found, and says so", async ({ owner, worker }) => {
    const { scope, sourceId, run } = await connectTarget({ owner, worker }, SHOP);
    const first = await run();
    expect(first).toMatchObject({ status: "completed", message: "2 tables, 1 view" });
    expect(first.result).toMatchObject({
      tables: 2,
      views: 1,
      columns: 8,
      constraints: 4,
      indexes: 3,
      types: 1,
      added: 3,
    });

    const assets = await assetsOf(owner, scope);
    expect(assets).toMatchObject([
      {
        label: "shop.customer",
        kind: "table",
        state: "discovered",
        createdByJobId: first.id,
        changedByJobId: first.id,
      },
      { label: "shop.open_orders", kind: "view" },
      { label: "shop.orders", kind: "table", sourceId },
    ]);
    expect(await owner.assetColumn.findFirst({ where: { name: "name" } })).toMatchObject({
      ...{ position: 2, type: "text", isNullable: false, comment: "Who", defaultExpression: "'x'::text" },
    });
    expect(await owner.assetConstraint.findFirst({ where: { kind: "foreign_key" } })).toMatchObject({
      ...{
        columns: ["customer_id"],
        referencedSchema: "shop",
        referencedTable: "customer",
        referencedColumns: ["id"],
      },
    });
    expect(await owner.assetIndex.count()).toBe(3);
    expect(await owner.sourceType.findFirst()).toMatchObject({ name: "state", labels: ["open", "paid"] });
    const source = await owner.source.findUniqueOrThrow({ where: { id: sourceId } });
    expect(source.lastDiscoveryJobId).toBe(first.id);
    expect(source.serverVersion).toMatch(/^\d+/);
    expect(source.systemIdentifier).toMatch(/^\d+$/);
    expect(await owner.jobStage.count()).toBe(0);
  });

  test("writes no row where nothing changed", async ({ owner, worker }) => {
    const { run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    const before = await rowVersions(owner);
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: no changes" });
    expect(await rowVersions(owner)).toEqual(before);
  });

  test("keeps a relation's id through renames and moves, swaps among them", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP, "create schema attic");
    await run();
    const before = await idsOf(owner, scope);
    await target.sql(`
      alter table shop.customer rename to swapping; alter table shop.orders rename to customer;
      alter table shop.swapping rename to orders; alter view shop.open_orders set schema attic`);
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: 3 changed" });
    expect(await idsOf(owner, scope)).toEqual({
      "shop.orders": before["shop.customer"],
      "shop.customer": before["shop.orders"],
      "attic.open_orders": before["shop.open_orders"],
    });
  });

  test("takes a table that was dropped and made again for the same one", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    const before = await idsOf(owner, scope);
    await target.sql(
      "drop table shop.customer cascade; create table shop.customer (id int primary key, name text, born date)",
    );
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: 2 changed" });
    expect(await idsOf(owner, scope)).toEqual(before);
    const columns = await owner.assetColumn.findMany({
      where: { assetId: before["shop.customer"] ?? "" },
      orderBy: { position: "asc" },
    });
    expect(columns.map(({ name }) => name)).toEqual(["id", "name", "born"]);
  });

  test("goes by names where the server is another one, so that a restore changes nothing", async ({
    owner,
    worker,
  }) => {
    const { target, scope, sourceId, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    const before = await idsOf(owner, scope);
    await owner.source.update({ where: { id: sourceId }, data: { systemIdentifier: "1" } });
    // As after a restore: the same names, other object ids, and ids that meant another table before.
    await target.sql(`drop schema shop cascade; ${SHOP}`);
    await owner.$executeRaw`
      update asset a set object_id = (select object_id from asset b where b.source_id = a.source_id and b.id <> a.id
        and b.kind = 'table' limit 1) where kind = 'table'`;
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: no changes" });
    expect(await idsOf(owner, scope)).toEqual(before);
  });

  test("archives what is gone and revives it, with its id, when it comes back", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    const before = await idsOf(owner, scope);
    await target.sql("drop view shop.open_orders");
    const second = await run();
    expect(second).toMatchObject({ message: "2 tables, 0 views: 1 removed" });
    const archived = await owner.asset.findUniqueOrThrow({ where: { id: before["shop.open_orders"] ?? "" } });
    expect(archived).toMatchObject({ state: "archived", changedByJobId: second.id });
    expect(archived.archivedAt).not.toBeNull();
    // Its history stays.
    expect(await owner.assetColumn.count({ where: { assetId: archived.id } })).toBe(3);
    expect(await run()).toMatchObject({ message: "2 tables, 0 views: no changes" });

    await target.sql("create view shop.open_orders as select * from shop.orders where state = 'open'");
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: 1 changed" });
    expect(await idsOf(owner, scope)).toEqual(before);
    expect(await statesOf(owner, scope)).toMatchObject({ "shop.open_orders": "discovered" });
  });

  test("writes only the relations that changed, and counts each once", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    const untouched =
      await owner.$queryRaw`select c.xmin::text from asset_column c join asset a on a.id = c.asset_id
      where a.name <> 'customer' order by c.ctid`;
    await target.sql(`
      alter table shop.customer add column born date, alter column name drop not null;
      create index on shop.customer (born); alter type shop.state add value 'void'; create table shop.fresh (id int)`);
    const second = await run();
    expect(second).toMatchObject({ message: "3 tables, 1 view: 1 added, 1 changed, 1 type changed" });
    const changedBy = Object.fromEntries(
      (await assetsOf(owner, scope)).map(({ name, changedByJobId }) => [name, changedByJobId === second.id]),
    );
    expect(changedBy).toEqual({ customer: true, fresh: true, open_orders: false, orders: false });
    expect(
      await owner.$queryRaw`select c.xmin::text from asset_column c join asset a on a.id = c.asset_id
        where a.name not in ('customer', 'fresh') order by c.ctid`,
    ).toEqual(untouched);
  });

  test("brings estimates and sizes up to date without calling that a change", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP);
    const first = await run();
    await target.sql(
      "insert into shop.customer select n, 'c' || n from generate_series(1, 500) n; analyze shop.customer",
    );
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: no changes" });
    const [customer] = await assetsOf(owner, scope);
    expect(customer).toMatchObject({ name: "customer", rowEstimate: 500n, changedByJobId: first.id });
    expect(customer?.sizeBytes).toBeGreaterThan(8_192n);
  });

  test("removes nothing from a schema that it may not read any more", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget(
      { owner, worker },
      SHOP,
      "create schema other create table kept (id int)",
    );
    const role = await createRole(target);
    await target.sql(`grant usage on schema shop, other to ${role.username}`);
    await run({}, settingsFor(target, role));
    const before = await statesOf(owner, scope);
    await target.sql(`revoke usage on schema shop from ${role.username}; drop table other.kept`);
    const second = await run({}, settingsFor(target, role));
    expect(second).toMatchObject({
      status: "completed",
      message: "0 tables, 0 views: 1 removed; 1 schema not readable",
    });
    expect(second.result).toMatchObject({ unreadableSchemas: ["shop"], typesChanged: 0 });
    expect(await statesOf(owner, scope)).toEqual({ ...before, "other.kept": "archived" });
    expect(await owner.sourceType.count()).toBe(1);
    const lines = await owner.jobLog.findMany({ where: { jobId: second.id, level: "warn" } });
    expect(lines[0]?.message).toContain("shop");
  });

  test("removes nothing from a schema that is excluded from now on", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget(
      { owner, worker },
      SHOP,
      "create schema other create table t (id int)",
    );
    await run();
    const before = await statesOf(owner, scope);
    expect(await run({ excludedSchemas: ["shop"] })).toMatchObject({
      message: "1 table, 0 views: no changes",
    });
    expect(await run({ includedSchemas: ["other"] })).toMatchObject({
      message: "1 table, 0 views: no changes",
    });
    expect(await statesOf(owner, scope)).toEqual(before);
    await target.sql("drop schema shop cascade");
    expect(await run()).toMatchObject({ message: "1 table, 0 views: 3 removed, 1 type changed" });
  });

  test("keeps nothing of a database that the source no longer leads to when the reading ends", async ({
    owner,
    worker,
  }) => {
    const { target, scope, sourceId } = await connectTarget({ owner, worker }, SHOP);
    const moved = await discover({ owner, worker }, scope, sourceId, settingsFor(target), {
      beforeOpening: () => owner.source.update({ where: { id: sourceId }, data: { host: "elsewhere" } }),
    });
    expect(moved).toMatchObject({ status: "failed", errorCode: "INVALID_CONFIG/changed" });
    expect(await assetsOf(owner, scope)).toEqual([]);
  });

  test("mistakes no relation for one whose object id another server gave to it", async ({
    owner,
    worker,
  }) => {
    const pay = "create schema pay; create table pay.salary (id int)";
    const { scope, sourceId, run } = await connectTarget({ owner, worker }, SHOP, pay);
    await run();
    const before = await idsOf(owner, scope);
    // As after a restore elsewhere, where one of the relations looked at has the id of one that is not.
    await owner.$executeRaw`update asset set object_id = (
      select object_id from asset where name = 'customer') where name = 'salary'`;
    await owner.source.update({ where: { id: sourceId }, data: { systemIdentifier: "another" } });
    for (const _ of [1, 2]) {
      expect(await run({ excludedSchemas: ["pay"] })).toMatchObject({ status: "completed" });
      expect(await idsOf(owner, scope)).toEqual(before);
    }
    expect(new Set(Object.values(await statesOf(owner, scope)))).toEqual(new Set(["discovered"]));
  });

  test("publishes nothing of a run that failed", async ({ owner, worker }) => {
    const { scope, run } = await connectTarget({ owner, worker }, SHOP);
    expect(await run({ includedSchemas: ["nowhere"] })).toMatchObject({
      status: "failed",
      errorCode: "NOT_FOUND/schema",
      result: null,
    });
    expect(await assetsOf(owner, scope)).toEqual([]);
    expect(await owner.jobStage.count()).toBe(0);
  });

  test("keeps hostile names as the text they are", async ({ owner, worker }) => {
    const name = `"><script>alert('x')</script>\n😀 ''; drop table job; --`;
    const { scope, run } = await connectTarget(
      { owner, worker },
      `create table "${name.replaceAll('"', '""')}" ("${"é".repeat(31)}" int)`,
    );
    expect(await run()).toMatchObject({ status: "completed", message: "1 table, 0 views" });
    expect(await assetsOf(owner, scope)).toMatchObject([{ name }]);
    expect(await owner.assetColumn.findFirst()).toMatchObject({ name: "é".repeat(31) });
  });

  test("tells where it is: steps in order with their units, and the whole in tables", async ({
    owner,
    worker,
  }) => {
    const { run } = await connectTarget({ owner, worker }, SHOP);
    const { id } = await run();
    const steps = await owner.jobStep.findMany({ where: { jobId: id }, orderBy: { startedAt: "asc" } });
    expect(steps.map(({ step }) => step)).toEqual([
      "connect",
      "relations",
      "columns",
      "keys",
      "types",
      "publish",
    ]);
    expect(steps.find(({ step }) => step === "columns")).toMatchObject({
      unitsDone: 3n,
      unitsTotal: 3n,
      unit: "tables",
    });
  });
});
