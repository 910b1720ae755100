import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { CHANGE_KINDS } from "#lib/schema-changes/kinds.ts";
import { test } from "#tests/support/database.ts";
import { connectTarget, SHOP, statesOf } from "#tests/support/discovered-target.ts";
import { createRole } from "#tests/support/discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";
import { toldBy } from "#tests/support/told-changes.ts";

const tell = async (owner: PrismaClient, run: Promise<{ id: string; status: string }>) => {
  const { id, status } = await run;
  expect(status).toBe("completed");
  return (await toldBy(owner, id)).map(({ text, schemaName }) => `${schemaName}: ${text}`);
};

describe("what counts as a change", () => {
  test("is nothing of the first discovery, which is the baseline", async ({ owner, worker }) => {
    const { run } = await connectTarget({ owner, worker }, SHOP);
    const first = await run();
    expect(await tell(owner, Promise.resolve(first))).toEqual([]);
    expect(first.result).toMatchObject({ changes: { critical: 0, warning: 0, info: 0 } });
    expect(await tell(owner, run())).toEqual([]);
  });

  test("is nothing of a restore on another server, and a rename there is a removal and an addition", async ({
    owner,
    worker,
  }) => {
    const { target, sourceId, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    await owner.source.update({ where: { id: sourceId }, data: { systemIdentifier: "1" } });
    await target.sql(`drop schema shop cascade; ${SHOP}`);
    expect(await tell(owner, run())).toEqual([]);
    await owner.source.update({ where: { id: sourceId }, data: { systemIdentifier: "2" } });
    await target.sql(`alter table shop.customer rename name to title; alter type shop.state rename value 'paid' to 'settled';
      alter table shop.orders rename to bought; alter table shop.bought rename constraint orders_pkey to bought_pkey`);
    expect(await tell(owner, run())).toEqual([
      "shop: critical column_removed customer.name: text → nothing",
      "shop: critical table_removed orders: nothing → nothing",
      "shop: critical enum_label_removed state.paid: paid → nothing",
      "shop: warning view_definition_changed open_orders: SELECT id, customer_id, state FROM shop.orders WHERE (state = 'open'::shop.state); → SELECT id, customer_id, state FROM shop.bought WHERE (state = 'open'::shop.state);",
      "shop: info table_added bought: nothing → nothing",
      "shop: info column_added customer.title: nothing → text",
      "shop: info enum_label_added state.settled: nothing → settled",
    ]);
  });

  test("is nothing of a schema that is left out, or looked at for the first time", async ({
    owner,
    worker,
  }) => {
    const other = `create schema other; create table other.t (id int); create type other.e as enum ('a');
      create function other.f() returns int language sql as 'select 1'`;
    const { target, run } = await connectTarget({ owner, worker }, SHOP, other);
    const leftOut = { excludedSchemas: ["other"] };
    await run(leftOut);
    expect(await tell(owner, run())).toEqual([]);
    expect(await tell(owner, run({ includedSchemas: ["shop"] }))).toEqual([]);
    // From where it was looked at last, it is compared as ever.
    await target.sql("drop table other.t; create table other.fresh (id int)");
    expect(await tell(owner, run())).toEqual([
      "other: critical table_removed t: nothing → nothing",
      "other: info table_added fresh: nothing → nothing",
    ]);
  });

  test("is, once, that a type or function moved out of a schema that is not looked at any more", async ({
    owner,
    worker,
  }) => {
    const { target, run } = await connectTarget(
      { owner, worker },
      `create schema a; create type a.mood as enum ('calm'); create function a.f() returns int language sql as 'select 1'`,
    );
    await run();
    await target.sql("alter type a.mood set schema public; alter function a.f() set schema public");
    const withoutA = () => tell(owner, run({ excludedSchemas: ["a"] }));
    expect(await withoutA()).toEqual([
      "public: critical type_renamed mood: a.mood → public.mood",
      "public: info routine_renamed f(): a.f → public.f",
    ]);
    expect(await withoutA()).toEqual([]);
    expect(await withoutA()).toEqual([]);
    expect(await owner.sourceType.findMany()).toMatchObject([{ schemaName: "public", name: "mood" }]);
    expect(await owner.sourceRoutine.findMany()).toMatchObject([{ schemaName: "public", name: "f" }]);
  });

  test("is no rename where another server has an id for something else that a schema not looked at had", async ({
    owner,
    worker,
  }) => {
    const { target, sourceId, run } = await connectTarget(
      { owner, worker },
      `create schema a; create type a.mood as enum ('calm'); create function a.f() returns int language sql as 'select 1'`,
    );
    await run();
    await owner.source.update({ where: { id: sourceId }, data: { systemIdentifier: "1" } });
    const withoutA = () => tell(owner, run({ excludedSchemas: ["a"] }));
    expect(await withoutA()).toEqual([]);
    // The ids that the other server's types and functions have there, this one gives to new ones.
    await target.sql("alter type a.mood set schema public; alter function a.f() set schema public");
    expect(await withoutA()).toEqual([
      "public: info routine_added f(): nothing → function, returns integer, in sql, with a hash",
      "public: info enum_added mood: nothing → calm",
    ]);
  });

  test("is nothing of a kind of object that the discovery before it did not read yet", async ({
    owner,
    worker,
  }) => {
    const { target, run } = await connectTarget(
      { owner, worker },
      `create table t (id int); create type c as (x int);
        create function f() returns trigger language plpgsql as 'begin return new; end';
        create trigger g before insert on t for each row execute function f()`,
    );
    const { id } = await run();
    // As an earlier version left it, which knew of none of them.
    await owner.assetTrigger.deleteMany();
    await owner.sourceRoutine.deleteMany();
    await owner.sourceType.deleteMany({ where: { kind: "composite" } });
    await owner.asset.updateMany({ where: { kind: "table" }, data: { fingerprint: "" } });
    await owner.$executeRaw`update job_detail set result = result - 'routines' - 'triggers' where job_id = ${id}::uuid`;
    expect(await tell(owner, run())).toEqual([]);
    await target.sql("drop trigger g on t; drop function f(); drop type c");
    expect(await tell(owner, run())).toEqual([
      "public: critical composite_type_removed c: (x integer) → nothing",
      expect.stringMatching(/^public: info routine_removed f\(\)/),
      expect.stringMatching(/^public: info trigger_removed t\.g/),
    ]);
  });

  test("is a schema that somebody made, with each of its tables", async ({ owner, worker }) => {
    const { target, run } = await connectTarget({ owner, worker }, SHOP);
    await run();
    await target.sql(
      "create schema fresh; create table fresh.a (id int); create view fresh.b as select 1 as one",
    );
    expect(await tell(owner, run())).toEqual([
      "fresh: info table_added a: nothing → nothing",
      "fresh: info view_added b: nothing → SELECT 1 AS one;",
    ]);
  });

  test("is nothing of a schema that the role lost its permission on, nor when it gets it back", async ({
    owner,
    worker,
  }) => {
    const { target, scope, run } = await connectTarget({ owner, worker }, SHOP, "create schema open");
    const role = await createRole(target);
    const asRole = () => run({}, settingsFor(target, role));
    await target.sql(`grant usage on schema shop, open to ${role.username}`);
    await asRole();
    const before = await statesOf(owner, scope);
    await target.sql(`revoke usage on schema shop from ${role.username}`);
    expect(await tell(owner, asRole())).toEqual([]);
    expect(await statesOf(owner, scope)).toEqual(before);
    await target.sql(
      `grant usage on schema shop to ${role.username}; alter table shop.customer add born date`,
    );
    expect(await tell(owner, asRole())).toEqual(["shop: info column_added customer.born: nothing → date"]);
  });

  test("is what our role may do with a table", async ({ owner, worker }) => {
    const { target, run } = await connectTarget({ owner, worker }, SHOP);
    const role = await createRole(target);
    await target.sql(
      `grant usage on schema shop to ${role.username}; grant select on shop.orders to ${role.username}`,
    );
    await run({}, settingsFor(target, role));
    await target.sql(
      `revoke select on shop.orders from ${role.username}; grant select, insert on shop.customer to ${role.username}`,
    );
    expect(await tell(owner, run({}, settingsFor(target, role)))).toEqual([
      "shop: info privileges_changed customer:  → select, insert",
      "shop: info privileges_changed orders: select → ",
    ]);
  });

  test("is a table that comes back as the same asset: once, whatever it has now", async ({
    owner,
    worker,
  }) => {
    const { target, run } = await connectTarget(
      { owner, worker },
      SHOP,
      "create table shop.t (id int primary key, a int)",
    );
    await run();
    const idOf = async () => (await owner.asset.findFirstOrThrow({ where: { name: "t" } })).id;
    const id = await idOf();
    await target.sql("drop table shop.t");
    await run();
    await target.sql("create table shop.t (id int, b text)");
    expect(await tell(owner, run())).toEqual(["shop: info table_added t: nothing → nothing"]);
    expect(await idOf()).toBe(id);
    expect((await owner.schemaChange.findMany()).map(({ assetId }) => assetId)).toEqual([id, id]);
  });

  test("is read the worst first, and its message is bounded", async ({ owner, worker }) => {
    const long = "t".repeat(60);
    const { target, run } = await connectTarget(
      { owner, worker },
      SHOP,
      `create table shop.${long} (a int, b int)`,
    );
    await run();
    await target.sql(`
      alter table shop.${long} drop column a; alter table shop.customer add constraint positive check (id > 0);
      create table shop.x (id int); create table shop.y (id int); create table shop.z (id int);
      comment on table shop.orders is 'x'; alter table shop.orders alter customer_id set default 1;
      create index on shop.customer (name); alter table shop.orders enable row level security`);
    const { message, result } = await run();
    expect(message).toBe(
      `6 tables, 1 view: 1 column removed in shop.${long}, 1 check added in shop.customer, 3 tables added, ` +
        "1 default changed in shop.orders, and 3 more changes",
    );
    expect(result).toMatchObject({ changes: { critical: 1, warning: 1, info: 7 } });
  });
});

test("no kind of change is without a case", () => {
  const cases = globSync("schema-changes-*.test.ts", { cwd: import.meta.dirname })
    .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
    .join("\n");
  expect(Object.keys(CHANGE_KINDS).filter((kind) => !cases.includes(` ${kind} `))).toEqual([]);
});
