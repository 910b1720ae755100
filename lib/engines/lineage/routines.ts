import type { ViewDependencies } from "#lib/connectors/connector.ts";
import { collapse } from "./collapse.ts";
import type { Edge } from "./edges.ts";
import { createFlowCatalog, type PlacedEdge, resultName } from "./flow-catalog.ts";
import { keyOf, type Relation } from "./names.ts";
import { lineageOfRoutine, lineageOfRule } from "./routine-lineage.ts";

export type Routines = {
  /** Arrows into tables that routines and rules fill. */
  writes: { edge: PlacedEdge; by: "routine" | "rule" }[];
  /** Draws arrows that come out of a routine on to where its body has them from. */
  through(edges: readonly Edge[]): Edge[];
  /** What is not known of a routine that has this result, and of those that it calls. */
  problemsOf(result: Relation): string[];
  /** Every routine and rule of which something is not known. */
  unknown: { name: string; problems: string[] }[];
};

const idOf = ({ schema, name }: Relation): string => keyOf(schema, name);

type Found = Pick<ViewDependencies, "relations" | "routines" | "rules">;

/** What routines and rules move, all at once. */
export function lineageOfRoutines(found: Found): Routines {
  const following = followRoutines(found);
  for (;;) {
    const { done, value } = following.next();
    if (done) return value;
  }
}

/**
 * What routines and rules move, as their text says: the database keeps no record of it to compare with. Routine after
 * routine, so that whoever asks can stop in between.
 */
export function* followRoutines(found: Found): Generator<void, Routines, undefined> {
  const flow = createFlowCatalog(found, ["public", "pg_catalog"]);
  const edges: Edge[] = [];
  const ruled: Edge[] = [];
  const results = new Set<string>();
  const problemsBy = new Map<string, string[]>();
  const unknown: Routines["unknown"] = [];
  for (const routine of found.routines) {
    const { schemaName, name, definition, language, triggeredBy, isOfExtension } = routine;
    // The server's own, as which aggregates count, read no tables.
    if (isOfExtension || language === "internal") continue;
    yield;
    const result = flow.catalog.functions.get(keyOf(schemaName, name))?.result ?? {
      ...{ schema: schemaName, name: resultName(name), columns: null },
    };
    results.add(idOf(result));
    const rows = [...new Set(triggeredBy.map((id) => flow.byId.get(id)?.rootObjectId ?? id))];
    const read =
      definition === null
        ? [{ edges: [], problems: [`it is written in ${language}: what it reads and writes is unknown`] }]
        : (rows.length > 0 ? rows.map(flow.relationOf) : [null]).map((row) =>
            lineageOfRoutine({ ...{ schemaName, name, language, definition } }, { ...flow, result, row }),
          );
    edges.push(...read.flatMap((one) => one.edges));
    const problems = [...new Set(read.flatMap((one) => one.problems))];
    if (problems.length === 0) continue;
    problemsBy.set(idOf(result), [...(problemsBy.get(idOf(result)) ?? []), ...problems]);
    unknown.push({ name: `${schemaName}.${resultName(name)}`, problems });
  }
  for (const { objectId, name, definition } of found.rules) {
    const row = flow.relationOf(objectId);
    if (!row) continue;
    const read = lineageOfRule(definition, flow.catalog, row);
    ruled.push(...read.edges);
    if (read.problems.length > 0)
      unknown.push({ name: `the rule ${name} of ${row.schema}.${row.name}`, problems: read.problems });
  }
  const inside = edges.filter(({ target }) => results.has(idOf(target)));
  const outside = (all: readonly Edge[]) => all.filter(({ target }) => !results.has(idOf(target)));
  const through = (all: readonly Edge[]): Edge[] =>
    all.some(({ source }) => results.has(idOf(source))) ? collapse([...all, ...inside], results) : [...all];
  const placed = (all: readonly Edge[], by: "routine" | "rule") =>
    through(outside(all)).flatMap((edge) => {
      const at = flow.place(edge);
      return at ? [{ edge: at, by }] : [];
    });
  const calls = Map.groupBy(
    inside.filter(({ source }) => results.has(idOf(source))),
    ({ target }) => idOf(target),
  );
  function problemsOf(result: Relation, path: readonly string[] = []): string[] {
    const id = idOf(result);
    if (path.includes(id)) return [];
    const own = (problemsBy.get(id) ?? []).map((one) => `of ${result.schema}.${result.name}, ${one}`);
    const called = (calls.get(id) ?? []).flatMap(({ source }) => problemsOf(source, [...path, id]));
    return [...new Set([...own, ...called])];
  }
  return {
    writes: [...placed(edges, "routine"), ...placed(ruled, "rule")],
    through,
    problemsOf: (result) => problemsOf(result),
    unknown,
  };
}
