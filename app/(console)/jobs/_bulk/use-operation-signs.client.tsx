"use client";

import { useEffect, useRef } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";

/** Many jobs of an operation change one after the other: more often than this nobody need look. */
const LOOK_EVERY_MS = 2_000;

/**
 * Looks when jobs are cancelled or retried, by whomever: it may be an operation that was begun elsewhere. What was asked
 * for before `readAt` is known already; null: nothing is.
 */
export function useOperationSigns(look: () => void, readAt: string | null): void {
  const latest = useRef(look);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useJobChanges((rows) => {
    if (timer.current || !rows.some((job) => isSign(job, readAt ?? ""))) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, LOOK_EVERY_MS);
  }, null);
}

const isSign = ({ cancel, trigger, createdAt }: JobRow, since: string): boolean =>
  (cancel !== null && cancel.requestedAt > since) || (trigger === "retry" && createdAt > since);
