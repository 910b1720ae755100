"use client";

import { formatZone } from "#lib/format.ts";
import { useTicking, useTimeZone } from "./clock.client.tsx";

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
