import type { LineageGraph, LineageNode } from "#lib/lineage/views.ts";

/** More nobody can read at once, and a page could not lay out while it is looked at. */
const MOST_DRAWN = 300;

/**
 * The part of a graph that is drawn: what is nearest to the relation that was asked for, or of a whole source what has most
 * to do with others, each with what it is linked to.
 */
export function drawnPart({ nodes, links, keys, isCut }: LineageGraph, most = MOST_DRAWN): LineageGraph {
  if (nodes.length <= most) return { nodes, links, keys, isCut };
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of [...links, ...keys]) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const degree = ({ id }: LineageNode) => neighbours.get(id)?.length ?? 0;
  const order = nodes.toSorted(
    (a, b) => Math.abs(a.distance) - Math.abs(b.distance) || degree(b) - degree(a),
  );
  const chosen = new Set<LineageNode>();
  for (const first of order) {
    const wave = [first];
    for (let at = 0; at < wave.length && chosen.size < most; at += 1) {
      const node = wave[at];
      if (!node || chosen.has(node)) continue;
      chosen.add(node);
      for (const id of neighbours.get(node.id) ?? []) {
        const next = byId.get(id);
        if (next && !chosen.has(next) && wave.length < most * 4) wave.push(next);
      }
    }
    if (chosen.size >= most) break;
  }
  const isDrawn = ({ from, to }: { from: string; to: string }) => {
    const [source, target] = [byId.get(from), byId.get(to)];
    return source !== undefined && target !== undefined && chosen.has(source) && chosen.has(target);
  };
  return { nodes: [...chosen], links: links.filter(isDrawn), keys: keys.filter(isDrawn), isCut };
}
