/** What a statement that a person wrote answers with: one row of one number, or a sentence why that is no metric. */
import pg from "pg";
import { ConnectorError } from "../connector.ts";
import type { ScalarAnswer } from "../profiling.ts";
import { withoutValues } from "./ask-apart.ts";
import { type Profiling, planOf, tooDear } from "./plan.ts";

const { INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC } = pg.types.builtins;
const NUMBERS: ReadonlySet<number> = new Set([INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC]);

/** It came through the guard. Sent by the extended protocol, it is one statement whatever is in it, and no row more is sent. */
export async function readScalar(profiling: Profiling, statement: string): Promise<ScalarAnswer> {
  const { begin, session, mostCost } = profiling;
  await begin();
  try {
    const { cost } = await planOf(profiling, statement);
    if (cost > mostCost) throw tooDear(cost, mostCost);
    const { types, rows } = await session.firstRows(statement, 2);
    return { value: numberIn(types, rows), cost };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { fault, message } = withoutValues(error);
    throw message === error.message ? error : new ConnectorError(fault, message);
  }
}

function numberIn(types: readonly number[], rows: readonly unknown[][]): number | null {
  const [type] = types;
  if (types.length !== 1) throw noMetric(`It answers with ${types.length} columns`);
  if (type === undefined || !NUMBERS.has(type))
    throw noMetric("It answers with something else than a number");
  if (rows.length === 0) throw noMetric("It answers with no row");
  if (rows.length > 1) throw noMetric("It answers with more than one row");
  const value = rows[0]?.[0] ?? null;
  return value === null ? null : Number(value);
}

const noMetric = (why: string) =>
  new ConnectorError("unsupported/answer", `${why}. Select one number in one row.`);
