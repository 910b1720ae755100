import { beforeAll, expect, test } from "vitest";
import { withoutCopiedData } from "./copied-data.ts";
import { knownRelations } from "./imported.ts";
import { loadParser } from "./parse.ts";
import { lineageOfStatements } from "./statements.ts";

beforeAll(loadParser);

const DUMP = [
  "-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: -",
  "",
  "COPY public.people (id, email) FROM stdin;",
  "1\tkanari'a@example.com; copy gossip from stdin;",
  "2\t-- kanari'b@example.com",
  "\\.",
  "",
  "insert into mart.report select id from raw.orders;",
].join("\n");

test("rows that a dump copies in are no statements, whatever is in them", () => {
  const { sql, blocks } = withoutCopiedData(`${DUMP}\ncopy more from stdin with (format csv);\nkanari,1`);
  expect(blocks).toBe(2);
  expect(sql).not.toContain("kanari");
  expect(sql).toContain("insert into mart.report");
});

test.each([
  "select * from stdin; insert into a select 1",
  "copy (select 1) to stdout;\nselect 1",
  "insert into note values ('please copy it from stdin;')",
])("what copies nothing in stays as it is: %s", (sql) => {
  expect(withoutCopiedData(sql)).toEqual({ sql, blocks: 0, commands: 0 });
});

test("lines for psql are no statements, and are counted", () => {
  const script =
    "\\restrict kanari\n\\connect mart\nselect '\\d people';\n\\copy t from 'f'\nselect 2;\n\\unrestrict kanari\n";
  const { sql, commands } = withoutCopiedData(script);
  expect(commands).toBe(4);
  expect(sql.trim().split(/\n+/)).toEqual(["select '\\d people';", "select 2;"]);
});

test("32 MB of what could be a dump are looked through at once", () => {
  const began = performance.now();
  withoutCopiedData("copy from stdin ".repeat(100_000));
  withoutCopiedData("select 1 from stdin;\n".repeat(100_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("a statement that is not understood is told by its number, its kind and its table, and nothing of its text", () => {
  const relations = [{ schema: "raw", name: "orders", columns: ["id"] }];
  const { unread } = lineageOfStatements(
    [
      "insert into raw.orders (id) select gone from raw.orders where id = 'kanari'",
      "insert into people values ('kanari', 'kanari' 'kanari')",
      "kanari \"kanari\" 'kanari'",
      "update people set 'kanari' where email = kanari@example.com",
    ].join(";\n"),
    knownRelations(relations, []),
  );
  expect(unread).toEqual([
    { name: "statement 1, insert into raw.orders", why: "no column is called gone" },
    { name: "statement 2, insert", why: "syntax error" },
    { name: "statement 3", why: "syntax error" },
    { name: "statement 4, update", why: "syntax error" },
  ]);
  expect(lineageOfStatements("select 'kanari", knownRelations(relations, [])).unread).toEqual([
    { name: "statement 1, select", why: "unterminated quoted string" },
  ]);
});
