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

/** What came of a column: its number of distinct values, of the others, and how they were come by. */
type Counted = { distinct: number; duplicates: number; method: "exact" | "sketched" | "sampled" };

/** Measures `distinct` and `duplicates` of some columns, in one statement where the planner knows the columns well. */
export async function countDistinct(
  profiling: Profiling,
  relation: RelationToProfile,
  measures: readonly Measure[],
): Promise<{ measured: Map<Measure, Measured>; cost: number }> {
  const columns = await columnsOf(profiling, relation, measures);
  const keys = [...columns.keys()];
  const asked = [...columns.values()];
  const { source, share, cost } = await rowsWithin(profiling, relation, {
    statementOn: (rows) => distinctStatement(rows, asked),
  });
  const run = async (some: readonly DistinctColumn[]): Promise<Groups[]> => {
    const found = await profiling.session.query<Groups>(distinctStatement(source, some));
    // A column of nothing but nulls has no group.
    return some.map((_, at) => found.find(({ place }) => place === at) ?? NO_GROUP);
  };
  const counted =
    share < 1
      ? (await run(asked.map((column) => ({ ...column, part: null })))).map(
          (groups): Counted => ({ ...extrapolated(groups, share), method: "sampled" }),
        )
      : await countWhole(asked, run);
  const byKey = new Map(keys.map((key, place) => [key, counted[place]]));
  return {
    cost,
    measured: new Map(
      measures.map((measure) => {
        const { distinct = null, duplicates = null, method = "exact" } = byKey.get(keyOf(measure)) ?? {};
        return [measure, { value: measure.what === "distinct" ? distinct : duplicates, method }];
      }),
    ),
  };
}

const NO_GROUP: Groups = { place: 0, groups: 0, rows: 0, once: 0 };

/** Both measures of a column come of the same groups. */
const keyOf = ({ column, isExact }: Measure): string => `${isExact} ${column?.name}`;

/** All rows; a column of which too few hashes were looked at is asked again, with more of them. */
async function countWhole(
  columns: readonly DistinctColumn[],
  run: (some: readonly DistinctColumn[]) => Promise<Groups[]>,
): Promise<(Counted | undefined)[]> {
  const counted: (Counted | undefined)[] = columns.map(() => undefined);
  let open = [...columns.entries()];
  for (let round = 1; open.length > 0; round += 1) {
    const found = await run(open.map(([, column]) => column));
    open = open.flatMap(([place, column], index): typeof open => {
      const groups = found[index] ?? NO_GROUP;
      const wider = column.part === null ? null : widerPart(column.part, groups);
      if (wider !== null && round < MOST_ROUNDS) return [[place, { ...column, part: wider }]];
      const method = column.part === null ? "exact" : "sketched";
      counted[place] = { ...scaled(groups, column.part ?? 1), method };
      return [];
    });
  }
  return counted;
}

/** Each column once, with the part of its hashes that should do. */
async function columnsOf(
  profiling: Profiling,
  relation: RelationToProfile,
  measures: readonly Measure[],
): Promise<Map<string, DistinctColumn>> {
  const whole = `${quotedName(relation.schemaName)}.${quotedName(relation.name)} as r`;
  const { rows } = await planOf(profiling, `select count(*) from ${whole}`);
  const isCounted = (measure: Measure) => measure.isExact || rows <= MANY_ROWS;
  const distinctOf = measures.every(isCounted) ? () => rows : await readEstimates(profiling, relation, rows);
  return new Map(
    measures.map((measure) => {
      const { name, type } = measure.column ?? { name: "", type: "" };
      const part = isCounted(measure) ? null : partFor(distinctOf(name));
      return [keyOf(measure), { name, type, part }];
    }),
  );
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
