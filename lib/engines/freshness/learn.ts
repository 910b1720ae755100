/** How often a table is updated, from the updates that were seen. Robust: one long night does not move it. */
const LEAST_GAPS = 5;
const MOST_GAPS = 200;
const QUANTILE = 0.95;
/** What is late by a part of the usual is not late. */
const SLACK = 1.5;
const SHORTEST_SECONDS = 5 * 60;
const LONGEST_SECONDS = 7 * 86_400;

type Learned = { seconds: number; gaps: number; isByWeekday: boolean };

/** Null until five gaps are known. `updates` are instants in order; a weekday of its own counts where it has five gaps. */
export function learnPromise(updates: readonly number[], now: number): Learned | null {
  const gaps = updates
    .slice(1)
    .map((at, place) => ({ from: updates[place] ?? at, ms: at - (updates[place] ?? at) }))
    .filter(({ ms }) => ms > 0)
    .slice(-MOST_GAPS);
  if (gaps.length < LEAST_GAPS) return null;
  const last = updates.at(-1) ?? now;
  const alike = gaps.filter(({ from }) => weekday(from) === weekday(last));
  const isByWeekday = alike.length >= LEAST_GAPS;
  const usual = quantile(
    (isByWeekday ? alike : gaps).map(({ ms }) => ms),
    QUANTILE,
  );
  const seconds = Math.ceil((usual * SLACK) / 1_000);
  return {
    seconds: Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds)),
    gaps: gaps.length,
    isByWeekday,
  };
}

/** Times at which a promise would have been broken, the last of them perhaps until now. */
export function breaches(
  updates: readonly number[],
  seconds: number,
  now: number,
): { from: number; to: number }[] {
  return updates.flatMap((at, place) => {
    const to = updates[place + 1] ?? now;
    const from = at + seconds * 1_000;
    return to > from ? [{ from, to }] : [];
  });
}

const weekday = (at: number): number => new Date(at).getUTCDay();

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
