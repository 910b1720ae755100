import { judgePoint } from "#lib/engines/anomaly/judge.ts";
import type { KnownPoint, Quantity } from "#lib/engines/anomaly/series.ts";
import type { Labelled } from "./simulate.ts";

type Judged = {
  name: string;
  events: number;
  seen: number;
  falseAlarms: number;
  days: number;
  wrong: string[];
};

const DAY_MS = 86_400_000;

/** Point after point as production would: what is flagged is remembered, what comes later is not known. */
export function judgeSeries({ name, points, windows }: Labelled, quantity: Quantity = "number"): Judged {
  const known: KnownPoint[] = [];
  const alarms: { at: number; reason: string }[] = [];
  for (const { at, value } of points) {
    const verdict = judgePoint(known, { at, value }, { quantity });
    const isOdd = verdict.state === "anomalous";
    if (isOdd) alarms.push({ at, reason: verdict.reason });
    known.push({ at, value, odd: isOdd ? (value > verdict.expected ? "above" : "below") : null, mark: null });
  }
  const within = (at: number, [from, to]: [number, number]) => at >= from && at <= to;
  const missed = windows.filter((window) => !alarms.some(({ at }) => within(at, window)));
  const falseAlarms = alarms.filter(({ at }) => !windows.some((window) => within(at, window)));
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const day = (at: number) => Math.floor((at - first) / DAY_MS);
  return {
    name,
    events: windows.length,
    seen: windows.length - missed.length,
    falseAlarms: falseAlarms.length,
    days: (last - first) / DAY_MS + 1,
    wrong: [
      ...missed.map(([from]) => `day ${day(from)} missed`),
      ...falseAlarms.map(({ at, reason }) => `day ${day(at)}: ${reason}`),
    ],
  };
}
