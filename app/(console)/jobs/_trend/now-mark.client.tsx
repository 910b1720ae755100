"use client";

import { MarkLabel, Now } from "#app/_ui/chart/marks.tsx";
import { linear } from "#app/_ui/chart/scale.ts";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { formatTicking } from "#lib/format.ts";

type NowMarkProps = {
  id: string;
  startedAt: string;
  x: number;
  longestMs: number;
  base: number;
  top: number;
};

/** The run that goes on: it climbs while it runs. */
export function NowMark({ id, startedAt, x, longestMs, base, top }: NowMarkProps) {
  const ran = useTicking((now) => String(Math.max(0, now.getTime() - Date.parse(startedAt))));
  const ms = Number(ran);
  const y = linear([0, longestMs], [base, top])(Math.min(ms, longestMs));
  return (
    <a href={`/jobs/${id}`} aria-label={`Running for ${formatTicking(ms)} now`}>
      <Now x={x} y={y} />
      <MarkLabel x={x} y={y} color="var(--running-fg)">{`now ${formatTicking(ms)}`}</MarkLabel>
    </a>
  );
}
