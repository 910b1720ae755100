"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const PAUSE_MS = 2_000;

/** Says what changed, politely and never more than once in two seconds; many changes become a number. */
export function useAnnouncements(): { said: string; announce(sentence: string): void } {
  const [said, setSaid] = useState("");
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const announce = useCallback((sentence: string) => {
    waiting.current.push(sentence);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const sentences = waiting.current.splice(0);
      setSaid(sentences.length > 3 ? `${sentences.length} jobs changed.` : sentences.join(" "));
    }, PAUSE_MS);
  }, []);

  return { said, announce };
}

export const Announcer = ({ said }: { said: string }) => (
  <div aria-live="polite" className="sr-only">
    {said}
  </div>
);
