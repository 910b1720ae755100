"use client";

import { useEffect, useEffectEvent } from "react";
import PageError from "#app/_ui/page-error.client.tsx";

const ASK_EVERY_MS = 2_000;

type UnreadPageProps = { retry: () => void; title?: string };

/** In place of a page that could not be made. Where that is an outage, it goes away by itself once that is over. */
export default function UnreadPage({ retry, ...page }: UnreadPageProps) {
  const tryAgain = useEffectEvent(retry);
  useEffect(() => {
    const left = new AbortController();
    void untilOverAnOutage(left.signal).then((wasOutage) => wasOutage && !left.signal.aborted && tryAgain());
    return () => left.abort();
  }, []);
  return <PageError retry={retry} {...page} />;
}

/** False at once where all is well: then the fault is another one, and comes again. */
async function untilOverAnOutage(signal: AbortSignal): Promise<boolean> {
  for (let asked = 0; !signal.aborted; asked += 1) {
    const answer = await fetch("/api/health", { cache: "no-store", signal }).catch(() => null);
    if (answer?.ok) return asked > 0;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return false;
}
