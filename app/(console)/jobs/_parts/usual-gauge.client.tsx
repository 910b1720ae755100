"use client";

import type { ReactNode } from "react";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { describeUsual, ranMs, sideOf } from "#lib/jobs/durations/run.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { gaugeScale } from "./gauge-scale.ts";

type GaugeProps = { job: JobRow; usual: NonNullable<JobRow["usual"]>; children: ReactNode };

const SIDES = { slow: "slower than usual", fast: "faster than usual" } as const;

/** Beside how long it took, where that stands: the box is what is usual, the tick is this run. Amber outside. */
export function UsualGauge({ job, usual, children }: GaugeProps) {
  const drawn = useTicking((now) => {
    const ms = ranMs(job, now) ?? 0;
    const { band, tick } = gaugeScale(ms, usual);
    return [sideOf(job, ms, usual) ?? "", band.x, band.width, tick].join(" ");
  });
  const [side = "", x, width, tick] = drawn.split(" ");
  const said = side === "slow" || side === "fast" ? SIDES[side] : null;
  return (
    <span
      className="inline-flex items-center gap-2"
      title={[describeUsual(usual), said].filter(Boolean).join(": ")}
      data-side={side || undefined}
    >
      <span className={said ? "text-warn-fg" : ""}>{children}</span>
      {said && <span className="sr-only">{said}</span>}
      <svg
        viewBox="0 0 44 12"
        width="44"
        height="12"
        aria-hidden="true"
        className="shrink-0 max-xl:hidden in-[tr]:max-[1359px]:hidden"
      >
        <path d="M1 6h42" stroke="var(--line-strong)" />
        <rect x={x} y="3" width={width} height="6" rx="1.5" fill="var(--chart-band-line)" />
        <rect x={tick} y="0" width="2.5" height="12" rx="1.2" fill={tickColor(job, said !== null)} />
      </svg>
    </span>
  );
}

function tickColor({ status }: JobRow, isOutside: boolean): string {
  if (isOutside) return "var(--warn-mark)";
  return status === "running" ? "var(--running-mark)" : "var(--fg-3)";
}
