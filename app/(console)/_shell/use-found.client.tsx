"use client";

import { useEffect, useState } from "react";
import { type Found, NOTHING_FOUND } from "./found.ts";

/** Long enough that a word typed at once is asked for once. */
const PAUSE_MS = 120;

/** What the server finds for what is typed; what was found before stays until the answer is there. */
export function useFound(text: string): { found: Found; isLooking: boolean } {
  const [answer, setAnswer] = useState<{ text: string; found: Found } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        const address = `/api/commands?q=${encodeURIComponent(text.trim())}`;
        const response = await fetch(address, { cache: "no-store", signal: abort.signal }).catch(() => null);
        if (abort.signal.aborted) return;
        const found: Found = response?.ok ? await response.json() : NOTHING_FOUND;
        setAnswer({ text, found });
      },
      text === "" ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return { found: answer?.found ?? NOTHING_FOUND, isLooking: answer?.text !== text };
}
