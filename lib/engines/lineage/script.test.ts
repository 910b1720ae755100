import { beforeAll, describe, expect, test } from "vitest";
import { collapse } from "./collapse.ts";
import type { Edge } from "./edges.ts";
import { createCatalog, textOf } from "./names.ts";
import { loadParser } from "./parse.ts";
import { resolveScript, tablesOf } from "./script.ts";

beforeAll(loadParser);

const catalog = createCatalog({
  relations: [
    { schema: "public", name: "src", columns: ["k", "v", "w"] },
    { schema: "public", name: "tgt", columns: ["k", "v"] },
    { schema: "other", name: "tgt", columns: ["a"] },
  ],
});

const end = (relation: Edge["source"], column: string | null) => `${textOf(relation)}.${column ?? "*"}`;
const words = ({ source, sourceColumn, target, targetColumn, use }: Edge) =>
  `${end(source, sourceColumn)} → ${end(target, targetColumn)}${use === null ? "" : ` (${use})`}`;
const edgesOf = (sql: string) =>
  resolveScript(sql, catalog)
    .flatMap(({ edges }) => edges.map(words))
    .sort();

describe("a statement that writes", () => {
  test.each([
    ["INSERT … SELECT by position", "insert into tgt select v, k from src", ["v → k", "k → v"]],
    [
      "INSERT with a list of columns",
      "insert into tgt (v) select w from src where k > 1",
      ["w → v", "k → * (filter)"],
    ],
    [
      "ON CONFLICT … DO UPDATE",
      "insert into tgt as t select k, v from src on conflict (k) do update set v = excluded.v || t.k",
      ["k → k", "v → v"],
    ],
    ["UPDATE … FROM", "update tgt t set v = s.w from src s where s.k = t.k", ["w → v", "k → * (filter)"]],
    [
      "UPDATE of several columns at once",
      "update tgt set (k, v) = (select s.v, s.w from src s limit 1)",
      ["v → k", "w → v"],
    ],
    ["DELETE … USING", "delete from tgt using src s where s.k = tgt.k", ["k → * (filter)"]],
    [
      "MERGE",
      `merge into tgt t using src s on s.k = t.k
       when matched and s.w is null then delete when matched then update set v = s.v
       when not matched then insert (k, v) values (s.k, s.w)`,
      ["v → v", "k → k", "w → v", "k → * (join)", "w → * (filter)"],
    ],
  ])("%s", (_, sql, expected) => {
    const arrows = expected.map((arrow) => {
      const [from = "", to = ""] = arrow.split(" → ");
      return `public.src.${from} → public.tgt.${to}`;
    });
    expect(edgesOf(sql).filter((edge) => edge.startsWith("public.src"))).toEqual(arrows.sort());
  });

  test.each([
    ["CREATE TABLE AS", "create table made (a) as select k, w from src"],
    ["CREATE VIEW", "create view made (a) as select k, w from src"],
    ["CREATE MATERIALIZED VIEW", "create materialized view made (a) as select k, w from src"],
    ["SELECT INTO", "select k as a, w into made from src"],
  ])("%s names what it makes", (_, sql) => {
    expect(edgesOf(sql)).toEqual(["public.src.k → made.a", "public.src.w → made.w"]);
  });

  test("COPY of a query fills a file", () => {
    expect(edgesOf("copy (select k from src) to '/tmp/k.csv'")).toEqual(["public.src.k → path:/tmp/k.csv.k"]);
  });

  test("changing data inside of WITH passes on what it returns", () => {
    const sql = "with gone as (delete from tgt returning k, v) insert into other.tgt select v from gone";
    expect(edgesOf(sql)).toEqual(["public.tgt.v → other.tgt.a"]);
  });

  test("RETURNING * passes on all columns of what was changed and of what it was changed by", () => {
    const sql =
      "with gone as (delete from tgt using src s where s.k = tgt.k returning *) insert into other.tgt select w from gone";
    expect(edgesOf(sql)).toEqual([
      "public.src.k → other.tgt.* (filter)",
      "public.src.k → public.tgt.* (filter)",
      "public.src.w → other.tgt.a",
      "public.tgt.k → other.tgt.* (filter)",
    ]);
  });

  test.each([
    ["do $$ begin insert into tgt select k, v from src; end $$", "DO"],
    ["call fill_up(1)", "CALL"],
    ["execute fill(1)", "EXECUTE"],
    ["create table made as execute fill", "EXECUTE"],
    ["prepare fill as insert into tgt select k, v from src; execute fill", undefined],
    ["create function f() returns int language sql as 'select 1'", "CREATE FUNCTION"],
    ["create rule r as on insert to tgt do also insert into src (k) values (new.k)", "CREATE RULE"],
    ["alter table tgt add column more int", "ALTER TABLE"],
    ["alter table tgt add check (k > 0)", undefined],
    ["select fill_up(1)", "SELECT function()"],
    ["select * from fill_up(1)", "SELECT function()"],
    ["select app.fill_up(k) from src", "SELECT function()"],
    ["select pg_catalog.set_config('search_path', '', false)", undefined],
    ["select max(k) from src", undefined],
    ["grant select on tgt to public", undefined],
  ])("%s is told as followed or not", (sql, kind) => {
    const statement = resolveScript(sql, catalog).at(-1);
    expect(statement?.lineage?.notFollowed?.kind).toBe(kind);
  });
});

describe("a script", () => {
  test("passes values through what it makes on its way", () => {
    const statements = resolveScript(
      `create temp table step as select k as key, v from src where w = 1;
       insert into tgt select key, upper(v) from step; drop table step`,
      catalog,
    );
    const { sources, targets, between } = tablesOf(statements);
    expect([sources, targets].map((relations) => relations.map(textOf))).toEqual([
      ["public.src"],
      ["public.tgt"],
    ]);
    const edges = collapse(
      statements.flatMap(({ edges }) => edges),
      between,
    );
    expect(edges.map(words).sort()).toEqual([
      "public.src.k → public.tgt.k",
      "public.src.v → public.tgt.v",
      "public.src.w → public.tgt.* (filter)",
    ]);
  });

  test("goes on after a statement that Postgres does not understand, and says which", () => {
    const [bad, good] = resolveScript(
      "insert overwrite tgt select 1; insert into tgt select k from src",
      catalog,
    );
    expect(bad).toMatchObject({ edges: [], error: "syntax error" });
    expect(good?.edges.map(words)).toEqual(["public.src.k → public.tgt.k"]);
  });

  test("looks names up along the search path that it sets", () => {
    expect(edgesOf("set search_path = other, public; insert into tgt select k from src")).toEqual([
      "public.src.k → other.tgt.a",
    ]);
  });

  test("says where it cannot tell what a name means, and guesses nothing", () => {
    const [statement] = resolveScript(
      "insert into tgt select x from one join two on one.id = two.id",
      catalog,
    );
    expect(statement?.lineage?.problems).toEqual(["more than one relation could have the column x"]);
    expect(statement?.edges.filter(({ use }) => use === null)).toEqual([]);
  });

  test("nested deeper than can be read is told as such", () => {
    const [statement] = resolveScript(
      `select ${"coalesce(".repeat(3_000)}k${")".repeat(3_000)} from src`,
      catalog,
    );
    expect(statement?.lineage ?? statement?.error).not.toBeNull();
  });
});
