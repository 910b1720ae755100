import type { MetricPoint } from "#lib/metrics/views.ts";

export type Known = MetricPoint & { value: number };

/** Captures in a row that were compared with one baseline: between two of them what was expected is drawn as one. */
export function stretchesOf<P extends { point: Known }>(placed: readonly P[]): P[][] {
  const stretches: P[][] = [];
  let before: Known | null = null;
  for (const one of placed) {
    const { point } = one;
    const isBanded = point.lower !== null && point.upper !== null && point.expected !== null;
    if (isBanded && before !== null && goesOn(before, point)) stretches.at(-1)?.push(one);
    else if (isBanded) stretches.push([one]);
    before = isBanded ? point : null;
  }
  return stretches.filter(({ length }) => length > 1);
}

/** Exact and sampled values never share a baseline, nor do those of before what is measured was changed. */
const goesOn = (before: Known, point: Known): boolean =>
  before.method === point.method && before.isComparable === point.isComparable;
