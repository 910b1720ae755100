import type { ReactNode } from "react";
import { Axis, Frame, Grid } from "#app/_ui/chart/frame.tsx";
import { StackedBar } from "#app/_ui/chart/marks.tsx";
import { countTicks, linear, someOf } from "#app/_ui/chart/scale.ts";
import { formatClock, formatCount, formatDate, formatQuantity } from "#lib/format.ts";
import type { OutcomeBars, Outcomes } from "#lib/jobs/durations/outcomes.ts";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BASE] = [980, 100, 44, 960, 12, 82];
const LABELS = 7;

type ChartProps = { outcomes: OutcomeBars; label: string; timeZone: string };

/** How the jobs of each stretch of time ended: what failed stands at the bottom, where it is seen first. */
export function OutcomeChart({ outcomes: { bars, hours }, label, timeZone }: ChartProps) {
  const ticks = countTicks(Math.max(0, ...bars.map(totalOf)));
  const y = linear([0, ticks.at(-1) ?? 1], [BASE, TOP]);
  const step = (RIGHT - LEFT) / Math.max(1, bars.length);
  const width = Math.round(Math.max(2, step * 0.7) * 10) / 10;
  const x = (at: number) => Math.round((LEFT + (at + 0.5) * step - width / 2) * 10) / 10;
  return (
    <Frame label={label} width={WIDTH} height={HEIGHT} className="block h-25 w-full">
      <Grid ticks={ticks} y={y} from={LEFT} to={RIGHT} format={formatCount} />
      {bars.map((bar, at) => (
        <Bar
          key={bar.at}
          words={`${beginOf(bar, hours, timeZone)}: ${describeOutcomes(bar)}`}
          isStop={at === bars.length - 1}
        >
          <rect x={x(at)} y={TOP} width={width} height={BASE - TOP} fill="transparent" />
          <StackedBar
            x={x(at)}
            width={width}
            base={BASE}
            height={(value) => BASE - y(value)}
            parts={[
              { value: bar.failed, fill: "var(--failed-mark)" },
              { value: bar.cancelled, fill: "var(--cancelled-mark)" },
              { value: bar.completed, fill: "var(--completed-mark)" },
            ]}
          />
        </Bar>
      ))}
      <Axis
        y={97}
        to={RIGHT}
        labels={someOf(bars.length, LABELS).map((at) => ({
          x: x(at) + width / 2,
          text: bars[at] ? beginOf(bars[at], hours, timeZone) : "",
        }))}
      />
    </Frame>
  );
}

type BarProps = { words: string; isStop: boolean; children: ReactNode };

const Bar = ({ words, isStop, children }: BarProps) => (
  // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: arrows lead to it, so that its words are seen
  <g role="img" aria-label={words} data-tip={words} tabIndex={isStop ? 0 : -1}>
    {children}
  </g>
);

const totalOf = ({ completed, failed, cancelled }: Outcomes) => completed + failed + cancelled;

export const describeOutcomes = ({ completed, failed, cancelled }: Outcomes): string =>
  `${formatQuantity(completed, "job")} completed, ${formatCount(failed)} failed, ${formatCount(cancelled)} cancelled`;

/** `9 Nov` where a bar is a day or more, `9 Nov 14:00` where it is less. */
export function beginOf({ at }: Outcomes, hours: number, timeZone: string): string {
  const day = formatDate(at, timeZone).replace(/ \d{4}$/, "");
  return hours >= 24 ? day : `${day} ${formatClock(at, timeZone).slice(0, 5)}`;
}
