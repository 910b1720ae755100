import { expect } from "vitest";
import { getRelation } from "#lib/catalog/relation-queries.ts";
import { type AssetRelationship, writeRelationships } from "#lib/catalog/write-relationships.ts";
import { inOrganization } from "#lib/db/client.ts";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const SHOP = `
  create schema sales;
  create table sales.customers (id bigint primary key, email text);
  create table sales.orders (id bigint primary key, customer_id bigint not null);
  create table sales.items (id bigint primary key, order_id bigint references sales.orders)`;

test("a discovery suggests what nobody declared, and takes it back once it is declared", async ({
  owner,
  worker,
  web,
}) => {
  const target = await createTarget(SHOP);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const suggestions = async (name: string) => {
    const { status } = await discover({ owner, worker }, scope, sourceId, settingsFor(target));
    expect(status).toBe("completed");
    const { id } = await owner.asset.findFirstOrThrow({ where: { sourceId, name, kind: "table" } });
    return (await inOrganization(web, scope, (db) => getRelation(db, scope, id))).suggestions;
  };
  expect(await suggestions("orders")).toMatchObject([
    { direction: "references", columns: ["customer_id"], relationName: "customers", otherColumns: ["id"] },
  ]);
  expect(await suggestions("items")).toEqual([]);
  await target.sql("alter table sales.orders add foreign key (customer_id) references sales.customers");
  expect(await suggestions("orders")).toEqual([]);
});

test("a key that is declared twice is suggested once, and no discovery fails of it", async ({
  owner,
  worker,
}) => {
  const target = await createTarget(`
    create table invoice (invoice_no int, book text, primary key (invoice_no, book));
    alter table invoice add unique (invoice_no, book);
    create table line (invoice_no int, book text, line int)`);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const { status, message } = await discover({ owner, worker }, scope, sourceId, settingsFor(target));
  expect({ status, message }).toMatchObject({ status: "completed" });
  expect(await owner.assetRelationship.findMany({ where: { sourceId } })).toMatchObject([
    { columns: ["invoice_no", "book"], referencedColumns: ["invoice_no", "book"] },
  ]);
});

test("a suggestion that is made twice is written once", async ({ owner, worker }) => {
  const scope = await createOrganization(owner);
  const sourceId = await insertSource(owner, scope);
  const [assetId, referencedAssetId] = [crypto.randomUUID(), crypto.randomUUID()];
  const one = { assetId, columns: ["a"], referencedAssetId, referencedColumns: ["id"], reasons: [] };
  const suggestions = [
    { ...one, confidence: 0.5 },
    { ...one, confidence: 0.75 },
  ];
  await writeRelationships(worker, scope, { sourceId, jobId: crypto.randomUUID(), suggestions });
  expect(await owner.assetRelationship.findMany()).toMatchObject([{ confidence: 0.75 }]);
});

test("suggested relationships stand on both pages, apart from declared ones, and only what differs is written", async ({
  owner,
  worker,
  web,
}) => {
  const [scope, rival] = [await createOrganization(owner), await createOrganization(owner)];
  const sourceId = await insertSource(owner, scope);
  const at = { organizationId: scope.organizationId, sourceId, kind: "table", schemaName: "sales" };
  const orders = await owner.asset.create({ data: { ...at, name: "orders", objectId: 1n } });
  const customers = await owner.asset.create({ data: { ...at, name: "customers", objectId: 2n } });
  const write = (jobId: string, suggestions: AssetRelationship[]) =>
    writeRelationships(worker, scope, { sourceId, jobId, suggestions });
  const get = (id: string) => inOrganization(web, scope, (db) => getRelation(db, scope, id));
  const suggestion = (over: Partial<AssetRelationship> = {}): AssetRelationship => ({
    ...{
      assetId: orders.id,
      columns: ["customer_id"],
      referencedAssetId: customers.id,
      referencedColumns: ["id"],
    },
    ...{ confidence: 0.75, reasons: ["The name is that of the table with _id"], ...over },
  });
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];

  await write(first, [suggestion(), suggestion({ columns: ["buyer"], confidence: 0.5 })]);
  expect((await get(orders.id)).suggestions).toMatchObject([
    { direction: "references", columns: ["customer_id"], assetId: customers.id, confidence: 0.75 },
    { direction: "references", columns: ["buyer"], confidence: 0.5 },
  ]);
  expect(await get(customers.id)).toMatchObject({
    referencedBy: [],
    suggestions: [
      { direction: "referenced_by", columns: ["id"], relationName: "orders", otherColumns: ["customer_id"] },
      { direction: "referenced_by", otherColumns: ["buyer"] },
    ],
  });

  await write(second, [suggestion(), suggestion({ columns: ["buyer"], confidence: 0.625 })]);
  const kept = await owner.assetRelationship.findMany({ orderBy: { confidence: "desc" } });
  expect(kept.map(({ jobId, confidence }) => [jobId, confidence])).toEqual([
    [first, 0.75],
    [second, 0.625],
  ]);
  await expect(inOrganization(web, rival, (db) => getRelation(db, rival, orders.id))).rejects.toMatchObject({
    code: "not_found",
  });

  await owner.asset.delete({ where: { id: customers.id } });
  expect(await owner.assetRelationship.count()).toBe(0);
});
