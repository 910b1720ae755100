"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { subscribeToToasts, type ToastRequest, waitingToasts } from "./toast-requests.ts";

const ToastHost = lazy(() => import("./toast-host.client.tsx"));

const none: readonly ToastRequest[] = [];
let wasWanted = false;

/** Stands once, in the root layout. */
export function Toaster() {
  const requests = useSyncExternalStore(subscribeToToasts, waitingToasts, () => none);
  wasWanted ||= requests.length > 0;
  if (!wasWanted) return null;
  return (
    <Suspense fallback={null}>
      <ToastHost requests={requests} />
    </Suspense>
  );
}
