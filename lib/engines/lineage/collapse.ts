import type { Edge } from "./edges.ts";
import { keyOf, type Relation } from "./names.ts";

const idOf = ({ schema, name }: Relation): string => keyOf(schema, name);

/**
 * The arrows that are left when relations in between are taken out: what flowed through them flows past them. A value
 * that is only filtered by on its way still only filters.
 */
export function collapse(edges: readonly Edge[], between: ReadonlySet<string>): Edge[] {
  const into = Map.groupBy(edges, ({ target }) => idOf(target));
  const found = new Map<string, Edge>();
  const follow = (edge: Edge, path: readonly string[]): void => {
    const id = idOf(edge.source);
    if (!between.has(id) || path.includes(id)) {
      const { source, sourceColumn, target, targetColumn, use } = edge;
      const key = [idOf(source), sourceColumn, idOf(target), targetColumn, use];
      found.set(JSON.stringify(key), edge);
      return;
    }
    for (const before of feeding(edge, into.get(id) ?? [])) follow(before, [...path, id]);
  };
  for (const edge of edges) if (!between.has(idOf(edge.target))) follow(edge, []);
  return [...found.values()];
}

/** The arrows that end where this one begins, each drawn on to where this one ends. */
function feeding(edge: Edge, into: readonly Edge[]): Edge[] {
  const { sourceColumn, target, targetColumn, location } = edge;
  const exact = into.filter((before) => before.use === null && before.targetColumn === sourceColumn);
  const known = exact.length > 0 && sourceColumn !== null;
  const through = known ? [...exact, ...into.filter((before) => before.use !== null)] : into;
  return through.flatMap((before) => {
    const use = before.use ?? edge.use;
    const end = { target, location, use, targetColumn: use === null ? targetColumn : null };
    if (use !== null && (before.use !== null || sourceColumn === null || before.targetColumn === null))
      return [{ ...before, ...end }];
    if (before.targetColumn === sourceColumn) return [{ ...before, ...end }];
    // All columns of one flow into all of the next: each under its own name.
    if (sourceColumn === null && before.use === null)
      return [{ ...before, ...end, targetColumn: targetColumn ?? before.targetColumn }];
    if (before.targetColumn === null && before.sourceColumn === null && before.use === null)
      return [{ ...before, ...end, sourceColumn }];
    return [];
  });
}
