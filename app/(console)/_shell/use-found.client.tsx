"use client";

import { useEffect, useState } from "react";
import { type Found, NOTHING_FOUND } from "./found.ts";

/** Long enough that a word typed at once is asked for once. */
const PAUSE_MS = 120;

type Answer = { found: Found; state: "looking" | "answered" | "failed" };

/** What the server finds for what is typed; what was found before stays until the answer is there. */
export function useFound(text: string): Answer {
  const [answer, setAnswer] = useState<{ text: string; found: Found | null } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const found = await fetchFound(text, abort.signal);
      if (!abort.signal.aborted) setAnswer({ text, found });
    };
    const timer = setTimeout(ask, text === "" ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  const found = answer?.found ?? NOTHING_FOUND;
  if (answer?.text !== text) return { found, state: "looking" };
  return { found, state: answer.found ? "answered" : "failed" };
}

/** Null where there was no answer. */
async function fetchFound(text: string, signal: AbortSignal): Promise<Found | null> {
  const address = `/api/commands?q=${encodeURIComponent(text.trim())}`;
  try {
    const response = await fetch(address, { cache: "no-store", signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null; // also what an abort throws, whose answer nobody waits for
  }
}
