import { Frame } from "#app/_ui/chart/frame.tsx";
import { linear } from "#app/_ui/chart/scale.ts";
import { formatDate, formatQuantity } from "#lib/format.ts";

type TimelineProps = {
  /** Instants in order. */
  updates: readonly number[];
  breaches: readonly { from: number; to: number }[];
  from: number;
  now: number;
  timeZone: string;
};

const [WIDTH, HEIGHT, BASE] = [720, 48, 44];

/** Each update as a line on its time, and the times at which one was missing. */
export function Timeline({ updates, breaches, from, now, timeZone }: TimelineProps) {
  const x = linear([from, now], [4, WIDTH - 4]);
  const shown = breaches.filter(({ to }) => to > from);
  const since = formatDate(new Date(from), timeZone);
  const label = `${formatQuantity(updates.length, "update")} since ${since}, late ${formatQuantity(shown.length, "time")}`;
  return (
    <>
      <Frame label={label} width={WIDTH} height={HEIGHT} className="h-auto w-full">
        {shown.map((breach) => (
          <rect
            key={breach.from}
            x={x(Math.max(from, breach.from))}
            y={8}
            width={Math.max(1, x(breach.to) - x(Math.max(from, breach.from)))}
            height={BASE - 8}
            fill="var(--failed-bg)"
          />
        ))}
        <path d={`M4 ${BASE}H${WIDTH - 4}`} stroke="var(--chart-grid)" />
        {updates.map((at) => (
          <path key={at} d={`M${x(at)} 14V${BASE}`} stroke="var(--chart-point)" strokeWidth="1.5" />
        ))}
      </Frame>
      {/* Beside the drawing and not in it: on a phone it shrinks, and words may not. */}
      <p className="num flex justify-between text-12 text-fg-3">
        <span>{since}</span>
        <span>now</span>
      </p>
    </>
  );
}
