"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** As often as workers are heard of. */
const EVERY_MS = 5_000;

/** Reads the page again every few seconds, while somebody looks at it. */
export function ReadAgain() {
  const router = useRouter();
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(read, EVERY_MS);
    document.addEventListener("visibilitychange", read);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", read);
    };
  }, [router]);
  return null;
}
