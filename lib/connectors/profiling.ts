import type { FaultCode } from "./fault-code.ts";

/** Something to be computed of a relation, or of one of its columns. */
export type Measure = {
  what: "rows" | "nulls" | "distinct" | "duplicates" | "min" | "max" | "mean" | "stddev" | "percentile";
  /** Null for rows. Its type as the catalog writes it. */
  column: { name: string; type: string } | null;
  /** Between 0 and 100, of percentiles. */
  percentile: number | null;
  /** Of distinct and duplicates: no value comes twice, so that counting them is counting rows. */
  isUnique: boolean;
  /** Of distinct and duplicates: every value is counted, whatever that costs. */
  isExact: boolean;
};

export type RelationToProfile = {
  schemaName: string;
  name: string;
  /** Blocks of it can be drawn: no view, and no table of another server. */
  canBeSampled: boolean;
  measures: readonly Measure[];
  /** Asks too how many rows there were at these instants, by when they were written. Milliseconds since 1970. */
  backfill: {
    column: { name: string; type: "timestamptz" | "timestamp" | "date" };
    at: readonly number[];
  } | null;
};

export type ProfileBounds = {
  /** The most that a statement takes, and after which of all of them no further one is begun. */
  seconds: number;
  totalSeconds: number;
  /** What a statement may cost as the planner sees it, before it is run: above that, a sample is read. */
  mostCost: number;
};

/**
 * A number, or why there is none. `sketched` comes of hashes of all values, `sampled` of some rows. Dates and times are
 * seconds: since 1970 in UTC, or since midnight. NaN and infinity are as the database says them.
 */
export type Measured =
  | { value: number | null; method: "exact" | "sketched" | "sampled" }
  | { fault: FaultCode; message: string };

export type Profile = {
  /** In the order of the measures. */
  measured: Measured[];
  /** What its statements cost, as the planner saw it. */
  cost: number;
  backfilled: { at: number; rows: number }[];
};

export type ScalarAnswer = { value: number | null; cost: number };

/** The part of a connector that computes numbers. */
export interface Profiler {
  /**
   * Numbers of one relation, in one statement for all but distinct values, whatever their number. What is wrong with some of
   * them is told of these; the others are there. A relation that costs too much is sampled, where it can be.
   */
  profile(relation: RelationToProfile, bounds: ProfileBounds, signal: AbortSignal): Promise<Profile>;
  /** What a guarded statement of a person's answers with: one number; throws where it is none, or would cost too much. */
  scalar(statement: string, bounds: ProfileBounds, signal: AbortSignal): Promise<ScalarAnswer>;
  /** How many rows the server itself takes relations to have, by object id; it looks at none of them. */
  estimateRows(
    objectIds: readonly number[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, number | null>>;
}
