"use client";

import { useState } from "react";

/** Which rows are chosen: those on this page one by one, or all that match on every page. */
export function useSelection(shown: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [matchingFrom, setMatchingFrom] = useState<string | null>(null);
  // What is no longer on the page is no longer chosen: nobody sees it.
  const ids = shown.filter((id) => chosen.has(id));
  const set = (next: Iterable<string>) => {
    setChosen(new Set(next));
    setMatchingFrom(null);
  };
  const isWholePage = shown.length > 0 && ids.length === shown.length;
  // All that match were chosen from a page that somebody looked at: another one has not been asked about.
  const isMatching = isWholePage && matchingFrom === shown.join();
  return {
    ids,
    isMatching,
    isWholePage,
    has: (id: string) => isMatching || chosen.has(id),
    toggle: (id: string) => set(chosen.has(id) ? ids.filter((other) => other !== id) : [...ids, id]),
    togglePage: () => set(isWholePage ? [] : shown),
    chooseMatching: () => setMatchingFrom(shown.join()),
    clear: () => set([]),
  };
}
export type Selection = ReturnType<typeof useSelection>;
