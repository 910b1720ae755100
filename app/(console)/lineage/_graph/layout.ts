import { layered, type Places } from "./layered.ts";

type Size = { id: string; width: number; height: number };
type Arrow = { from: string; to: string };

/** More than these, the best layout would hold the page up for longer than anybody waits. */
const MOST_FOR_ELK = 400;

/** Where each node goes, from left to right with as few crossings as time allows. */
export async function layOut(nodes: readonly Size[], arrows: readonly Arrow[]): Promise<Places> {
  if (nodes.length > MOST_FOR_ELK) return layered(nodes, arrows);
  const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
  const { children = [] } = await new Elk().layout({
    id: "lineage",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.spacing.nodeNode": "24",
      "elk.layered.spacing.nodeNodeBetweenLayers": "90",
    },
    children: nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: arrows.map(({ from, to }) => ({ id: `${from} ${to}`, sources: [from], targets: [to] })),
  });
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
