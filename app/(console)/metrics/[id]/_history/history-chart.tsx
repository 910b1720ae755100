import { Axis, Frame, Grid } from "#app/_ui/chart/frame.tsx";
import { Accepted, Band, Failed, MedianLine, Outlier, Point, Sampled, Trace } from "#app/_ui/chart/marks.tsx";
import { axisLabels } from "#app/_ui/chart/moments.ts";
import { linear, type Scale, someOf, valueTicks } from "#app/_ui/chart/scale.ts";
import type { MetricPoint, MetricRow } from "#lib/metrics/views.ts";
import { formatValue } from "../../_parts/words.ts";
import { pointHref } from "../../address.ts";
import { describePoint } from "./describe-point.ts";
import { type Known, stretchesOf } from "./stretches.ts";

export type ChartSize = { width: number; height: number; left: number; dates: number };

type HistoryChartProps = {
  metric: MetricRow;
  /** In order; those without a value are left out. */
  points: readonly MetricPoint[];
  /** The one that is explained below. */
  chosen: string | null;
  timeZone: string;
  size: ChartSize;
  label: string;
};

const [TOP, FOOT, RIGHT] = [10, 24, 12];

/** A value for each capture on its time; what was expected before each, as a line in its band. */
export function HistoryChart({ metric, points, chosen, timeZone, size, label }: HistoryChartProps) {
  const { width, height, left } = size;
  const known = points.filter((point): point is Known => point.value !== null);
  const times = known.map(({ capturedAt }) => Date.parse(capturedAt));
  const ends = known.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  const ticks = valueTicks(Math.min(...ends), Math.max(...ends));
  const x = linear([times[0] ?? 0, times.at(-1) ?? 1], [left + 10, width - RIGHT]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [height - FOOT, TOP]);
  const placed = known.map((point, at) => ({ point, x: x(times[at] ?? 0), y: y(point.value) }));
  return (
    <Frame label={label} width={width} height={height} className="block h-auto w-full">
      <Grid
        ticks={ticks}
        y={y}
        from={left}
        to={width - RIGHT}
        format={(value) => formatValue(value, metric)}
      />
      {stretchesOf(placed).map((stretch) => (
        <Stretch key={stretch[0]?.point.capturedAt} stretch={stretch} y={y} />
      ))}
      <Trace points={placed} />
      {placed.map((one, at) => (
        <Capture
          key={one.point.capturedAt}
          {...one}
          href={pointHref(metric.id, one.point.capturedAt)}
          words={describePoint(metric, one.point, timeZone)}
          isChosen={one.point.capturedAt === chosen}
          isStop={one.point.state === "anomalous" || at === placed.length - 1}
        />
      ))}
      <Axis
        y={height - 6}
        to={width - RIGHT}
        labels={axisLabels(
          someOf(placed.length, size.dates)
            .flatMap((at) => placed[at] ?? [])
            .map(({ x: place, point }) => ({ x: place, at: point.capturedAt })),
          timeZone,
        )}
      />
    </Frame>
  );
}

type Placed = { point: Known; x: number; y: number };

/** What was expected, as far as it goes without a gap. */
function Stretch({ stretch, y }: { stretch: readonly Placed[]; y: Scale }) {
  const line = (of: (point: Known) => number | null) =>
    stretch.map(({ point, x }) => ({ x, y: y(of(point) ?? point.value) }));
  return (
    <>
      <Band upper={line(({ upper }) => upper)} lower={line(({ lower }) => lower)} />
      <MedianLine points={line(({ expected }) => expected)} />
    </>
  );
}

type CaptureProps = Placed & {
  href: string;
  words: string;
  isChosen: boolean;
  /** A way in for the keyboard, from which arrows lead to the others. */
  isStop: boolean;
};

function Capture({ point, x, y, href, words, isChosen, isStop }: CaptureProps) {
  return (
    <a
      href={href}
      tabIndex={isStop ? undefined : -1}
      aria-label={words}
      aria-current={isChosen ? "true" : undefined}
      data-tip={words}
    >
      <circle cx={x} cy={y} r="8" fill={isChosen ? "var(--glow)" : "transparent"} />
      <Shape point={point} x={x} y={y} />
    </a>
  );
}

/** A person's word counts more than the detector's. */
function Shape({ point: { mark, state, method }, ...place }: Placed) {
  if (mark === "wrong") return <Failed {...place} />;
  if (mark === "expected" && state === "anomalous") return <Accepted {...place} />;
  if (state === "anomalous" && mark === null) return <Outlier {...place} />;
  return method === "exact" ? <Point {...place} /> : <Sampled {...place} />;
}
