import type { LineageGraph, LineageNode } from "#lib/lineage/views.ts";

export const HEAD = 40;
export const LINE = 20;
const MOST_COLUMNS = 30;

export type ShownNode = LineageNode & { columns: string[]; hidden: number; width: number; height: number };

/** Nodes with the columns that take part, at the level of columns, and how much room they need. */
export function shownNodes({ nodes, links }: LineageGraph, level: "tables" | "columns"): ShownNode[] {
  const columns = new Map<string, Set<string>>();
  const add = (id: string, column: string) => {
    if (column === "") return;
    const known = columns.get(id) ?? new Set();
    columns.set(id, known.add(column));
  };
  if (level === "columns")
    for (const { from, to, flows } of links)
      for (const flow of flows) {
        add(from, flow.from);
        add(to, flow.to);
      }
  return nodes.map((node) => {
    const all = [...(columns.get(node.id) ?? [])].sort();
    const shown = all.slice(0, MOST_COLUMNS);
    const hidden = all.length - shown.length;
    const lines = shown.length + (hidden > 0 ? 1 : 0);
    const longest = Math.max(
      node.schemaName.length + node.name.length + 5,
      ...shown.map(({ length }) => length + 3),
    );
    const width = Math.min(360, Math.max(140, longest * 7.5 + 24));
    return { ...node, columns: shown, hidden, width, height: HEAD + lines * LINE + (lines > 0 ? 8 : 0) };
  });
}
