"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useJobChanges, useRefresh } from "#app/_live/live.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import type { ChangeFilter } from "#lib/schema-changes/views.ts";

/** Discoveries that end at the same moment are read together. */
const SETTLE_MS = 250;

/**
 * Reads the page again when a discovery that it is about has ended; where that would push rows away from under somebody
 * (`mayMove`), it waits until it is asked to.
 */
export function useNewChanges(filter: ChangeFilter, cursor: string, mayMove: () => boolean) {
  const refresh = useRefresh();
  const [isWaiting, setWaiting] = useState(false);
  const known = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = useCallback(() => {
    setWaiting(false);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refresh();
    }, SETTLE_MS);
  }, [refresh]);

  useJobChanges((rows) => {
    const news = rows.filter((job) => isMeant(job, filter) && !known.current.has(`${job.id} ${job.status}`));
    if (news.length === 0) return;
    for (const job of news) known.current.add(`${job.id} ${job.status}`);
    if (filter.job || mayMove()) show();
    else setWaiting(true);
  }, cursor);
  return { isWaiting, show };
}

/** Of one run every step matters: its page says how it stands. Of the others only that they published something. */
function isMeant(job: JobRow, { job: run, source }: ChangeFilter): boolean {
  if (job.type !== "asset_discovery") return false;
  if (run) return job.id === run;
  return job.status === "completed" && (source.length === 0 || source.includes(job.sourceId ?? ""));
}
