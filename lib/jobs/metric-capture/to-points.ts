/** What was found of a metric as points, each judged by the ones before it that were come by in the same way. */
import { judgePoint } from "#lib/engines/anomaly/judge.ts";
import type { KnownPoint, Quantity } from "#lib/engines/anomaly/series.ts";
import { formatCount } from "#lib/format.ts";
import { shownAs } from "#lib/metrics/types.ts";
import type { Captured, Found } from "./capture-table.ts";
import type { KnownMetric, Pasts } from "./known.ts";

type State = "learning" | "normal" | "anomalous" | "empty";
export type StagedPoint = {
  metricId: string;
  revision: number;
  at: number;
  state: State | null;
  value: number | null;
  method: string | null;
  isBackfilled: boolean;
  expected: number | null;
  lower: number | null;
  upper: number | null;
  score: number | null;
  reason: string;
  fault: string | null;
};

const NOTHING = { value: null, method: null, expected: null, lower: null, upper: null, score: null };

export function toPoints({ found, backfilled }: Captured, at: number, pasts: Pasts): StagedPoint[] {
  return found.flatMap((one): StagedPoint[] => {
    const { metric } = one;
    const point = {
      ...NOTHING,
      metricId: metric.id,
      revision: metric.revision,
      at,
      isBackfilled: false,
      fault: null,
    };
    if ("fault" in one) return [{ ...point, state: null, fault: one.fault, reason: one.reason }];
    const { value, method } = one;
    if (value === null || !Number.isFinite(value))
      return [{ ...point, method, state: "empty" as const, reason: whyEmpty(value) }];
    const before = metric.backfill !== null && method === "exact" ? backfilled : [];
    const past = [...pastOf(one, pasts), ...before.map(({ at: then, rows }) => known(then, rows))];
    return [
      ...before.map(({ at: then, rows }) => ({
        ...{ ...point, at: then, value: rows, method, state: "learning" as const, isBackfilled: true },
        reason: `Counted afterwards, by ${metric.backfill?.name}.`,
      })),
      { ...point, value, method, ...judged(metric, past, { at, value }) },
    ];
  });
}

const whyEmpty = (value: number | null): string => {
  if (value === null) return "There was no value to compute it from.";
  return Number.isNaN(value)
    ? "It is not a number (NaN), as one of the values is none."
    : "It is infinite, as one of the values is.";
};

const known = (at: number, value: number): KnownPoint => ({ at, value, odd: null, mark: null });

const pastOf = ({ metric, ...found }: Found, pasts: Pasts): KnownPoint[] =>
  (pasts.get(metric.id) ?? []).flatMap(([at, value, method, odd, mark]) =>
    "method" in found && method === found.method ? [{ at, value, odd, mark }] : [],
  );

function judged(metric: KnownMetric, past: readonly KnownPoint[], point: { at: number; value: number }) {
  const { type, columnType, sensitivity } = metric;
  const verdict = judgePoint(past, point, {
    ...{ quantity: QUANTITIES[type] ?? "number", sensitivity },
    ...writtenAs(shownAs(type, columnType)),
  });
  if (verdict.state === "learning")
    return {
      state: verdict.state,
      reason: `Learning: ${verdict.points} of the ${verdict.needed} earlier values that it needs are there.`,
    };
  const { state, expected, low, high, score, reason } = verdict;
  return { state, expected, lower: low, upper: high, score: boundedScore(score), reason };
}

/** A series that never moved is off by as much as one likes. */
const boundedScore = (score: number): number => Math.max(-1e6, Math.min(1e6, score));

const QUANTITIES: Partial<Record<KnownMetric["type"], Quantity>> = {
  row_count: "count",
  distinct_count: "count",
  duplicate_count: "count",
  null_percent: "percent",
};

/** As people write them, in the sentence that says why. */
function writtenAs(kind: ReturnType<typeof shownAs>): { shown?: (value: number) => string } {
  const iso = (value: number, from: number, to: number) => {
    const date = new Date(value * 1_000);
    return Number.isNaN(date.getTime())
      ? String(value)
      : date.toISOString().slice(from, to).replace("T", " ");
  };
  switch (kind) {
    case "count":
      return { shown: formatCount };
    case "percent":
      return { shown: (value) => `${Number(value.toFixed(2))} %` };
    case "date":
      return { shown: (value) => iso(value, 0, 10) };
    case "timestamp":
      return { shown: (value) => `${iso(value, 0, 19)} UTC` };
    case "time":
      return { shown: (value) => iso(value, 11, 19) };
    default:
      return {};
  }
}
