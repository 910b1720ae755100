import type { ReactNode } from "react";
import { Accepted, Failed, Outlier, Point, Sampled } from "#app/_ui/chart/marks.tsx";
import type { MetricPoint } from "#lib/metrics/views.ts";
import { type Known, stretchesOf } from "./stretches.ts";

const AT = { x: 8, y: 8 };

/** What the marks mean, of those that are there. */
export function Legend({ points }: { points: readonly MetricPoint[] }) {
  const has = (is: (point: MetricPoint) => boolean) => points.some(is);
  const known = points.filter((point): point is Known => point.value !== null);
  const entries: [boolean, ReactNode, string][] = [
    [has(({ method }) => method === "exact"), <Point key="point" {...AT} />, "exact"],
    [has(({ method }) => method !== "exact"), <Sampled key="sampled" {...AT} />, "estimated"],
    [
      has(({ state, mark }) => state === "anomalous" && mark === null),
      <Outlier key="outlier" {...AT} />,
      "anomalous",
    ],
    [
      has(({ state, mark }) => state === "anomalous" && mark === "expected"),
      <Accepted key="accepted" {...AT} />,
      "called expected",
    ],
    [has(({ mark }) => mark === "wrong"), <Failed key="failed" {...AT} />, "called wrong"],
    [
      stretchesOf(known.map((point) => ({ point }))).length > 0,
      <rect key="band" x="1" y="3" width="14" height="10" fill="var(--chart-band)" />,
      "usual",
    ],
  ];
  return (
    <ul aria-label="Legend" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-fg-3">
      {entries
        .filter(([isThere]) => isThere)
        .map(([, mark, word]) => (
          <li key={word} className="flex items-center gap-1">
            <svg width="16" height="16" aria-hidden="true">
              {mark}
            </svg>
            {word}
          </li>
        ))}
    </ul>
  );
}
