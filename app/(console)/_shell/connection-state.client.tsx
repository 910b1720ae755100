"use client";

import { useLive } from "#app/_live/live.client.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { useTicking, useTimeZone } from "#app/_ui/clock.client.tsx";
import { formatClock, formatRelative } from "#lib/format.ts";

const DOTS = {
  connecting: "bg-pending-mark ring-3 ring-pending-bg",
  live: "bg-completed-mark ring-3 ring-completed-bg",
  reconnecting: "bg-warn-mark ring-3 ring-warn-bg",
  offline: "border-2 border-failed-mark",
  ended: "border-2 border-failed-mark",
} as const;

/** Whether what the page shows is the present. */
export function ConnectionState({ isShort = false }: { isShort?: boolean }) {
  const { state, since, lastEventAt } = useLive();
  const zone = useTimeZone();
  const lastHeard = useTicking(() => {
    const at = lastEventAt(); // on the browser's clock, right or wrong
    return at === null ? "" : `last event ${formatRelative(new Date(at), new Date(), zone)}`;
  });
  const clock = since === null ? "" : formatClock(new Date(since), zone);
  const words = {
    connecting: "Connecting…",
    live: "Live",
    reconnecting: "Reconnecting",
    offline: `Offline since ${clock}`,
    ended: "Signed out",
  }[state];
  return (
    <div className="flex h-[30px] items-center gap-2 px-2.5 text-12 text-fg-2" title={lastHeard || undefined}>
      <span className={classNames("size-2 shrink-0 rounded-full", DOTS[state])} aria-hidden="true" />
      <span role="status" className="font-medium text-fg">
        {words}
      </span>
      {state === "live" && lastHeard && !isShort && <span className="truncate text-fg-3">· {lastHeard}</span>}
    </div>
  );
}
