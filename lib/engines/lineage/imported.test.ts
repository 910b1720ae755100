import { beforeAll, describe, expect, test } from "vitest";
import { type Imported, knownRelations } from "./imported.ts";
import { lineageOfManifest, readManifest } from "./manifest.ts";
import { textOf } from "./names.ts";
import { loadParser } from "./parse.ts";
import { lineageOfStatements } from "./statements.ts";

beforeAll(loadParser);

const relations = [
  { schema: "raw", name: "orders", columns: ["id", "net", "tax"] },
  { schema: "mart", name: "Totals", columns: ["id", "gross"] },
  { schema: "mart", name: "report", columns: ["gross"] },
  { schema: "mart", name: "plain", columns: ["id"] },
];
const known = (databases: string[]) => knownRelations(relations, databases);

const words = ({ edges }: Imported) =>
  edges
    .map(({ source, sourceColumn, target, targetColumn, use, isSure }) =>
      [
        `${textOf(source)}.${sourceColumn ?? "*"} → ${textOf(target)}.${targetColumn ?? "*"}`,
        ...(use === null ? [] : [use]),
        ...(isSure ? [] : ["?"]),
      ].join(" "),
    )
    .sort();

const model = (name: string, compiled: string | null, parents: string[], materialized = "table") => ({
  ...{ resource_type: "model", database: "shop", schema: "mart", name, alias: name },
  ...{
    compiled_code: compiled,
    config: { materialized, "post-hook": [{ sql: "analyze" }] },
    depends_on: { nodes: parents },
  },
});
const manifestOf = (nodes: Record<string, unknown>, version = "v12") =>
  JSON.stringify({
    metadata: { dbt_schema_version: `https://schemas.getdbt.com/dbt/manifest/${version}.json` },
    sources: {
      "source.orders": {
        resource_type: "source",
        database: "shop",
        schema: "raw",
        name: "o",
        identifier: "orders",
      },
    },
    nodes: {
      ...nodes,
      "test.one": { resource_type: "test", name: "one", depends_on: { nodes: ["model.totals"] } },
    },
  });

function read(nodes: Record<string, unknown>): Imported {
  const manifest = readManifest(manifestOf(nodes));
  if (typeof manifest === "string") throw new Error(manifest);
  return lineageOfManifest(manifest, known(manifest.databases));
}

describe("a manifest of dbt", () => {
  test("tells columns from compiled SQL, and passes through models that are no tables here", () => {
    const imported = read({
      "model.step": model(
        "step",
        'select id, net + tax as gross from "shop"."raw"."orders"',
        ["source.orders"],
        "ephemeral",
      ),
      "model.totals": model(
        "TOTALS",
        'with __dbt__cte__step as (select id, net + tax as gross from "shop"."raw"."orders") select id, gross from __dbt__cte__step',
        ["model.step"],
      ),
      "model.other": model("other", 'select gross as worth from "shop"."mart"."TOTALS"', ["model.totals"]),
      "model.report": model("report", "select max(worth) as gross from shop.mart.other", ["model.other"]),
    });
    expect(words(imported)).toEqual([
      "mart.Totals.gross → mart.report.gross",
      "raw.orders.id → mart.Totals.id",
      "raw.orders.net → mart.Totals.gross",
      "raw.orders.tax → mart.Totals.gross",
    ]);
    expect(imported).toMatchObject({ unread: [], unmatched: ["mart.other"] });
    expect(imported.notFollowed).toMatchObject([{ kind: "hook", count: 4 }]);
  });

  test("tells tables where the SQL is not compiled or not that of Postgres, and says so", () => {
    const imported = read({
      "model.totals": model("Totals", null, ["source.orders"]),
      "model.plain": model("plain", "select top 5 [id] from raw.orders", ["source.orders"]),
    });
    expect(words(imported)).toEqual([
      "raw.orders.* → mart.Totals.* read",
      "raw.orders.* → mart.plain.* read",
    ]);
    expect(imported.unread.map(({ name }) => name)).toEqual(["mart.Totals", "mart.plain"]);
  });

  test.each([
    ["of another version", manifestOf({}, "v2"), /version https.*v2.json. Versions 4 to 12/],
    ["of a version to come", manifestOf({}, "v99"), /Versions 4 to 12/],
    ["that is no JSON", "{", /no JSON/],
    ["that is another file", "[]", /so it is none/],
    [
      "with something missing",
      '{"metadata": {"dbt_schema_version": "x/manifest/v9.json"}}',
      /not as dbt writes it/,
    ],
  ])("%s is refused in a sentence", (_, text, why) => {
    expect(readManifest(text)).toMatch(why);
  });

  test("whose models depend on each other in a circle is read", () => {
    const imported = read({
      "model.a": model("a", null, ["model.b"]),
      "model.b": model("b", null, ["model.a", "source.orders"]),
      "model.report": model("report", null, ["model.a"]),
    });
    expect(words(imported)).toEqual(["raw.orders.* → mart.report.* read"]);
  });
});

test("statements tell what they move between known tables, and which of them could not be read", () => {
  const imported = lineageOfStatements(
    `create temp table step as select id, net from shop.raw.orders where tax > 0;
     create table mart.report (gross numeric); insert into mart.report select net from step; select from where;
     insert into elsewhere.copy select gross from mart.report;
     call fill_up(1); call fill_up(2); do 'begin end'`,
    known(["shop"]),
  );
  expect(words(imported)).toEqual([
    "raw.orders.net → mart.report.gross",
    "raw.orders.tax → mart.report.* filter",
  ]);
  expect(imported.unread).toMatchObject([{ name: "statement 4, select" }]);
  expect(imported.unmatched).toEqual(["elsewhere.copy"]);
  expect(imported.notFollowed).toMatchObject([
    { kind: "CALL", count: 2 },
    { kind: "DO", count: 1 },
  ]);
});
