import type { Origin, Relation } from "./names.ts";
import type { StatementLineage } from "./statement.ts";
import type { Written } from "./write.ts";

/** Why something is read that does not flow: `rows` are only counted or joined, `unused` reaches no output, `read`: unknown. */
export const USES = ["filter", "join", "group", "order", "rows", "unused", "read"] as const;
export type Use = (typeof USES)[number];

/**
 * One arrow. A null column is the relation as a whole: its rows, or all of its columns. `use` is null where a value
 * flows, and says else what the source is read for; then it concerns the whole target.
 */
export type Edge = {
  source: Relation;
  sourceColumn: string | null;
  target: Relation;
  targetColumn: string | null;
  use: Use | null;
  /** Where an output without a name begins in its statement, in bytes. */
  location: number | null;
};

/** All arrows of one statement. What a table gets of itself in the same column is no flow. */
export function edgesOf(lineage: Pick<StatementLineage, "writes" | "reads" | "uses">): Edge[] {
  const targets = new Map<Relation, Written[]>();
  for (const { relation, columns } of lineage.writes)
    targets.set(relation, [...(targets.get(relation) ?? []), ...columns]);
  return [...targets].flatMap(([target, columns]) => {
    const edges = new Map<string, Edge>();
    const add = (origin: Origin, written: Pick<Written, "name" | "location">, use: Use | null) => {
      const { relation: source, column: sourceColumn } = origin;
      if (!source || (source === target && (use !== null || sourceColumn === written.name))) return;
      const key = JSON.stringify([source.schema, source.name, sourceColumn, written.name, use]);
      const edge = { source, sourceColumn, target, targetColumn: written.name, use };
      edges.set(key, { ...edge, location: written.location });
    };
    const flowing = new Set<Origin>();
    for (const written of columns)
      for (const origin of written.origins) {
        flowing.add(origin);
        add(origin, written, null);
      }
    // Of several targets, what reaches no column of one most likely reaches another.
    for (const { origin, use } of usesOf(lineage, flowing))
      if (use !== "unused" || targets.size === 1) add(origin, WHOLE, use);
    return [...edges.values()];
  });
}

const WHOLE = { name: null, location: null };

/** What is read and does not flow, for each use; what has none is left over. */
function usesOf(
  { reads, uses }: Pick<StatementLineage, "reads" | "uses">,
  flowing: ReadonlySet<Origin>,
): { origin: Origin; use: Use }[] {
  const used = [...uses].flatMap(([use, origins]) => [...origins].map((origin) => ({ origin, use })));
  const explained = new Set([...flowing, ...used.map(({ origin }) => origin)]);
  const relations = new Set([...explained].map(({ relation }) => relation));
  const left = [...reads].flatMap((origin): { origin: Origin; use: Use }[] => {
    if (explained.has(origin)) return [];
    if (origin.column !== null) return [{ origin, use: "unused" }];
    return relations.has(origin.relation) ? [] : [{ origin, use: "rows" }];
  });
  return [...used, ...left];
}
