import type { Measure, Measured, RelationToProfile } from "../profiling.ts";
import {
  type DistinctColumn,
  distinctStatement,
  extrapolated,
  type Groups,
  partFor,
  scaled,
  widerPart,
} from "./distinct-values.ts";
import { type Profiling, planOf, rowsWithin } from "./plan.ts";
import { quotedName } from "./quoted-name.ts";

/** Of a smaller relation every value is counted. */
const MANY_ROWS = 200_000;
/** How often a column is asked again that the planner took for another. */
const MOST_ROUNDS = 3;

/** What the server's own statistics say; they are names and numbers, and no value. */
const ESTIMATES = `
  select distinct on (attname) attname as name, n_distinct::float8 as distinct from pg_stats
  where schemaname = $1 and tablename = $2 order by attname, inherited desc`;

/** Measures `distinct` and `duplicates` of up to some columns, in one statement where the planner knows the columns well. */
export async function countDistinct(
  profiling: Profiling,
  relation: RelationToProfile,
  measures: readonly Measure[],
): Promise<{ measured: Map<Measure, Measured>; cost: number }> {
  const whole = `${quotedName(relation.schemaName)}.${quotedName(relation.name)} as r`;
  const { rows: estimate } = await planOf(profiling, `select count(*) from ${whole}`);
  const isCounted = (measure: Measure) => measure.isExact || estimate <= MANY_ROWS;
  const distinctOf = measures.every(isCounted)
    ? () => estimate
    : await readEstimates(profiling, relation, estimate);
  const columns: DistinctColumn[] = measures.map((measure) => {
    const { name, type } = measure.column ?? { name: "", type: "" };
    return { name, type, part: isCounted(measure) ? null : partFor(distinctOf(name)) };
  });
  const measured = new Map<Measure, Measured>();
  const rows = await rowsWithin(profiling, relation, {
    statementOn: (source) => distinctStatement(source, columns),
  });
  let { cost } = rows;
  const run = async (some: readonly DistinctColumn[]) =>
    groupsOf(
      some,
      (await profiling.session.query<Groups>(distinctStatement(rows.source, some))) satisfies Groups[],
    );
  if (rows.share < 1) {
    const found = await run(columns.map((column) => ({ ...column, part: null })));
    for (const [place, measure] of measures.entries())
      measured.set(measure, answerOf(measure, extrapolated(found(place), rows.share), "sampled"));
    return { measured, cost };
  }
  let open = [...measures.keys()];
  for (let round = 1; open.length > 0; round += 1) {
    const asked = open;
    const found = await run(asked.flatMap((place) => columns[place] ?? []));
    open = asked.filter((place, index) => {
      const [column, measure, groups] = [columns[place], measures[place], found(index)];
      if (!column || !measure) return false;
      const wider = column.part === null ? null : widerPart(column.part, groups);
      if (wider !== null && round < MOST_ROUNDS) {
        columns[place] = { ...column, part: wider };
        return true;
      }
      const told = scaled(groups, column.part ?? 1);
      measured.set(measure, answerOf(measure, told, column.part === null ? "exact" : "sketched"));
      return false;
    });
    if (round > 1) cost += rows.cost;
  }
  return { measured, cost };
}

const answerOf = (
  { what }: Measure,
  { distinct, duplicates }: { distinct: number; duplicates: number },
  method: "exact" | "sketched" | "sampled",
): Measured => ({ value: what === "distinct" ? distinct : duplicates, method });

/** By place; a column of nothing but nulls has no group. */
function groupsOf(columns: readonly DistinctColumn[], found: readonly Groups[]): (place: number) => Groups {
  const byPlace = new Map(found.map((groups) => [groups.place, groups]));
  return (place) => byPlace.get(columns.length === 0 ? -1 : place) ?? { place, groups: 0, rows: 0, once: 0 };
}

async function readEstimates(
  { session }: Profiling,
  { schemaName, name }: RelationToProfile,
  rows: number,
): Promise<(column: string) => number> {
  const known = await session.query<{ name: string; distinct: number }>(ESTIMATES, [schemaName, name]);
  const byName = new Map(known.map((column) => [column.name, column.distinct]));
  return (column) => {
    const distinct = byName.get(column) ?? -1;
    return distinct < 0 ? -distinct * rows : distinct;
  };
}
