import { describe, expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { assetsOf, connectTarget, idsOf, SHOP, statesOf } from "#tests/support/discovered-target.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

describe("which relation is which, a discovery", () => {
  test("keeps a relation's id through renames and moves, swaps among them", async ({ owner, worker }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP, "create schema attic");
    await run();
    const before = await idsOf(owner, scope);
    await target.sql(`
      alter table shop.customer rename to swapping; alter table shop.orders rename to customer;
      alter table shop.swapping rename to orders; alter view shop.open_orders set schema attic`);
    expect(await run()).toMatchObject({
      message: "2 tables, 1 view: 2 tables or views renamed, 1 table or view moved (attic.open_orders)",
    });
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
    expect(await run()).toMatchObject({
      message: expect.stringContaining("1 foreign key removed in shop.orders"),
    });
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
});
