import type { ReactNode } from "react";
import type { Scale } from "./scale.ts";

type FrameProps = {
  /** What it shows, in a sentence: for those who do not see it. */
  label: string;
  width: number;
  height: number;
  className?: string;
  children: ReactNode;
};

/** A drawing with attributes alone: no style, no script, complete as the server writes it. */
export const Frame = ({ label, width, height, className, children }: FrameProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a drawing whose points are links is a group, and no fieldset.
  <svg
    role="group"
    aria-label={label}
    viewBox={`0 0 ${width} ${height}`}
    preserveAspectRatio="xMaxYMid meet"
    className={className}
    fontSize="11"
  >
    {children}
  </svg>
);

type GridProps = {
  ticks: readonly number[];
  y: Scale;
  from: number;
  to: number;
  format(value: number): string;
};

/** Lines across, each with its value at the left. */
export const Grid = ({ ticks, y, from, to, format }: GridProps) => (
  <g>
    {ticks.map((tick) => (
      <g key={tick}>
        <path d={`M${from} ${y(tick)}H${to}`} stroke="var(--chart-grid)" />
        <text x={from - 8} y={y(tick) + 4} textAnchor="end" fill="var(--chart-axis)" className="num">
          {format(tick)}
        </text>
      </g>
    ))}
  </g>
);

type AxisProps = {
  labels: readonly { x: number; text: string }[];
  y: number;
  /** Where the drawing ends: no word sticks out. */
  to: number;
};

/** What stands below the places. */
export const Axis = ({ labels, y, to }: AxisProps) => (
  <g fill="var(--chart-axis)">
    {labels.map(({ x, text }) => (
      <text key={x} x={x} y={y} textAnchor={x > to - 50 ? "end" : "middle"} className="num">
        {text}
      </text>
    ))}
  </g>
);
