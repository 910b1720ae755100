type Size = { id: string; width: number; height: number };
type Arrow = { from: string; to: string };
export type Places = ReadonlyMap<string, { x: number; y: number }>;

const GAP = { x: 90, y: 24 };

/** Columns from left to right by the longest way there, each sorted by where its arrows come from. In linear time. */
export function layered(nodes: readonly Size[], arrows: readonly Arrow[]): Places {
  const layerOf = layers(nodes, arrows);
  const into = Map.groupBy(arrows, ({ to }) => to);
  const places = new Map<string, { x: number; y: number }>();
  const columns = [...Map.groupBy(nodes, ({ id }) => layerOf.get(id) ?? 0)].sort(([a], [b]) => a - b);
  let x = 0;
  for (const [, column] of columns) {
    const middle = ({ id }: Size) => {
      const known = (into.get(id) ?? []).flatMap(({ from }) => places.get(from)?.y ?? []);
      return known.length === 0 ? 0 : known.reduce((sum, y) => sum + y, 0) / known.length;
    };
    let y = 0;
    for (const { id, height } of [...column].sort((a, b) => middle(a) - middle(b))) {
      places.set(id, { x, y });
      y += height + GAP.y;
    }
    x += Math.max(...column.map(({ width }) => width)) + GAP.x;
  }
  return places;
}

function layers(nodes: readonly Size[], arrows: readonly Arrow[]): Map<string, number> {
  const out = Map.groupBy(arrows, ({ from }) => from);
  const open = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of arrows) open.set(to, (open.get(to) ?? 0) + 1);
  const layerOf = new Map(nodes.map(({ id }) => [id, 0]));
  const ready = nodes.flatMap(({ id }) => (open.get(id) === 0 ? [id] : []));
  // What is in a circle never becomes ready and stays where its first arrow put it.
  for (let at = 0; at < ready.length; at += 1) {
    const id = ready[at] ?? "";
    for (const { to } of out.get(id) ?? []) {
      layerOf.set(to, Math.max(layerOf.get(to) ?? 0, (layerOf.get(id) ?? 0) + 1));
      const left = (open.get(to) ?? 0) - 1;
      open.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return layerOf;
}
