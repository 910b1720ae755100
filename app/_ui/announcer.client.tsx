"use client";

import { useSyncExternalStore } from "react";

/** Never more than one sentence in this time: who listens has to be able to follow. */
const PAUSE_MS = 1_500;
/** More than this at once become a number. */
const MOST_AT_ONCE = 3;

let said = "";
let waiting: string[] = [];
const listeners = new Set<() => void>();

/** Says something to those who listen to the page instead of looking at it, politely. */
export function announce(sentence: string): void {
  waiting.push(sentence);
  if (waiting.length > 1) return;
  setTimeout(() => {
    said = waiting.length > MOST_AT_ONCE ? `${waiting.length} changes.` : waiting.join(" ");
    waiting = [];
    for (const tell of listeners) tell();
  }, PAUSE_MS);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Stands once, in the root layout: a region must be there before what it says. */
export function Announcer() {
  const sentence = useSyncExternalStore(
    subscribe,
    () => said,
    () => "",
  );
  return (
    <div aria-live="polite" className="sr-only">
      {sentence}
    </div>
  );
}
