"use client";

import { useEffect, useRef } from "react";
import { useRefresh } from "#app/_live/live.client.tsx";
import { announce } from "#app/_ui/announcer.client.tsx";

const WAITING_MS = 500;
const OTHERWISE_MS = 5_000;

type WatchSendsProps = {
  /** A test is on its way: somebody waits for it. */
  isWaiting: boolean;
  /** What is said aloud once it has ended. */
  told: string | null;
};

/** Reads the page again while somebody looks: often while a test is on its way, now and then otherwise. */
export function WatchSends({ isWaiting, told }: WatchSendsProps) {
  const refresh = useRefresh();
  const wasWaiting = useRef(isWaiting);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting && told) announce(told);
    wasWaiting.current = isWaiting;
    const timer = setInterval(
      () => document.visibilityState === "visible" && refresh(),
      isWaiting ? WAITING_MS : OTHERWISE_MS,
    );
    return () => clearInterval(timer);
  }, [isWaiting, told, refresh]);
  return null;
}
