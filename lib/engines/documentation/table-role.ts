import type { Fact, TableFacts } from "./facts.ts";
import { tokensOf } from "./name-tokens.ts";
import { fact } from "./wording.ts";

export const TABLE_ROLES = ["entity", "bridge", "lookup", "log", "fact", "dimension", "view"] as const;
export type TableRole = (typeof TABLE_ROLES)[number];
export type Role = { role: TableRole; facts: readonly Fact[] };

const BY_NAME: readonly [RegExp, TableRole, "first" | "last" | "any"][] = [
  [/^(dim|dimension)$/, "dimension", "any"],
  [/^(fact|fct)$/, "fact", "any"],
  [/^(lkp|lookup|ref|enum|codes?)$/, "lookup", "any"],
  [/^(bridge|xref|junction)$/, "bridge", "any"],
  [/^(logs?|audits?|events?|history|hist|journal)$/, "log", "last"],
];
const NUMBER = /^(smallint|integer|bigint|numeric|real|double|money)/;
const TIME = /^(timestamp|date)/;
const TELLING = /^(name|code|label|title|description|desc|value|text)$/;
const MOST_OF_LOOKUP = 5;
const MOST_BESIDE_KEYS = 3;

/** What part a table plays, by its shape and then by its name. */
export function roleOf(table: TableFacts, referencedBy: readonly string[]): Role {
  if (table.kind === "view" || table.kind === "materialized_view")
    return { role: "view", facts: [fact("kind", table.kind.replace("_", " "))] };
  return (
    bridge(table) ??
    byName(table) ??
    lookup(table, referencedBy) ??
    measured(table, referencedBy) ?? {
      role: "entity",
      facts: [],
    }
  );
}

function bridge({ foreignKeys, primaryKey, columns }: TableFacts): Role | null {
  const inKeys = new Set(foreignKeys.flatMap((key) => key.columns));
  const key = primaryKey.length > 0 ? primaryKey : columns.map(({ name }) => name);
  const isBridge =
    foreignKeys.length >= 2 &&
    key.length >= 2 &&
    key.every((column) => inKeys.has(column)) &&
    new Set(
      foreignKeys
        .filter((one) => one.columns.some((column) => key.includes(column)))
        .map(({ table }) => table),
    ).size >= 2 &&
    columns.filter(({ name }) => !inKeys.has(name)).length <= MOST_BESIDE_KEYS;
  if (!isBridge) return null;
  return {
    role: "bridge",
    facts: [fact("structure", `its key (${key.join(", ")}) is made of foreign keys`)],
  };
}

function byName({ name }: TableFacts): Role | null {
  const tokens = tokensOf(name);
  if (tokens.length < 2) return null;
  for (const [pattern, role, where] of BY_NAME) {
    const at = where === "last" ? [tokens.at(-1)] : [tokens[0], tokens.at(-1)];
    const met = at.find((token) => token !== undefined && pattern.test(token));
    if (met) return { role, facts: [fact("name", `its name says “${met}”`)] };
  }
  return null;
}

function lookup({ columns, foreignKeys }: TableFacts, referencedBy: readonly string[]): Role | null {
  const tells = columns.some(({ name }) => tokensOf(name).some((token) => TELLING.test(token)));
  const others = columns.filter(({ type, labels }) => NUMBER.test(type) || TIME.test(type) || labels).length;
  if (
    referencedBy.length === 0 ||
    foreignKeys.length > 0 ||
    columns.length > MOST_OF_LOOKUP ||
    !tells ||
    others > 2
  )
    return null;
  return {
    role: "lookup",
    facts: [
      fact("structure", `${columns.length} columns, no foreign key of its own, referred to by other tables`),
    ],
  };
}

function measured(
  { columns, foreignKeys, primaryKey }: TableFacts,
  referencedBy: readonly string[],
): Role | null {
  const inKeys = new Set([...primaryKey, ...foreignKeys.flatMap((key) => key.columns)]);
  const measures = columns.filter(
    ({ name, type, labels }) => !inKeys.has(name) && labels === null && NUMBER.test(type),
  );
  const hasTime = columns.some(({ type }) => TIME.test(type));
  if (foreignKeys.length < 2 || measures.length === 0 || !hasTime || referencedBy.length > 0) return null;
  return {
    role: "fact",
    facts: [
      fact(
        "structure",
        `${foreignKeys.length} foreign keys, numbers in ${measures.map(({ name }) => name).join(", ")}`,
      ),
    ],
  };
}
