"use client";

import { useEffect, useRef } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";

/** Many jobs of an operation change one after the other: more often than this nobody need look. */
const LOOK_EVERY_MS = 2_000;

/**
 * Looks when jobs are cancelled or retried, by whomever: it may be an operation that was begun elsewhere. What changed
 * after `cursor` counts; null: what comes from now on.
 */
export function useOperationSigns(look: () => void, cursor: string | null): void {
  const latest = useRef(look);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useJobChanges((rows) => {
    if (timer.current || !rows.some(({ cancel, trigger }) => cancel !== null || trigger === "retry")) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, LOOK_EVERY_MS);
  }, cursor);
}
