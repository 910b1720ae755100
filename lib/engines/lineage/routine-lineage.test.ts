import { beforeAll, describe, expect, test } from "vitest";
import { createCatalog, textOf } from "./names.ts";
import { loadParser } from "./parse.ts";
import { lineageOfRoutine } from "./routine-lineage.ts";

beforeAll(loadParser);

const catalog = createCatalog({
  relations: ["t", "u", "o"].map((name) => ({ schema: "s", name, columns: ["a", "b"] })),
});
const result = { schema: "s", name: "f()", columns: [] };

function lineageOf(declared: string, body: string, returns = "void", parameters = "") {
  const definition = `create function s.f(${parameters}) returns ${returns} language plpgsql as $$ declare ${declared} begin ${body} end $$`;
  const { edges, problems } = lineageOfRoutine(
    { schemaName: "s", name: "f", language: "plpgsql", definition },
    { catalog, result, row: null },
  );
  const flows = edges
    .filter(({ use, target }) => use === null && (target.name === "o" || target === result))
    .map(({ source, sourceColumn, target, targetColumn }) =>
      [`${textOf(source)}.${sourceColumn}`, `${textOf(target)}.${targetColumn}`].join(" → "),
    )
    .sort();
  return { flows, problems };
}

describe("what comes out of a cursor goes where it is fetched into", () => {
  test.each([
    [
      "declared with its query, by position",
      "c cursor for select b, a from s.t; x int; y int;",
      "open c; fetch c into x, y; insert into s.o (a, b) values (x, y); close c;",
      ["s.t.a → s.o.b", "s.t.b → s.o.a"],
    ],
    [
      "opened for a query, after it is read in the text, into a record",
      "c refcursor; r record;",
      "for i in 1..2 loop if i = 2 then fetch next from c into r; insert into s.o (a) values (r.b); else open c for select b from s.u; end if; end loop;",
      ["s.u.b → s.o.a"],
    ],
    [
      "of a loop",
      "c cursor for select a, b from s.t;",
      "for r in c loop insert into s.o values (r.a, r.b); end loop;",
      ["s.t.a → s.o.a", "s.t.b → s.o.b"],
    ],
    [
      "with a parameter, which holds what it is given by name",
      "c cursor (p int, q int) for select p as had, q as given; r record;",
      "open c(q := (select max(b) from s.u), p := 1); fetch c into r; insert into s.o (a) values (r.given);",
      ["s.u.b → s.o.a"],
    ],
    [
      "one of two queries",
      "c refcursor; x int;",
      "open c for select a from s.t; close c; open c for select b from s.u; fetch c into x; insert into s.o (a) values (x);",
      ["s.t.a → s.o.a", "s.u.b → s.o.a"],
    ],
  ])("%s", (_, declared, body, expected) => {
    expect(lineageOf(declared, body)).toEqual({ flows: expected, problems: [] });
  });

  test("a cursor that is returned passes on what it holds", () => {
    const { flows, problems } = lineageOf(
      "c refcursor;",
      "open c for select a from s.t; return c;",
      "refcursor",
    );
    expect(problems).toEqual([]);
    expect(flows.map((flow) => flow.split(" → ")[0])).toEqual(["s.t.a"]);
  });

  test("moving a cursor reads nothing", () => {
    const { flows } = lineageOf(
      "c cursor for select a from s.t;",
      "open c; move c; insert into s.o (a) values (1);",
    );
    expect(flows).toEqual([]);
  });

  test("a cursor that somebody else opened is told, not passed over", () => {
    const { problems } = lineageOf(
      "x int;",
      "fetch c into x; insert into s.o (a) values (x);",
      "void",
      "c refcursor",
    );
    expect(problems).toEqual(["it reads from a cursor that is opened elsewhere: what that holds is unknown"]);
  });

  test("a cursor opened for text that is put together is told", () => {
    const { problems } = lineageOf("c refcursor; x int;", "open c for execute 'select 1'; fetch c into x;");
    expect(problems).toEqual(["it puts SQL together as it runs: what that reads and writes is unknown"]);
  });
});
