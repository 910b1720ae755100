/**
 * What is to be known of one relation: its aggregates in one statement, and how many values are distinct in one for every
 * sixteen columns. The planner is asked first what each would cost: what is too dear is computed of a sample.
 */
import { ConnectorError } from "../connector.ts";
import type { Measure, Measured, Profile, RelationToProfile } from "../profiling.ts";
import { aggregateOf, costOfSorting } from "./aggregates.ts";
import { askApart } from "./ask-apart.ts";
import { countDistinct } from "./count-distinct.ts";
import { type Profiling, planOf, rowsWithin } from "./plan.ts";
import { quotedName } from "./quoted-name.ts";

const COLUMNS_TOGETHER = 16;

export async function profile(profiling: Profiling, relation: RelationToProfile): Promise<Profile> {
  const { begin } = profiling;
  const { measures } = relation;
  const spent = { cost: 0 };
  await begin();
  const plain = measures.filter((measure) => !isGrouped(measure));
  const measured = await askApart(plain, begin, (some) => aggregate(profiling, relation, some, spent));
  const grouped = measures.filter(isGrouped);
  for (let from = 0; from < grouped.length; from += COLUMNS_TOGETHER) {
    const found = await askApart(grouped.slice(from, from + COLUMNS_TOGETHER), begin, async (some) => {
      if (performance.now() > profiling.until) throw timeIsUp();
      const { measured: answers, cost } = await countDistinct(profiling, relation, some);
      spent.cost += cost;
      return answers;
    });
    for (const [measure, answer] of found) measured.set(measure, answer);
  }
  const backfilled = await countBefore(profiling, relation);
  return {
    measured: measures.map((measure) => measured.get(measure) ?? { value: null, method: "exact" }),
    cost: spent.cost,
    backfilled,
  };
}

const timeIsUp = () =>
  new ConnectorError("timeout/statement", "The time for this table was up before it was asked.");

const isGrouped = ({ what, isUnique }: Measure): boolean =>
  (what === "distinct" || what === "duplicates") && !isUnique;

async function aggregate(
  profiling: Profiling,
  relation: RelationToProfile,
  measures: readonly Measure[],
  spent: { cost: number },
): Promise<Map<Measure, Measured>> {
  const statementOn = (source: string) =>
    `select array[${measures.map(aggregateOf).join(", ")}]::float8[] as values from ${source}`;
  const { source, share, cost } = await rowsWithin(profiling, relation, {
    statementOn,
    sortingOf: (rows) => costOfSorting(measures, rows),
  });
  spent.cost += cost;
  const [row] = await profiling.session.query<{ values: (number | null)[] }>(statementOn(source));
  return new Map(
    measures.map((measure, place) => {
      const value = row?.values[place] ?? null;
      const isCount = measure.what === "rows" || measure.what === "distinct";
      const method = share < 1 ? "sampled" : "exact";
      return [measure, { value: isCount && value !== null ? Math.round(value / share) : value, method }];
    }),
  );
}

/** None where that costs too much, or cannot be read: what is asked of now counts more. */
async function countBefore(
  profiling: Profiling,
  { schemaName, name, backfill }: RelationToProfile,
): Promise<Profile["backfilled"]> {
  if (!backfill || backfill.at.length === 0) return [];
  const column = `r.${quotedName(backfill.column.name)}`;
  const zone = backfill.column.type === "timestamptz" ? "" : " at time zone 'UTC'";
  const counts = backfill.at.map(
    (at) => `count(*) filter (where ${column} is null or ${column} <= to_timestamp(${at / 1_000})${zone})`,
  );
  const statement = `select array[${counts.join(", ")}]::float8[] as rows from ${quotedName(schemaName)}.${quotedName(name)} as r`;
  try {
    if ((await planOf(profiling, statement)).cost > profiling.mostCost) return [];
    const [row] = await profiling.session.query<{ rows: number[] }>(statement);
    return backfill.at.map((at, place) => ({ at, rows: row?.rows[place] ?? 0 }));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.fault === "cancelled") throw error;
    await profiling.begin();
    return [];
  }
}
