import type { TableFacts } from "./facts.ts";

export const labelOf = ({ schemaName, name }: Pick<TableFacts, "schemaName" | "name">): string =>
  `${schemaName}.${name}`;

/** Of every table that foreign keys lead to: whose they are. */
export function referencesTo(tables: readonly TableFacts[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const table of tables)
    for (const { table: target } of table.foreignKeys)
      found.set(target, (found.get(target) ?? new Set()).add(labelOf(table)));
  return new Map([...found].map(([target, from]) => [target, [...from].sort()]));
}
