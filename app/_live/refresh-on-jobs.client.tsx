"use client";

import { useEffect, useRef } from "react";
import { useJobChanges, useRefresh } from "./live.client.tsx";

/** Changes of the same moment are read together. */
const SETTLE_MS = 250;

type RefreshOnJobsProps = {
  /** Jobs of this source; null for those of every source. */
  sourceId: string | null;
  /** Where the page was read, so that nothing between its reading and now is missed. */
  cursor: string | null;
  /** Only when jobs of this type have completed; by default whenever any job starts or ends. */
  endsOf?: string;
  /** What follows from a job a moment after its end is waited for. */
  settleMs?: number;
};

/** Reads the page again when one of its jobs starts or ends: what discovery published is then on it. */
export function RefreshOnJobs({ sourceId, cursor, endsOf, settleMs = SETTLE_MS }: RefreshOnJobsProps) {
  const refresh = useRefresh();
  const known = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useJobChanges((rows) => {
    const moved = rows.filter(
      (job) =>
        (sourceId === null || job.sourceId === sourceId) &&
        (endsOf === undefined || (job.type === endsOf && job.status === "completed")) &&
        known.current.get(job.id) !== job.status,
    );
    if (moved.length === 0) return;
    for (const job of moved) known.current.set(job.id, job.status);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refresh();
    }, settleMs);
  }, cursor);
  return null;
}
