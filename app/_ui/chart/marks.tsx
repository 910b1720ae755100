type Place = { x: number; y: number };

const path = (points: readonly Place[]) => points.map(({ x, y }) => `${x},${y}`).join(" ");

/** What is usual, as an area between two lines. */
export const Band = ({ upper, lower }: { upper: readonly Place[]; lower: readonly Place[] }) => (
  <polygon points={path([...upper, ...lower.toReversed()])} fill="var(--chart-band)" />
);

/** Dashed: the middle of what is usual. */
export const MedianLine = ({ points }: { points: readonly Place[] }) => (
  <polyline
    points={path(points)}
    fill="none"
    stroke="var(--chart-median)"
    strokeWidth="1.2"
    strokeDasharray="3 3"
  />
);

export const Point = ({ x, y }: Place) => (
  <circle cx={x} cy={y} r="3" fill="var(--chart-point)" stroke="var(--surface)" />
);

/** Hollow: known from a part of the whole. */
export const Sampled = ({ x, y }: Place) => (
  <circle cx={x} cy={y} r="2.75" fill="var(--surface)" stroke="var(--chart-point)" strokeWidth="1.5" />
);

export const Outlier = ({ x, y }: Place) => (
  <>
    <circle cx={x} cy={y} r="3" fill="var(--chart-out)" />
    <circle cx={x} cy={y} r="6" fill="none" stroke="var(--chart-out)" />
  </>
);

export const Failed = ({ x, y }: Place) => (
  <path
    d={`M${x - 3} ${y - 3}l6 6m0-6l-6 6`}
    stroke="var(--failed-mark)"
    strokeWidth="2"
    strokeLinecap="round"
  />
);

/** Out of the usual, and all right: somebody said so. */
export const Accepted = ({ x, y }: Place) => (
  <>
    <circle cx={x} cy={y} r="3" fill="var(--chart-point)" />
    <circle cx={x} cy={y} r="6" fill="none" stroke="var(--chart-point)" />
  </>
);

/** Thin, from point to point: which way it goes. */
export const Trace = ({ points }: { points: readonly Place[] }) => (
  <polyline points={path(points)} fill="none" stroke="var(--chart-ghost)" strokeWidth="1.2" />
);

/** What goes on. */
export const Now = ({ x, y }: Place) => (
  <circle cx={x} cy={y} r="4" fill="var(--surface)" stroke="var(--running-mark)" strokeWidth="2" />
);

type LabelProps = Place & { children: string; color: string; anchor?: "start" | "end" };

export const MarkLabel = ({ x, y, children, color, anchor = "start" }: LabelProps) => (
  <text x={anchor === "start" ? x + 10 : x - 10} y={y + 4} textAnchor={anchor} fill={color} fontWeight="500">
    {children}
  </text>
);

type BarPart = { value: number; fill: string };

/** Parts on top of each other. */
export function StackedBar({
  x,
  width,
  base,
  height,
  parts,
}: {
  x: number;
  width: number;
  base: number;
  /** Of a value. */
  height(value: number): number;
  parts: readonly BarPart[];
}) {
  let top = base;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ value, fill }) => {
      const tall = Math.max(1, height(value));
      top = Math.round((top - tall) * 10) / 10;
      return <rect key={fill} x={x} y={top} width={width} height={tall} fill={fill} />;
    });
}
