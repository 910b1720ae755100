"use client";

import { useLinkStatus } from "next/link";
import { useEffect, useSyncExternalStore } from "react";

let pending = 0;
const listeners = new Set<() => void>();
const change = (by: 1 | -1) => {
  pending += by;
  for (const tell of listeners) tell();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Inside a link: says that its page has been asked for and is not there yet. */
export function LinkPending() {
  const { pending: isPending } = useLinkStatus();
  useEffect(() => {
    if (!isPending) return;
    change(1);
    return () => change(-1);
  }, [isPending]);
  return null;
}

/** Whether such a link is under way: the place its page goes to shows that it waits. */
export const useIsNavigating = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => pending > 0,
    () => false,
  );
