"use client";

import { useCallback, useRef, useState } from "react";

/**
 * Which rows are chosen: those on this page one by one, or all that match on every page. All that match are meant only
 * from the `place` where that was said: another one has not been asked about.
 */
export function useSelection(shown: readonly string[], place: string) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [matchingFrom, setMatchingFrom] = useState<string | null>(null);
  const lastToggled = useRef<string | null>(null);
  // What is no longer on the page is no longer chosen: nobody sees it.
  const ids = shown.filter((id) => chosen.has(id));
  const set = (next: Iterable<string>) => {
    setChosen(new Set(next));
    setMatchingFrom(null);
  };
  const isMatching = ids.length > 0 && matchingFrom === place;
  const isWholePage = shown.length > 0 && ids.length === shown.length;

  const latestToggle = useRef((_id: string, _isRange: boolean) => {});
  latestToggle.current = (id, isRange) => {
    const range = isRange ? between(shown, lastToggled.current, id) : [];
    lastToggled.current = id;
    if (range.length > 0) set([...ids, ...range]);
    else set(chosen.has(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  };
  return {
    ids,
    isMatching,
    isWholePage,
    has: (id: string) => isMatching || chosen.has(id),
    /** Of a range: with all rows from the one that was toggled last. */
    toggle: useCallback((id: string, isRange = false) => latestToggle.current(id, isRange), []),
    togglePage: () => set(isWholePage ? [] : shown),
    chooseMatching: () => setMatchingFrom(place),
    clear: () => set([]),
  };
}
export type Selection = ReturnType<typeof useSelection>;

function between(shown: readonly string[], from: string | null, to: string): readonly string[] {
  const [a, b] = [from === null ? -1 : shown.indexOf(from), shown.indexOf(to)];
  return a < 0 || b < 0 ? [] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}
