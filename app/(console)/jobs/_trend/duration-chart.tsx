import { Axis, Frame, Grid } from "#app/_ui/chart/frame.tsx";
import { Band, Failed, MarkLabel, MedianLine, Outlier, Point } from "#app/_ui/chart/marks.tsx";
import { axisLabels, momentOf } from "#app/_ui/chart/moments.ts";
import { durationTicks, linear, someOf } from "#app/_ui/chart/scale.ts";
import { formatDuration } from "#lib/format.ts";
import type { Trend, TrendPoint } from "#lib/jobs/durations/views.ts";
import { causeWords } from "./cause-words.ts";
import { NowMark } from "./now-mark.client.tsx";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BASE] = [980, 100, 52, 960, 12, 82];
/** Where a run that goes on stands beside the others, with its words. */
const ROOM_FOR_NOW = 106;
const DATES = 6;
/** Words any lower would stand in those of the axis. */
const LOWEST_WORDS = BASE - 7;
/** Words that stand in each other's way say nothing: those of the newest outliers alone, where there is room. */
const ROOM_FOR_WORDS = 170;

type ChartProps = { trend: Trend; label: string; timeZone: string };

/** A point for each run, in their order; what was usual before each, as a band with its middle. */
export function DurationChart({ trend, label, timeZone }: ChartProps) {
  const { points, usual, running } = trend;
  const ticks = durationTicks(Math.max(...points.map(({ ms }) => ms), usual?.p90Ms ?? 0));
  const longestMs = ticks.at(-1) ?? 1;
  const y = linear([0, longestMs], [BASE, TOP]);
  const x = linear([0, Math.max(1, points.length - 1)], [LEFT + 14, RIGHT - (running ? ROOM_FOR_NOW : 14)]);
  const banded = points.flatMap(({ usual: band }, at) => (band ? [{ at: x(at), band }] : []));
  const last = usual && { at: RIGHT, band: usual };
  const edges = last ? [...banded, last] : banded;
  const line = (of: (band: (typeof edges)[number]["band"]) => number) =>
    edges.map(({ at, band }) => ({ x: at, y: y(of(band)) }));
  const worded = wordedPoints(points, x);
  return (
    <Frame label={label} width={WIDTH} height={HEIGHT} className="block h-25 w-full">
      <Grid ticks={ticks} y={y} from={LEFT} to={RIGHT} format={formatTick} />
      {edges.length > 1 && (
        <>
          <Band upper={line((band) => band.p90Ms)} lower={line((band) => band.p10Ms)} />
          <MedianLine points={line((band) => band.medianMs)} />
        </>
      )}
      {points.map((point, at) => (
        <Run
          key={point.id}
          point={point}
          x={x(at)}
          y={y(point.ms)}
          hasWords={worded.has(at)}
          isStop={at === points.length - 1}
          timeZone={timeZone}
        />
      ))}
      {running && <NowMark {...running} x={RIGHT - 52} longestMs={longestMs} base={BASE} top={TOP} />}
      <Axis
        y={97}
        to={RIGHT}
        labels={axisLabels(
          someOf(points.length, DATES).flatMap((at) =>
            points.slice(at, at + 1).map(({ startedAt }) => ({ x: x(at), at: startedAt })),
          ),
          timeZone,
        )}
      />
    </Frame>
  );
}

type RunProps = {
  point: TrendPoint;
  x: number;
  y: number;
  hasWords: boolean;
  /** The way in for the keyboard, from which arrows lead to the others. */
  isStop: boolean;
  timeZone: string;
};

function Run({ point, x, y, hasWords, isStop, timeZone }: RunProps) {
  const isNotable = point.isFailed || point.side !== null;
  const words = describe(point, timeZone);
  return (
    <a
      href={`/jobs/${point.id}`}
      tabIndex={isNotable || isStop ? undefined : -1}
      aria-label={words}
      data-tip={words}
    >
      <circle cx={x} cy={y} r="8" fill="transparent" />
      {point.isFailed ? <Failed x={x} y={y} /> : point.side ? <Outlier x={x} y={y} /> : <Point x={x} y={y} />}
      {hasWords && (
        <MarkLabel
          x={x}
          y={Math.min(y, LOWEST_WORDS)}
          anchor={x > RIGHT - ROOM_FOR_WORDS ? "end" : "start"}
          color="var(--warn-fg)"
        >
          {wordsOf(point)}
        </MarkLabel>
      )}
    </a>
  );
}

/** `13m 54s, slow: tables 201 → 310`. */
function wordsOf({ ms, side, isFailed, cause }: TrendPoint): string {
  const kind = isFailed
    ? ", failed"
    : side === "slow"
      ? ", slow"
      : side === "fast"
        ? ", suspiciously fast"
        : "";
  return `${formatDuration(ms)}${kind}${cause ? `: ${causeWords(cause)}` : ""}`;
}

const describe = (point: TrendPoint, timeZone: string) =>
  `${momentOf(point.startedAt, timeZone)}: ${wordsOf(point)}`;

function wordedPoints(points: readonly TrendPoint[], x: (at: number) => number): Set<number> {
  const chosen: number[] = [];
  for (let at = points.length - 1; at >= 0; at -= 1) {
    const previous = chosen.at(-1);
    const hasRoom = previous === undefined || x(previous) - x(at) > ROOM_FOR_WORDS;
    if (points[at]?.side && hasRoom) chosen.push(at);
  }
  return new Set(chosen);
}

/** `5m`, `10s`: as short as it is exact. */
const formatTick = (ms: number) =>
  ms === 0
    ? "0"
    : formatDuration(ms)
        .replace(/ 00s$| 00m$/, "")
        .replace(/\.0s$/, "s");
