"use client";

import { useTicking, useTimeZone } from "#app/_ui/clock.client.tsx";
import { formatExact } from "#lib/format.ts";
import { formatSlot } from "#lib/schedules/format.ts";

type NextRunProps = { at: string; timeZone: string; className?: string };

/** `tomorrow 03:12 (Europe/Berlin)`: in the schedule's own zone, the reader's on hover. */
export function NextRun({ at, timeZone, className }: NextRunProps) {
  const own = useTimeZone();
  const text = useTicking((now) => formatSlot(at, now, timeZone));
  return (
    <time dateTime={at} title={formatExact(at, own)} className={className}>
      <span className="inline-block">{text}</span>{" "}
      <span className="inline-block text-fg-3">({timeZone})</span>
    </time>
  );
}
