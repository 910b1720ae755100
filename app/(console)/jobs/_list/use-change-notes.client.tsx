"use client";

import { useCallback, useEffect, useRef } from "react";
import { announce } from "#app/_ui/announcer.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { isActive, STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobRow as Job, JobPage } from "#lib/jobs/views.ts";
import { useJobTypes } from "../_parts/job-types.client.tsx";
import { isToldByRows, matches } from "../job-store.ts";

/** More than are active at a time; a page may stay open for weeks. */
const MOST_KNOWN = 2_000;

/** Says a change of status aloud, and counts again; progress is neither. */
export function useChangeNotes(
  { rows: first, now: readAt }: JobPage,
  filter: JobFilter,
  countAgain: () => void,
) {
  const types = useJobTypes();
  const statuses = useRef(new Map<string, Job["status"]>());
  const note = useCallback((job: Job) => {
    const known = statuses.current;
    known.delete(job.id); // so that it is the last to be forgotten
    known.set(job.id, job.status);
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? "");
  }, []);
  useEffect(() => first.forEach(note), [first, note]);
  return useCallback(
    (rows: Job[], shown: readonly Job[]) => {
      for (const job of rows) {
        const before = statuses.current.get(job.id);
        note(job);
        // A stream begins with all that are active: those that were there when the page was read have not changed.
        const isOld = before === undefined && isActive(job.status) && job.createdAt <= readAt;
        if (isOld || before === job.status) continue;
        countAgain();
        const isShown = shown.some(({ id }) => id === job.id);
        if (!isShown && !(isToldByRows(filter) && matches(job, { ...filter, tab: "all" }))) continue;
        const label = types.find((known) => known.type === job.type)?.label ?? job.type;
        announce(
          `${job.shortId}, ${label} of ${job.sourceName ?? "a removed source"}: ${STATUS_LABELS[job.status]}.`,
        );
      }
    },
    [readAt, filter, countAgain, note, types],
  );
}
