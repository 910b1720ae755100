"use client";

import { useEffect, useRef } from "react";
import { useJobChanges, useRefresh } from "#app/_live/live.client.tsx";
import type { Trend } from "#lib/jobs/durations/views.ts";
import { isActive } from "#lib/jobs/status.ts";

/** Runs are folded into the trends within seconds of their end. */
const FOLDED_AFTER_MS = 7_000;

/** Reads the page again once a run of what is drawn has begun, and when one that ended is in the trend. */
export function TrendLive({ of, running }: Pick<Trend, "of" | "running">) {
  const refresh = useRefresh();
  const known = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useJobChanges((rows) => {
    for (const job of rows) {
      if (job.assetId !== of.assetId || job.type !== of.type || job.status === "pending") continue;
      const isDrawn = job.id === running?.id && isActive(job.status);
      if (isDrawn || known.current.get(job.id) === job.status) continue;
      known.current.set(job.id, job.status);
      clearTimeout(timer.current);
      timer.current = setTimeout(refresh, isActive(job.status) ? 0 : FOLDED_AFTER_MS);
    }
  }, null);
  return null;
}
