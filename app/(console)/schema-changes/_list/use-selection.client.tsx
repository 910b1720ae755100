"use client";

import { useState } from "react";

/** Which rows are chosen: those on this page one by one, or all that match on every page. */
export function useSelection(shown: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isMatching, setMatching] = useState(false);
  // What is no longer on the page is no longer chosen: nobody sees it.
  const ids = shown.filter((id) => chosen.has(id));
  const set = (next: Iterable<string>) => {
    setChosen(new Set(next));
    setMatching(false);
  };
  return {
    ids,
    isMatching,
    isWholePage: shown.length > 0 && ids.length === shown.length,
    has: (id: string) => isMatching || chosen.has(id),
    toggle: (id: string) => set(chosen.has(id) ? ids.filter((other) => other !== id) : [...ids, id]),
    togglePage: () => set(ids.length === shown.length ? [] : shown),
    chooseMatching: () => setMatching(true),
    clear: () => set([]),
  };
}
export type Selection = ReturnType<typeof useSelection>;
