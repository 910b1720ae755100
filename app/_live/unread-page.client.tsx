"use client";

import { useEffect, useEffectEvent } from "react";
import PageError from "#app/_ui/page-error.client.tsx";

const ASK_EVERY_MS = 2_000;
/** A page that fails although all is well is made anew once in this time: its fault may have been an outage's end. */
const TRY_EVERY_MS = 60_000;
let triedAt = Number.NEGATIVE_INFINITY;

/** In place of a page that could not be made. Where that is an outage, it goes away by itself once that is over. */
export default function UnreadPage({ retry }: { retry: () => void }) {
  const tryAgain = useEffectEvent(retry);
  useEffect(() => {
    const left = new AbortController();
    const goOn = (wasOutage: boolean) => {
      const now = performance.now();
      if (left.signal.aborted || (!wasOutage && now - triedAt < TRY_EVERY_MS)) return;
      triedAt = now;
      tryAgain();
    };
    void untilWell(left.signal).then(goOn);
    return () => left.abort();
  }, []);
  return <PageError retry={retry} />;
}

/** Whether it took waiting. */
async function untilWell(signal: AbortSignal): Promise<boolean> {
  for (let asked = 0; ; asked += 1) {
    const answer = await fetch("/api/health", { cache: "no-store", signal }).catch(() => null);
    if (answer?.ok || signal.aborted) return asked > 0;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}
