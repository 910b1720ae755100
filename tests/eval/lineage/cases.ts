import { z } from "zod";
import { collapse } from "#lib/engines/lineage/collapse.ts";
import type { Edge } from "#lib/engines/lineage/edges.ts";
import { createCatalog, textOf } from "#lib/engines/lineage/names.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { resolveScript, type ScriptStatement, tablesOf } from "#lib/engines/lineage/script.ts";
import { writtenAt } from "./written.ts";

const end = z.tuple([z.string().nullable(), z.string()]);
const expectedCase = z.object({
  sql: z.string(),
  kind: z.enum(["column", "table"]),
  edges: z.array(z.tuple([end, end])).nullish(),
  sources: z.array(z.string()).nullish(),
  targets: z.array(z.string()).nullish(),
  schema: z.record(z.string(), z.array(z.string())).nullish(),
});
type Case = z.infer<typeof expectedCase>;

export type Judged = { result: Record<string, number>; wrong: { what: string; reasons: string[] }[] };

/** Each line against what it expects. A statement that does not parse is counted as such, and nothing else. */
export async function judgeCases(lines: string): Promise<Judged> {
  await loadParser();
  const cases = lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => expectedCase.parse(JSON.parse(line)));
  const begun = performance.now();
  const judged = cases.map(judge);
  const seconds = (performance.now() - begun) / 1_000;
  const parsed = judged.filter(({ isParsed }) => isParsed);
  const sum = (of: (one: (typeof parsed)[number]) => number) =>
    parsed.reduce((total, one) => total + of(one), 0);
  const right = sum((one) => one.right);
  return {
    result: {
      cases: cases.length,
      parsed: parsed.length,
      exact: parsed.filter(({ reasons }) => reasons.length === 0).length,
      edgePrecision: ratio(right, right + sum(({ extra }) => extra)),
      edgeRecall: ratio(right, right + sum(({ missing }) => missing)),
      seconds: Number(seconds.toFixed(3)),
    },
    wrong: judged.filter(({ reasons }) => reasons.length > 0).map(({ what, reasons }) => ({ what, reasons })),
  };
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : Number((part / whole).toFixed(4)));

function judge(expected: Case) {
  const { sql, schema } = expected;
  const relations = Object.entries(schema ?? {}).map(([name, columns]) => {
    const at = name.lastIndexOf(".");
    return { schema: at === -1 ? null : name.slice(0, at), name: name.slice(at + 1), columns };
  });
  const statements = resolveScript(sql, createCatalog({ relations, searchPath: [] }));
  const errors = statements.flatMap(({ error }) => error ?? []);
  if (errors.length > 0)
    return {
      what: sql,
      isParsed: false,
      reasons: errors.map((error) => `not parsed: ${error}`),
      right: 0,
      missing: 0,
      extra: 0,
    };
  const found = expected.kind === "table" ? tables(statements) : columns(statements);
  const wanted =
    expected.kind === "table"
      ? [...(expected.sources ?? []).map(source), ...(expected.targets ?? []).map(target)]
      : (expected.edges ?? []).map(([from, to]) => arrow(from, to));
  const { missing, extra } = compare(wanted.map(lower), found);
  const notes = statements.flatMap(({ lineage }) => lineage?.problems ?? []);
  const differences = [...missing.map((one) => `missing: ${one}`), ...extra.map((one) => `extra: ${one}`)];
  return {
    what: sql,
    isParsed: true,
    reasons: differences.length === 0 ? [] : [...differences, ...notes.map((note) => `note: ${note}`)],
    right: wanted.length - missing.length,
    missing: missing.length,
    extra: extra.length,
  };
}

const lower = (text: string) => text.toLowerCase().replace(/\s+/g, " ");
const source = (name: string) => `reads ${name}`;
const target = (name: string) => `fills ${name}`;
const arrow = (
  [from, column]: readonly [string | null, string],
  [to, filled]: readonly [string | null, string],
) => `${from ?? "?"} . ${column} → ${to ?? "?"} . ${filled}`;

/** Each difference under one of its names: an output without a name has its text, and what Postgres calls it. */
function compare(
  wanted: readonly string[],
  found: readonly string[][],
): { missing: string[]; extra: string[] } {
  const implied = (one: string) => isImplied(one, [...wanted, ...found.flat()]);
  const names = found.map((alternatives) => alternatives.map(lower));
  const missing = wanted.filter((one) => !names.some((all) => all.includes(one)) && !implied(one));
  const extra = names.filter((all) => !all.some((one) => wanted.includes(one)) && !all.some(implied));
  return { missing, extra: extra.map(([first = ""]) => first) };
}

/** `a.* → b.*` says of every column that it goes there under its own name. */
function isImplied(one: string, all: readonly string[]): boolean {
  const [, from, column, to, filled] = /^(.*) \. (.*) → (.*) \. (.*)$/.exec(one) ?? [];
  return (
    column !== undefined &&
    column === filled &&
    column !== "*" &&
    all.map(lower).includes(`${from} . * → ${to} . *`)
  );
}

function tables(statements: readonly ScriptStatement[]): string[][] {
  const { sources, targets } = tablesOf(statements);
  return [...sources.map((one) => [source(textOf(one))]), ...targets.map((one) => [target(textOf(one))])];
}

function columns(statements: readonly ScriptStatement[]): string[][] {
  const { between } = tablesOf(statements);
  const written = new Map<Edge, string>();
  const edges = statements.flatMap(({ text, edges }) => {
    for (const edge of edges) if (edge.location !== null) written.set(edge, writtenAt(text, edge.location));
    return edges;
  });
  const flows = collapse(edges, between).filter(({ use }) => use === null);
  const unknown = statements.flatMap(({ lineage }) =>
    (lineage?.writes ?? []).flatMap(({ relation, columns }) =>
      columns.flatMap(({ name, origins }) =>
        [...origins].flatMap(({ relation: from, column }) =>
          from ? [] : [[arrow([null, column ?? "*"], [textOf(relation), name ?? "*"])]],
        ),
      ),
    ),
  );
  const known = flows.map((edge) => {
    const from = [textOf(edge.source), edge.sourceColumn ?? "*"] as const;
    const names = [edge.targetColumn ?? "*", ...(written.has(edge) ? [written.get(edge) ?? ""] : [])];
    return names.map((name) => arrow(from, [textOf(edge.target), name]));
  });
  return [...known, ...unknown];
}
