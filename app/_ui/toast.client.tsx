"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";

export type ToastRequest = {
  /** What happened. */
  message: string;
  tone?: "info" | "failed" | "completed";
  /** The next step, as an address. */
  action?: { label: string; href: string };
};

const ToastHost = lazy(() => import("./toast-host.client.tsx"));

let waiting: readonly ToastRequest[] = [];
const listeners = new Set<() => void>();
const publish = (requests: readonly ToastRequest[]) => {
  waiting = requests;
  for (const tell of listeners) tell();
};

/** Says something in passing; for what must be read, use a `Notice`. */
export const toast = (request: ToastRequest) => publish([...waiting, request]);

/** The host takes what has been asked for so far; its code comes with the first toast. */
export const takeToasts = (): readonly ToastRequest[] => {
  const taken = waiting;
  if (taken.length > 0) publish([]);
  return taken;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly ToastRequest[] = [];
let wasWanted = false;

/** Stands once, in the root layout. */
export function Toaster() {
  const requests = useSyncExternalStore(
    subscribe,
    () => waiting,
    () => none,
  );
  wasWanted ||= requests.length > 0;
  if (!wasWanted) return null;
  return (
    <Suspense fallback={null}>
      <ToastHost requests={requests} />
    </Suspense>
  );
}
