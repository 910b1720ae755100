import { z } from "zod";
import { ConnectorError } from "../connector.ts";
import type { ProfileBounds, RelationToProfile } from "../profiling.ts";
import { quotedName } from "./quoted-name.ts";
import type { ReadingSession } from "./session.ts";

/** A transaction whose statements are bounded in time, and in cost before they are run. */
export type Profiling = Pick<ProfileBounds, "mostCost"> & {
  session: Pick<ReadingSession, "query" | "firstRows">;
  /** When no further one is begun, by `performance.now()`. */
  until: number;
  /** Begins one, which is also the way on after an error. */
  begin(): Promise<void>;
};

const Node = z.object({ "Total Cost": z.number(), "Plan Rows": z.number() });
const Plan = z.array(z.object({ Plan: Node.extend({ Plans: z.array(Node).optional() }) })).min(1);

/** What the planner says of it; `rows` are those that its uppermost step takes. */
export async function planOf(
  { session }: Profiling,
  statement: string,
): Promise<{ cost: number; rows: number }> {
  const { rows } = await session.firstRows(`explain (format json) ${statement}`, 1);
  const read = Plan.safeParse(rows[0]?.[0]);
  const plan = read.data?.[0]?.Plan;
  if (!plan)
    throw new ConnectorError("unsupported/server", "The server explained a statement in a form of its own.");
  return { cost: plan["Total Cost"], rows: plan.Plans?.[0]?.["Plan Rows"] ?? plan["Plan Rows"] };
}

/** As much as a sample has, where that is less than what may be spent. */
const SAMPLED_ROWS = 100_000;

/** Where rows are read, called `r`, and which share of all of them that is. */
export type Rows = { source: string; share: number; cost: number };

/** All rows, where reading them for this statement is cheap enough; else a sample of them, which is the same each time. */
export async function rowsWithin(
  profiling: Profiling,
  { schemaName, name, canBeSampled }: RelationToProfile,
  {
    statementOn,
    sortingOf = () => 0,
  }: { statementOn(source: string): string; sortingOf?(rows: number): number },
): Promise<Rows> {
  const relation = `${quotedName(schemaName)}.${quotedName(name)}`;
  const whole = `${relation} as r`;
  const { cost: read, rows } = await planOf(profiling, statementOn(whole));
  const cost = read + sortingOf(rows);
  if (cost <= profiling.mostCost) return { source: whole, share: 1, cost };
  if (!canBeSampled) throw tooDear(cost, profiling.mostCost);
  const percent = Math.max(0.000001, 100 * Math.min(SAMPLED_ROWS / rows, profiling.mostCost / cost));
  // Blocks are drawn, not rows: few of them hold enough.
  const source = `${whole} tablesample system (${percent.toFixed(6)}) repeatable (1)`;
  return { source, share: percent / 100, cost: (cost * percent) / 100 };
}

export const tooDear = (cost: number, most: number) =>
  new ConnectorError(
    "too_large/cost",
    `The planner puts it at a cost of ${rounded(cost)}, and ${rounded(most)} is the most.`,
  );

const rounded = (cost: number): string => Math.round(cost).toLocaleString("en");
