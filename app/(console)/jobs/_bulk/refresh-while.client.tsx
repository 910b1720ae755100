"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useRefresh } from "#app/_live/live.client.tsx";
import { announce } from "#app/_ui/announcer.client.tsx";
import { useOperationSigns } from "./use-operation-signs.client.tsx";

const REFRESH_EVERY_MS = 1_500;

type RefreshWhileProps = {
  isRunning: boolean;
  /** What is said aloud once it no longer is. */
  told: string | null;
};

/** Reads the page again while what it shows goes on, as long as somebody looks, and when something of it may have begun. */
export function RefreshWhile({ isRunning, told }: RefreshWhileProps) {
  const router = useRouter();
  const refresh = useRefresh();
  const wasRunning = useRef(isRunning);
  useOperationSigns(refresh, null);
  useEffect(() => {
    if (wasRunning.current && !isRunning && told) announce(told);
    wasRunning.current = isRunning;
    if (!isRunning) return;
    const timer = setInterval(
      () => document.visibilityState === "visible" && router.refresh(),
      REFRESH_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [isRunning, told, router]);
  return null;
}
