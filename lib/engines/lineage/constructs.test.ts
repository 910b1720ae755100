import type { Node } from "libpg-query";
import { beforeAll, describe, expect, test } from "vitest";
import type { Construct } from "#tests/support/lineage-construct.ts";
import { CONSTRUCTS, LINEAGE_COLUMNS } from "#tests/support/lineage-constructs.ts";
import { createCatalog, type Origin } from "./names.ts";
import { loadParser, parseScript } from "./parse.ts";
import { createSession } from "./session.ts";
import { resolveStatement } from "./statement.ts";

beforeAll(loadParser);

const relations = [
  ...Object.entries(LINEAGE_COLUMNS).map(([name, columns]) => ({ schema: "public", name, columns })),
  { schema: "other", name: "orders", columns: ["id", "amount"] },
];
const orders = relations.find(({ name }) => name === "orders") ?? null;
const catalog = createCatalog({
  relations,
  functions: [
    { schema: "public", name: "orders_of", rowOf: orders, columns: [], result: null },
    { schema: "public", name: "first_order", rowOf: orders, columns: [], result: null },
    { schema: "public", name: "split", rowOf: null, columns: ["head", "tail"], result: null },
  ],
});

function resolve(tree: Node) {
  const { outputs, reads, problems } = resolveStatement(tree, createSession(catalog));
  const flows = outputs.map(({ name, origins }) => [name, words(origins)]);
  return {
    flows: Object.fromEntries(flows) as Record<string, string[]>,
    reads: asRecorded(words(reads)),
    problems,
  };
}

const treeOf = (sql: string): Node => {
  const [statement] = parseScript(sql);
  if (!statement?.tree) throw new Error(`${sql} does not parse: ${statement?.error}`);
  return statement.tree;
};

const words = (origins: Iterable<Origin>): string[] =>
  [...origins]
    .map(({ relation, column }) =>
      [
        ...(relation?.schema === "other" ? ["other"] : []),
        relation?.name ?? "?",
        ...(column === null ? [] : [column]),
      ].join("."),
    )
    .sort();

/** Postgres names a relation by itself only where no column of it is read. */
const asRecorded = (reads: readonly string[]): string[] =>
  [...new Set(reads)].filter((one) => !reads.some((other) => other.startsWith(`${one}.`))).sort();

const expected = ({ flows, besides }: Construct) => asRecorded([...Object.values(flows).flat(), ...besides]);

describe.each(CONSTRUCTS)("$name", (one) => {
  test("tells what flows into each column, and everything that is read", () => {
    const { flows, reads, problems } = resolve(treeOf(one.sql));
    const sorted = Object.entries(one.flows).map(([name, from]) => [name, [...from].sort()]);
    expect(flows).toEqual(Object.fromEntries(sorted));
    expect(reads).toEqual(expected(one));
    expect(problems).toEqual([]);
  });

  test("read by a resolver that overlooks it, differs from what the database has on record", () => {
    const { reads } = resolve(without(treeOf(one.sql), one.part));
    expect(reads).not.toEqual(expected(one));
  });
});

/** The tree as somebody sees it who knows nothing of that part. */
function without<T>(tree: T, part: string): T {
  return JSON.parse(
    JSON.stringify(tree, (key: string, value: unknown) => (key === part ? undefined : value)),
  ) as T;
}
