import { describe, expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { type ChangeCase, expectedOf, tellCases } from "#tests/support/told-changes.ts";

const RELATIONS: Record<string, ChangeCase> = {
  "a table added, with all that is in it": {
    after:
      "create table t (id int primary key, note text unique); create index on t (note); comment on table t is 'x'",
    told: ["info table_added t: nothing → nothing"],
  },
  "a view added": {
    before: "create table t (id int)",
    after: "create view v as select id from t; create materialized view m as select 1 as one",
    told: ["info view_added m: nothing → SELECT 1 AS one;", "info view_added v: nothing → SELECT id FROM t;"],
  },
  "a table removed, and the view that goes with it": {
    before: "create table t (id int primary key, note text); create view v as select id from t",
    after: "drop table t cascade",
    told: [
      "critical table_removed t: nothing → nothing",
      "critical view_removed v: SELECT id FROM t; → nothing",
    ],
  },
  "a table renamed, once, whatever refers to it": {
    before: `
      create table customer (id serial primary key, code text unique check (code <> ''));
      create table bought (id int, customer_id int references customer);
      create view v as select c.id, customer.code from customer c join customer using (id) where c.code <> '';
      create index on customer (lower(code))`,
    after: "alter table customer rename to client",
    told: ["critical relation_renamed client: customer → client"],
  },
  "a table renamed to what must be quoted": {
    before: "create table plain (id int); create view v as select * from plain",
    after: `alter table plain rename to "Wörds & ""more"""`,
    told: [`critical relation_renamed Wörds & "more": plain → Wörds & "more"`],
  },
  "a table moved to another schema, once, with its sequence": {
    before:
      "create schema case_5_attic; create table moved_one (id serial); create view v as select id from moved_one",
    after: "alter table moved_one set schema case_5_attic",
    told: ["critical relation_moved moved_one: case_5 → case_5_attic"],
  },
  "two tables that swapped their names": {
    before:
      "create table one (id int); create table two (id int, note text); create view v as select note from two",
    after: "alter table one rename to three; alter table two rename to one; alter table three rename to two",
    told: ["critical relation_renamed one: two → one", "critical relation_renamed two: one → two"],
  },
  "a table that became a view": {
    before: "create table t (id int)",
    after: "drop table t; create view t as select 1 as id",
    told: ["warning relation_kind_changed t: table → view"],
  },
  "a view defined anew": {
    before: "create table t (id int, size int); create view v as select id from t where size > 1",
    after: "create or replace view v as select id from t where size > 2",
    told: [
      "warning view_definition_changed v: SELECT id FROM t WHERE (size > 1); → SELECT id FROM t WHERE (size > 2);",
    ],
  },
  "a table that was dropped and made again, by its columns": {
    before: "create table t (id int, old text, note text default 'x'); create index i on t (id)",
    after:
      "drop table t; create table t (note text default 'x', id bigint, fresh date); create index i on t (id)",
    told: [
      "critical column_removed t.old: text → nothing",
      "warning column_type_changed t.id: integer → bigint",
      "info column_added t.fresh: nothing → date",
    ],
  },
  "another partition key, and no partition": {
    before:
      "create table p (id int, at date) partition by range (at); create table p1 partition of p default",
    after: "drop table p; create table p (id int, at date) partition by list (at)",
    told: ["warning partitioning_changed p: RANGE (at) → LIST (at)"],
  },
  "another foreign server": {
    before: `create foreign data wrapper w11; create server here foreign data wrapper w11;
      create server there foreign data wrapper w11; create foreign table f (id int) server here`,
    after: "drop foreign table f; create foreign table f (id int) server there",
    told: ["warning foreign_server_changed f: here → there"],
  },
  "a comment, an owner and row-level security": {
    before: "create table t (id int); comment on table t is 'one'",
    after: `comment on table t is 'two'; alter table t owner to pg_monitor; alter table t enable row level security`,
    told: [
      "info row_security_changed t: off → on",
      "info owner_changed t: postgres → pg_monitor",
      "info comment_changed t: one → two",
    ],
  },
  "triggers added, removed, changed and switched off": {
    before: `
      create function stay() returns trigger language plpgsql as 'begin return new; end';
      create table t (id int, size int);
      create trigger gone before insert on t for each row execute function stay();
      create trigger off before insert on t for each row execute function stay();
      create trigger other before insert on t for each row execute function stay()`,
    after: `
      drop trigger gone on t; alter table t disable trigger off; drop trigger other on t;
      create trigger other before update on t for each row execute function stay();
      create trigger fresh before delete on t for each row execute function stay()`,
    told: [
      "info trigger_added t.fresh: nothing → enabled, with a hash",
      "info trigger_removed t.gone: enabled, with a hash → nothing",
      "info trigger_changed t.off: enabled, with a hash → disabled, with a hash",
      "info trigger_changed t.other: enabled, with a hash → enabled, with a hash",
    ],
  },
  "a trigger that comes beside a column's new name": {
    before: `create function stay() returns trigger language plpgsql as 'begin return new; end'; create table t (size int)`,
    after: `
      alter table t rename size to width;
      create trigger fresh before delete on t for each row execute function stay()`,
    told: [
      "critical column_renamed t.width: size → width",
      "info trigger_added t.fresh: nothing → enabled, with a hash",
    ],
  },
  "a table that was filled, and nothing else": {
    before: "create table t (id int primary key)",
    after: "insert into t select generate_series(1, 1000); analyze t",
    told: [],
  },
};

describe("of tables and views, a discovery tells", () => {
  test("every kind of change as what it is, and as bad as it is", async ({ owner, worker }) => {
    expect(await tellCases({ owner, worker }, RELATIONS)).toEqual(expectedOf(RELATIONS));
  });
});
