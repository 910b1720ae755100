import { beforeAll, expect, test } from "vitest";
import { loadParser } from "./parse.ts";
import { lineageOfRoutines } from "./routines.ts";
import { lineageOfViews } from "./view-lineage.ts";

beforeAll(loadParser);

const relation = (objectId: number, name: string, columns: string[]) => ({
  ...{ objectId, rootObjectId: objectId, schemaName: "public", name, columns, isTracked: true },
});

function follow(
  definition: string,
  recorded: (string | null)[],
  routines: [name: string, body: string][] = [],
) {
  const found = {
    views: [{ objectId: 2, schemaName: "public", name: "seen", definition }],
    relations: [relation(1, "orders", ["id", "net"]), relation(2, "seen", ["net"])],
    dependencies: recorded.map((column) => ({ objectId: 2, referencedObjectId: 1, column })),
    rules: [],
    routines: routines.map(([name, body], at) => ({
      ...{
        objectId: 10 + at,
        schemaName: "public",
        name,
        rowObjectId: null,
        columns: [],
        language: "plpgsql",
      },
      ...{
        definition: `create function public.${name}() returns int language plpgsql as $$ begin ${body} end $$`,
      },
      ...{ isOfExtension: false, triggeredBy: [] },
    })),
  };
  const [view] = [...lineageOfViews(found, lineageOfRoutines(found))];
  if (!view) throw new Error("There is no view.");
  return view;
}

test("a definition that does not parse is told as such, with what the database has on record of it", () => {
  const { edges, verdict } = follow("select net from from public.orders", ["net"]);
  expect(edges).toEqual([]);
  expect(verdict).toMatchObject({
    error: "syntax error",
    missing: [{ objectId: 1, column: "net" }],
  });
});

test("what the text shows and the record does not know, or the other way round, is told column by column", () => {
  const { verdict } = follow("select net from public.orders", ["id"]);
  expect(verdict).toMatchObject({
    missing: [{ objectId: 1, column: "id" }],
    extra: [{ objectId: 1, column: "net" }],
  });
});

test("routines that call each other in a circle end, and what is unknown of one is unknown of those that call it", () => {
  const { called, verdict } = follow(
    "select public.a() as net",
    [],
    [
      ["a", "return (select max(net) from orders) + b();"],
      ["b", "execute 'select 1'; return a();"],
    ],
  );
  expect(called).toMatchObject([{ sourceColumn: "net", targetColumn: "net", use: null }]);
  expect(verdict.problems).toEqual([
    "of public.b(), it puts SQL together as it runs: what that reads and writes is unknown",
  ]);
});

test("a body that cannot be read is told, and nothing else is lost for it", () => {
  const { edges, verdict } = follow(
    "select net + public.broken() as net from public.orders",
    ["net"],
    [["broken", "selec 1; end if;"]],
  );
  expect(edges).toMatchObject([{ sourceColumn: "net", targetColumn: "net" }]);
  expect(verdict.problems[0]).toMatch(/^of public.broken\(\), its body could not be read/);
});
