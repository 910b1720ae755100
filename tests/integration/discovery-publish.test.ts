import { describe, expect } from "vitest";
import { grantSchemas } from "#lib/connectors/grants.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { getSource } from "#lib/sources/queries.ts";
import { test } from "#tests/support/database.ts";
import { assetsOf, connectTarget, idsOf, SHOP, statesOf } from "#tests/support/discovered-target.ts";
import { createRole } from "#tests/support/discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

/** Which version of which row of the catalog stands in the tables: equal before and after means nothing was written. */
const rowVersions = (owner: PrismaClient) => owner.$queryRaw`
  select 'asset' as t, ctid::text, xmin::text from asset
  union all select 'asset_column', ctid::text, xmin::text from asset_column
  union all select 'asset_constraint', ctid::text, xmin::text from asset_constraint
  union all select 'asset_index', ctid::text, xmin::text from asset_index
  union all select 'asset_trigger', ctid::text, xmin::text from asset_trigger
  union all select 'source_type', ctid::text, xmin::text from source_type
  union all select 'source_routine', ctid::text, xmin::text from source_routine
  union all select 'schema_change', ctid::text, xmin::text from schema_change
  order by 1, 2`;

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

  test("archives what is gone and revives it, with its id, when it comes back", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    const before = await idsOf(owner, scope);
    await target.sql("drop view shop.open_orders");
    const second = await run();
    expect(second).toMatchObject({ message: "2 tables, 0 views: 1 view removed (shop.open_orders)" });
    const archived = await owner.asset.findUniqueOrThrow({ where: { id: before["shop.open_orders"] ?? "" } });
    expect(archived).toMatchObject({ state: "archived", changedByJobId: second.id });
    expect(archived.archivedAt).not.toBeNull();
    // Its history stays.
    expect(await owner.assetColumn.count({ where: { assetId: archived.id } })).toBe(3);
    expect(await run()).toMatchObject({ message: "2 tables, 0 views: no changes" });

    await target.sql("create view shop.open_orders as select * from shop.orders where state = 'open'");
    expect(await run()).toMatchObject({ message: "2 tables, 1 view: 1 view added (shop.open_orders)" });
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
    expect(second).toMatchObject({
      message:
        "3 tables, 1 view: 1 nullability changed in shop.customer, 1 table added (shop.fresh), " +
        "1 column added in shop.customer, 1 index added in shop.customer, and 1 more change",
      result: { added: 1, changed: 1, removed: 0, changes: { critical: 0, warning: 1, info: 4 } },
    });
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
    const { target, scope, sourceId, run } = await connectTarget(
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
      message: "0 tables, 0 views: 1 table removed (other.kept); 1 schema not readable",
    });
    expect(second.result).toMatchObject({ unreadableSchemas: ["shop"] });
    expect(await statesOf(owner, scope)).toEqual({ ...before, "other.kept": "archived" });
    expect(await owner.sourceType.count()).toBe(1);
    const lines = await owner.jobLog.findMany({ where: { jobId: second.id, level: "warn" } });
    expect(lines[0]?.message).toContain("shop");

    // The job and the source's page show what opens it again.
    const { grants } = await getJobDetails(worker, scope, second.id);
    const source = await getSource(worker, scope, sourceId);
    expect(grantSchemas(source.unreadableSchemas, source.username)).toBe(grants);
    expect(grants).toContain("GRANT USAGE ON SCHEMA shop TO ");
    await target.sql((grants ?? "").replaceAll(`TO ${source.username};`, `TO ${role.username};`));
    const third = await run({}, settingsFor(target, role));
    expect(third.result).toMatchObject({ unreadableSchemas: [] });
    expect((await getJobDetails(worker, scope, third.id)).grants).toBeNull();
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
    expect(await run()).toMatchObject({
      message:
        "1 table, 0 views: 2 tables removed, 1 view removed (shop.open_orders), 1 enum removed (shop.state)",
    });
  });

  test("leaves no part behind when an asset goes with its source or its organization", async ({
    owner,
    worker,
  }) => {
    const trigger = `create trigger t before update on shop.orders for each row
      execute function suppress_redundant_updates_trigger()`;
    const parts = async () => [
      await owner.assetColumn.count(),
      await owner.assetConstraint.count(),
      await owner.assetIndex.count(),
      await owner.assetTrigger.count(),
      await owner.job.count(),
      await owner.jobDetail.count(),
    ];
    // Of jobs, each discovery and what follows it.
    const one = await connectTarget({ owner, worker }, SHOP, trigger);
    const other = await connectTarget({ owner, worker }, SHOP, trigger);
    await one.run();
    await other.run();
    expect(await parts()).toEqual([16, 8, 6, 2, 6, 6]);
    await worker.$executeRaw`delete from source where id = ${one.sourceId}::uuid`;
    expect(await parts()).toEqual([8, 4, 3, 1, 3, 3]);
    await owner.organization.delete({ where: { id: other.scope.organizationId } });
    expect(await parts()).toEqual([0, 0, 0, 0, 0, 0]);
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

  test("tells where it is: steps in order with their units, and the whole in tables and views", async ({
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
      unit: "tables and views",
    });
  });
});
