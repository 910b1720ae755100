import { Axis, Frame, Grid } from "#app/_ui/chart/frame.tsx";
import { Point, StackedBar } from "#app/_ui/chart/marks.tsx";
import { countTicks, durationTicks, linear, someOf } from "#app/_ui/chart/scale.ts";
import { ChartTips } from "#app/_ui/chart/tips.client.tsx";
import { formatCount, formatDate, formatDuration, formatQuantity } from "#lib/format.ts";
import type { Chart } from "#lib/questions/views.ts";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BASE] = [420, 116, 52, 412, 10, 92];
const LABELS = 4;

const FILLS = {
  completed: "var(--completed-mark)",
  failed: "var(--failed-mark)",
  cancelled: "var(--cancelled-mark)",
};

type DaysChartProps = { chart: Chart; timeZone: string };

/** Bars of jobs, or points of durations, one a day; the same as a table behind it. */
export function DaysChart({ chart: { label, unit, outcome, points }, timeZone }: DaysChartProps) {
  const most = Math.max(0, ...points.map(({ value }) => value ?? 0));
  const ticks = unit === "jobs" ? countTicks(most) : durationTicks(most);
  const y = linear([0, ticks.at(-1) ?? 1], [BASE, TOP]);
  const step = (RIGHT - LEFT) / Math.max(1, points.length);
  const width = Math.round(Math.min(28, Math.max(2, step * 0.7)) * 10) / 10;
  const middle = (at: number) => Math.round((LEFT + (at + 0.5) * step) * 10) / 10;
  const words = (value: number | null) =>
    value === null ? "none" : unit === "jobs" ? formatQuantity(value, "job") : formatDuration(value);
  return (
    <figure className="max-w-[480px]">
      <ChartTips>
        <Frame label={label} width={WIDTH} height={HEIGHT} className="block w-full">
          <Grid
            ticks={ticks}
            y={y}
            from={LEFT}
            to={RIGHT}
            format={unit === "jobs" ? formatCount : formatTick}
          />
          {points.map(({ day, value }, at) => (
            <DayMark key={day} words={`${dayWords(day)}: ${words(value)}`} isStop={at === points.length - 1}>
              <rect x={middle(at) - step / 2} y={TOP} width={step} height={BASE - TOP} fill="transparent" />
              {unit === "jobs" ? (
                <StackedBar
                  x={middle(at) - width / 2}
                  width={width}
                  base={BASE}
                  height={(jobs) => BASE - y(jobs)}
                  parts={[{ value: value ?? 0, fill: outcome ? FILLS[outcome] : "var(--accent)" }]}
                />
              ) : (
                value !== null && <Point x={middle(at)} y={y(value)} />
              )}
            </DayMark>
          ))}
          <Axis
            y={109}
            to={RIGHT}
            labels={someOf(points.length, LABELS).map((at) => ({
              x: middle(at),
              text: dayWords(points[at]?.day ?? "").replace(/ \d{4}$/, ""),
            }))}
          />
        </Frame>
      </ChartTips>
      <figcaption className="text-12 text-fg-3">
        {label} ({timeZone})
      </figcaption>
      <details className="mt-1 text-12">
        <summary className="w-fit rounded-4 text-accent-text hover:underline max-sm:py-3">As a table</summary>
        <table className="num mt-1">
          <thead>
            <tr className="text-fg-3">
              <th scope="col" className="pr-6 text-left font-medium">
                Day
              </th>
              <th scope="col" className="text-left font-medium">
                {unit === "jobs" ? "Jobs" : "Median duration"}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, value }) => (
              <tr key={day}>
                <th scope="row" className="pr-6 text-left font-normal">
                  {dayWords(day)}
                </th>
                <td>{words(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** `30s`: ticks are whole. */
const formatTick = (ms: number): string => formatDuration(ms).replace(/\.0s$/, "s");

type DayMarkProps = { words: string; isStop: boolean; children: React.ReactNode };

const DayMark = ({ words, isStop, children }: DayMarkProps) => (
  // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: arrows lead to it, so that its words are seen
  <g role="img" aria-label={words} data-tip={words} tabIndex={isStop ? 0 : -1}>
    {children}
  </g>
);

/** A day is one wherever it is read. */
const dayWords = (day: string): string => (day === "" ? "" : formatDate(`${day}T12:00:00Z`, "UTC"));
