"use client";

import { useEffect } from "react";
import { useRefresh } from "#app/_live/live.client.tsx";

/** As often as workers are heard of. */
const EVERY_MS = 5_000;

/** Reads the page again every few seconds, while somebody looks at it. */
export function ReadAgain() {
  const refresh = useRefresh();
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === "visible") refresh();
    };
    const timer = setInterval(read, EVERY_MS);
    document.addEventListener("visibilitychange", read);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", read);
    };
  }, [refresh]);
  return null;
}
