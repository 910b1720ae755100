import { describe, expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { type ChangeCase, expectedOf, tellCases } from "#tests/support/told-changes.ts";

const KEYS: Record<string, ChangeCase> = {
  "constraints added, without the indexes behind them": {
    before:
      "create table o (id int primary key); create table t (id int not null, o_id int, code text, at int4range)",
    after: `alter table t add constraint pk primary key (id), add constraint fk foreign key (o_id) references o,
      add constraint u unique (code), add constraint c check (id > 0), add constraint x exclude using gist (at with &&)`,
    told: [
      "warning check_added t.c: nothing → CHECK ((id > 0))",
      "warning exclusion_added t.x: nothing → EXCLUDE USING gist (at WITH &&)",
      "info foreign_key_added t.fk: nothing → FOREIGN KEY (o_id) REFERENCES o(id)",
      "info primary_key_added t.pk: nothing → PRIMARY KEY (id)",
      "info unique_added t.u: nothing → UNIQUE (code)",
    ],
  },
  "constraints removed": {
    before: `create table o (id int primary key); create table t (id int not null, o_id int, code text, at int4range);
      alter table t add constraint pk primary key (id), add constraint fk foreign key (o_id) references o,
      add constraint u unique (code), add constraint c check (id > 0), add constraint x exclude using gist (at with &&)`,
    after:
      "alter table t drop constraint pk, drop constraint fk, drop constraint u, drop constraint c, drop constraint x",
    told: [
      "critical foreign_key_removed t.fk: FOREIGN KEY (o_id) REFERENCES o(id) → nothing",
      "critical primary_key_removed t.pk: PRIMARY KEY (id) → nothing",
      "critical unique_removed t.u: UNIQUE (code) → nothing",
      "warning check_removed t.c: CHECK ((id > 0)) → nothing",
      "warning exclusion_removed t.x: EXCLUDE USING gist (at WITH &&) → nothing",
    ],
  },
  "constraints that are other ones under their name": {
    before: `create table o (id int primary key, code text unique);
      create table t (a int not null, b int not null, at int4range, constraint pk primary key (a), constraint u unique (b),
        constraint c check (a > 0), constraint fk foreign key (b) references o, constraint x exclude using gist (at with &&))`,
    after: `alter table t drop constraint pk, drop constraint u, drop constraint c, drop constraint fk, drop constraint x;
      alter table t add constraint pk primary key (a, b), add constraint u unique (b) deferrable,
        add constraint c check (a > 1), add constraint fk foreign key (b) references o on delete cascade,
        add constraint x exclude using gist (at with =)`,
    told: [
      "warning check_changed t.c: CHECK ((a > 0)) → CHECK ((a > 1))",
      "warning foreign_key_changed t.fk: FOREIGN KEY (b) REFERENCES o(id) → FOREIGN KEY (b) REFERENCES o(id) ON DELETE CASCADE",
      "warning primary_key_changed t.pk: PRIMARY KEY (a) → PRIMARY KEY (a, b)",
      "warning unique_changed t.u: UNIQUE (b) → UNIQUE (b) DEFERRABLE",
      "warning exclusion_changed t.x: EXCLUDE USING gist (at WITH &&) → EXCLUDE USING gist (at WITH =)",
    ],
  },
  "a constraint that holds for all rows from now on": {
    before: "create table t (a int); alter table t add constraint c check (a > 0) not valid",
    after: "alter table t validate constraint c",
    told: ["warning check_changed t.c: CHECK ((a > 0)) NOT VALID → CHECK ((a > 0))"],
  },
  "a check that differs within a literal, whatever was renamed beside it": {
    before:
      "create table t (a text, called int, constraint c check (a <> 'x AS y'), constraint d check (a <> 'p.q r'))",
    after: `alter table t rename called to named; alter table t drop constraint c, drop constraint d;
      alter table t add constraint c check (a <> 'x AS z'), add constraint d check (a <> 'p.q s')`,
    told: [
      "critical column_renamed t.named: called → named",
      "warning check_changed t.c: CHECK ((a <> 'x AS y'::text)) → CHECK ((a <> 'x AS z'::text))",
      "warning check_changed t.d: CHECK ((a <> 'p.q r'::text)) → CHECK ((a <> 'p.q s'::text))",
    ],
  },
  "a constraint renamed, once, with its index": {
    before:
      "create table t (a int constraint before_key primary key, b int constraint before_check check (b > 0))",
    after:
      "alter table t rename constraint before_key to after_key; alter table t rename constraint before_check to after_check",
    told: [
      "critical key_renamed t.after_key: before_key → after_key",
      "info constraint_renamed t.after_check: before_check → after_check",
    ],
  },
  "indexes added, removed, changed and renamed": {
    before: `create table t (a int, b int); create index gone on t (a); create index other on t (a);
      create index called on t (b); create index kept on t (a, b)`,
    after: `drop index gone; drop index other; create index other on t (b desc); alter index called rename to named;
      create unique index fresh on t (a) where b > 0; reindex table t`,
    told: [
      "info index_added t.fresh: nothing → CREATE UNIQUE INDEX fresh ON t USING btree (a) WHERE (b > 0)",
      "info index_removed t.gone: CREATE INDEX gone ON t USING btree (a) → nothing",
      "info index_renamed t.named: called → named",
      "info index_changed t.other: CREATE INDEX other ON t USING btree (a) → CREATE INDEX other ON t USING btree (b DESC)",
    ],
  },
  "an index that became a constraint": {
    before: "create table t (a int); create unique index i on t (a)",
    after: "alter table t add constraint i unique using index i",
    told: ["info unique_added t.i: nothing → UNIQUE (a)"],
  },
  "the keys that a dropped column takes along": {
    before:
      "create table o (id int primary key); create table t (a int, b int references o, c int); create index i on t (b, c)",
    after: "alter table t drop column b",
    told: [
      "critical column_removed t.b: integer → nothing",
      "critical foreign_key_removed t.t_b_fkey: FOREIGN KEY (b) REFERENCES o(id) → nothing",
      "info index_removed t.i: CREATE INDEX i ON t USING btree (b, c) → nothing",
    ],
  },
};

describe("of keys, checks and indexes, a discovery tells", () => {
  test("every kind of change as what it is, and as bad as it is", async ({ owner, worker }) => {
    expect(await tellCases({ owner, worker }, KEYS)).toEqual(expectedOf(KEYS));
  });
});
