"use client";

import { useTicking, useTimeZone } from "#app/_ui/clock.client.tsx";
import { formatZone } from "#lib/format.ts";

/** Says in which zone the page's times stand. */
export function ZoneNote() {
  const zone = useTimeZone();
  const offset = useTicking((now) => formatZone(now, zone));
  return (
    <span className="text-12 text-fg-3 max-sm:hidden" title={zone}>
      Times in your zone, {offset}
    </span>
  );
}
