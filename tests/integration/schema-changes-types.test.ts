import { describe, expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { type ChangeCase, expectedOf, tellCases } from "#tests/support/told-changes.ts";

const TYPES: Record<string, ChangeCase> = {
  "types added": {
    after:
      "create type e as enum ('a', 'b'); create domain d as int check (value > 0); create type c as (x int, y text)",
    told: [
      "info composite_type_added c: nothing → (x integer, y text)",
      "info domain_added d: nothing → integer CHECK ((VALUE > 0))",
      "info enum_added e: nothing → a, b",
    ],
  },
  "types removed": {
    before: "create type e as enum ('a', 'b'); create domain d as int; create type c as (x int, y text)",
    after: "drop type e; drop domain d; drop type c",
    told: [
      "critical composite_type_removed c: (x integer, y text) → nothing",
      "critical domain_removed d: integer → nothing",
      "critical enum_removed e: a, b → nothing",
    ],
  },
  "a type renamed, once, whatever has it": {
    before: `create type mood as enum ('calm'); create table t (m mood default 'calm', ms mood[]);
      create function f(mood) returns mood language sql as 'select $1'; create view v as select 'calm'::mood as m`,
    after: "alter type mood rename to temper",
    told: ["critical type_renamed temper: mood → temper"],
  },
  "labels added to an enum, wherever": {
    before: "create type e as enum ('b', 'd')",
    after:
      "alter type e add value 'a' before 'b'; alter type e add value 'c' after 'b'; alter type e add value 'e'",
    told: [
      "info enum_label_added e.a: nothing → a",
      "info enum_label_added e.c: nothing → c",
      "info enum_label_added e.e: nothing → e",
    ],
  },
  "labels renamed, whatever was added beside them, once": {
    before: `create type e as enum ('draft', 'in review', 'done'); create table t (e e default 'in review');
      create view v as select * from t where e = 'in review'`,
    after: `alter type e rename value 'in review' to 'checked'; alter type e add value 'fresh' before 'checked';
      alter type e rename value 'done' to 'over'`,
    told: [
      "critical enum_label_renamed e.checked: in review → checked",
      "critical enum_label_renamed e.over: done → over",
      "info enum_label_added e.fresh: nothing → fresh",
    ],
  },
  "an enum made again with other labels in another order": {
    before: "create type e as enum ('a', 'b', 'c', 'gone')",
    after: "drop type e; create type e as enum ('c', 'a', 'fresh', 'b')",
    told: [
      "critical enum_label_removed e.gone: gone → nothing",
      "info enum_labels_reordered e: a, b, c, gone → c, a, fresh, b",
      "info enum_label_added e.fresh: nothing → fresh",
    ],
  },
  "a domain and a composite type that changed": {
    before: "create domain d as int; create type c as (x int, y text)",
    after:
      "alter domain d set not null; alter domain d add constraint k check (value > 5); alter type c add attribute z date",
    told: [
      "warning composite_type_changed c: (x integer, y text) → (x integer, y text, z date)",
      "warning domain_changed d: integer → integer NOT NULL CHECK ((VALUE > 5))",
    ],
  },
  "the comment of a type": {
    before: "create type e as enum ('a')",
    after: "comment on type e is 'now'",
    told: ["info comment_changed e: nothing → now"],
  },
  "functions added, removed, changed, renamed and commented on": {
    before: `create function gone() returns int language sql as 'select 1';
      create function other(a int) returns int language sql as 'select 1';
      create function called(a int) returns int language sql as 'select 1';
      create function kept() returns int language sql as 'select 1';
      create procedure noted() language sql as 'select 1'`,
    after: `drop function gone(); create or replace function other(a int) returns int language sql as 'select 2';
      alter function called(int) rename to named; comment on procedure noted() is 'now';
      create function other(a text) returns int language sql as 'select 3'`,
    told: [
      "info routine_removed gone(): function, returns integer, in sql, with a hash → nothing",
      "info routine_renamed named(a integer): called → named",
      "info comment_changed noted(): nothing → now",
      "info routine_changed other(a integer): function, returns integer, in sql, with a hash → function, returns integer, in sql, with a hash",
      "info routine_added other(a text): nothing → function, returns integer, in sql, with a hash",
    ],
  },
};

describe("of types and functions, a discovery tells", () => {
  test("every kind of change as what it is, and as bad as it is", async ({ owner, worker }) => {
    expect(await tellCases({ owner, worker }, TYPES)).toEqual(expectedOf(TYPES));
  });
});
