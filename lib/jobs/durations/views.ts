/** Plain: it goes to the browser. */
import type { Cause } from "#lib/engines/durations/cause.ts";
import type { Side, UsualBand } from "./usual.ts";

/** Runs that are drawn together: of one type on one asset. */
export type TrendOf = { type: string; assetId: string };
export type TrendChoice = TrendOf & { label: string };

export type TrendPoint = {
  id: string;
  startedAt: string;
  ms: number;
  isFailed: boolean;
  /** Where it fell outside what was usual before its day. */
  side: Side | null;
  cause: Cause | null;
  usual: UsualBand | null;
};

export type Trend = {
  of: TrendChoice;
  /** Others that the filter means as well. */
  others: TrendChoice[];
  /** In the order in which they began; where there were too many, some stand for all. */
  points: TrendPoint[];
  counts: { completed: number; failed: number; cancelled: number };
  /** By the last of these days. */
  usual: UsualBand | null;
  /** One that goes on. */
  running: { id: string; startedAt: string } | null;
};
