import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { listAssets } from "#lib/catalog/asset-list.ts";
import { listTypes } from "#lib/catalog/queries.ts";
import { getRelation } from "#lib/catalog/relation-queries.ts";
import { AssetFilter } from "#lib/catalog/views.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const MANY = `
  create schema a; create schema b;
  create type a.mood as enum ('calm', 'storm'); comment on type a.mood is 'Of the sea';
  do $$ begin
    for n in 1..60 loop
      execute format('create table a.t_%1$s (id int primary key); create table b.t_%1$s (id int)', lpad(n::text, 3, '0'));
    end loop;
  end $$`;

const listOf = (db: Db, scope: Scope, source: string, query: object = {}) =>
  listAssets(db, scope, AssetFilter.parse({ source, ...query }));

const LINKED = `
  create schema shop; create schema hidden;
  create table hidden.region (id int primary key);
  create table shop.customer (id int primary key, email text, region_id int references hidden.region);
  create unique index customer_email on shop.customer (email);
  create table shop.orders (id int, customer_id int not null references shop.customer, total numeric check (total > 0),
    parent_id int, primary key (id, customer_id), foreign key (parent_id, customer_id) references shop.orders);
  comment on table shop.orders is 'Bought';
  create view shop.large as select * from shop.orders where total > 100`;

async function discoverTarget(
  { owner, worker }: { owner: PrismaClient; worker: PrismaClient },
  sql: string,
  config = {},
) {
  const target = await createTarget(sql);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  await discover({ owner, worker }, scope, sourceId, settingsFor(target), config);
  return { scope, sourceId };
}

describe("the relations of a source", () => {
  test("come page by page in order of name, each once, with the counts of all", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, sourceId } = await discoverTarget({ owner, worker }, MANY);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await inOrganization(web, scope, (db) => listOf(db, scope, sourceId, { after: cursor }));
      expect(page.rows.length).toBeLessThanOrEqual(50);
      expect(page.counts).toMatchObject({ tabs: { current: 120 }, kinds: { table: 120 } });
      seen.push(...page.rows.map(({ schemaName, name }) => `${schemaName}.${name}`));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test("are searched by part of their name, in which % and _ are themselves", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, sourceId } = await discoverTarget({ owner, worker }, MANY);
    const find = async (search: string) =>
      (await inOrganization(web, scope, (db) => listOf(db, scope, sourceId, { q: search }))).rows.length;
    expect(await find("A.T_00")).toBe(9);
    expect(await find("t_060")).toBe(2);
    expect(await find("%")).toBe(0);
    expect(await find("t0")).toBe(0);
    expect(await find("\\")).toBe(0);
  });

  test("are narrowed to a kind, and a cursor nobody was given begins at the beginning", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, sourceId } = await discoverTarget({ owner, worker }, LINKED);
    const list = (query: object) => inOrganization(web, scope, (db) => listOf(db, scope, sourceId, query));
    const views = await list({ kind: "view" });
    expect(views.rows).toMatchObject([
      { schemaName: "shop", name: "large", columnCount: 4, sizeBytes: null },
    ]);
    expect(views.counts.kinds).toEqual({ table: 3, view: 1 });
    expect((await list({ after: "nonsense" })).rows).toHaveLength(4);
  });

  test("come with the enums of their source", async ({ owner, worker, web }) => {
    const { scope, sourceId } = await discoverTarget({ owner, worker }, MANY);
    expect(await inOrganization(web, scope, (db) => listTypes(db, scope, sourceId))).toEqual([
      {
        ...{ schemaName: "a", name: "mood", kind: "enum", labels: ["calm", "storm"] },
        ...{ definition: null, comment: "Of the sea" },
      },
    ]);
  });
});

describe("one relation", () => {
  test("is told whole, with its relationships in both directions", async ({ owner, worker, web }) => {
    const { scope, sourceId } = await discoverTarget({ owner, worker }, LINKED, {
      excludedSchemas: ["hidden"],
    });
    const { rows } = await inOrganization(web, scope, (db) => listOf(db, scope, sourceId));
    const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? "";
    const get = (name: string) => inOrganization(web, scope, (db) => getRelation(db, scope, idOf(name)));

    const orders = await get("orders");
    expect(orders).toMatchObject({
      kind: "table",
      comment: "Bought",
      sourceId,
      columnCount: 4,
      state: "discovered",
    });
    expect(orders.columns.map((c) => [c.name, c.isPrimaryKey, c.isForeignKey, c.isUnique])).toEqual([
      ["id", true, false, false],
      ["customer_id", true, true, false],
      ["total", false, false, false],
      ["parent_id", false, true, false],
    ]);
    expect(orders.constraints.map(({ kind }) => kind)).toEqual(["primary_key", "check"]);
    expect(orders.references).toMatchObject([
      { columns: ["customer_id"], assetId: idOf("customer"), relationName: "customer", otherColumns: ["id"] },
      { columns: ["parent_id", "customer_id"], assetId: orders.id, otherColumns: ["id", "customer_id"] },
    ]);
    expect(orders.referencedBy).toMatchObject([{ assetId: orders.id, columns: ["id", "customer_id"] }]);

    const customer = await get("customer");
    expect(customer.columns.map(({ isUnique }) => isUnique)).toEqual([true, true, false]);
    expect(customer.references).toMatchObject([
      { assetId: null, schemaName: "hidden", relationName: "region" },
    ]);
    expect(customer.referencedBy).toMatchObject([{ assetId: orders.id, otherColumns: ["customer_id"] }]);
    expect((await get("large")).definition).toContain("FROM shop.orders");
  });

  test("is not found by another organization, nor under the id of a source", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, sourceId } = await discoverTarget({ owner, worker }, LINKED);
    const { rows } = await inOrganization(web, scope, (db) => listOf(db, scope, sourceId));
    const rival = await createOrganization(owner);
    const gone = { name: "AppError", code: "not_found" };
    const get = (who: typeof scope, id: string) => inOrganization(web, who, (db) => getRelation(db, who, id));
    await expect(get(rival, rows[0]?.id ?? "")).rejects.toMatchObject(gone);
    await expect(get(scope, sourceId)).rejects.toMatchObject(gone);
    const foreign = await inOrganization(web, rival, (db) => listOf(db, rival, sourceId));
    expect(foreign).toMatchObject({ rows: [], next: null, previous: null, counts: { kinds: {} } });
  });
});
