/** What is usual, from durations of completed runs. Plain: it goes to the browser. */

/** Fewer runs say nothing about the next. */
export const FEWEST_RUNS = 5;
/** Older runs than these no longer say what is usual. */
export const RUNS_LOOKED_AT = 50;

/** Of `runs` runs a tenth took less than `p10Ms`, half less than `medianMs`, and a tenth more than `p90Ms`. */
export type UsualBand = { p10Ms: number; medianMs: number; p90Ms: number; runs: number };

/** Null below five runs. Percentiles are interpolated, as Postgres' `percentile_cont` does it. */
export function usualBand(durationsMs: readonly number[]): UsualBand | null {
  if (durationsMs.length < FEWEST_RUNS) return null;
  const rising = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(percentile(rising, share));
  return { p10Ms: at(0.1), medianMs: at(0.5), p90Ms: at(0.9), runs: rising.length };
}

function percentile(rising: readonly number[], share: number): number {
  const place = share * (rising.length - 1);
  const below = rising[Math.floor(place)] ?? 0;
  const above = rising[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Equal runs vary by so much for no reason: a band is never narrower, lest every run fell outside it. */
const SLACK = { share: 0.1, ms: 50 };

export type Side = "fast" | "slow";

/**
 * On which side of the band a run fell; null where it did not. One run in five lies beyond a tenth by definition: what is
 * marked lies further out, by half the width of the band, and by more where few runs say how wide that is. One that
 * still goes on cannot be too fast yet.
 */
export function outside(
  durationMs: number,
  { p10Ms, medianMs, p90Ms, runs }: UsualBand,
  isOver = true,
): Side | null {
  const slackMs = Math.max(SLACK.ms, SLACK.share * medianMs);
  const marginMs = (p90Ms - p10Ms) * (0.5 + 2.5 / runs);
  if (durationMs > Math.max(p90Ms + marginMs, medianMs + slackMs)) return "slow";
  return isOver && durationMs < Math.min(p10Ms - marginMs, medianMs - slackMs) ? "fast" : null;
}

/** `{ side: "slow", percent: 97, of: 50 }`: slower than 97 % of the last 50. */
export type Place = { side: Side; percent: number; of: number };

/** Where a run stands among others, by the side on which more of them are; null below five. */
export function placeAmong(durationMs: number, othersMs: readonly number[]): Place | null {
  const of = othersMs.length;
  if (of < FEWEST_RUNS) return null;
  const percent = (count: number) => Math.floor((100 * count) / of);
  const slower = othersMs.filter((other) => other < durationMs).length;
  const faster = othersMs.filter((other) => other > durationMs).length;
  return slower >= faster
    ? { side: "slow", percent: percent(slower), of }
    : { side: "fast", percent: percent(faster), of };
}

/** `slower than 97 % of the last 50 runs`. */
export const describePlace = ({ side, percent, of }: Place): string =>
  `${side === "slow" ? "slower" : "faster"} than ${percent} % of the last ${of} runs`;
