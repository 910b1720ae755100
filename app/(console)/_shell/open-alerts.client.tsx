"use client";

import { useEffect, useRef, useState } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import { MOST_SHOWN_OPEN } from "#lib/alerts/most-shown.ts";
import { formatCount } from "#lib/format.ts";

/** A job that ended is an alert so soon after; those of one moment are counted together. */
const ROUTED_WITHIN_MS = 1_500;

/** How many alerts wait for somebody: as the page was read, and again when jobs have ended since. */
export function OpenAlerts({ counted }: { counted: number }) {
  const [count, setCount] = useState(counted);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setCount(counted), [counted]);
  useEffect(() => () => clearTimeout(timer.current), []);

  useJobChanges((rows) => {
    if (!rows.some(({ finishedAt }) => finishedAt !== null)) return;
    timer.current ??= setTimeout(async () => {
      timer.current = undefined;
      const answer = await fetch("/api/alerts/open", { cache: "no-store" }).catch(() => null);
      if (!answer?.ok) return; // the page says itself that the server cannot be reached
      const { open }: { open: number } = await answer.json();
      setCount(open);
    }, ROUTED_WITHIN_MS);
  }, null);

  if (count === 0) return null;
  return (
    <span className="num ml-auto rounded-full bg-warn-bg px-1.5 text-12 text-warn-fg">
      {count > MOST_SHOWN_OPEN ? `${MOST_SHOWN_OPEN}+` : formatCount(count)}
      <span className="sr-only"> open</span>
    </span>
  );
}
