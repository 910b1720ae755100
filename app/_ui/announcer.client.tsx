"use client";

import { useSyncExternalStore } from "react";

/** What happens within this time is said together. */
const PAUSE_MS = 1_500;
/** Where one change follows the other, they are said no oftener than this: who listens also has to read. */
const BUSY_PAUSE_MS = 6_000;
/** More than this at once become a number. */
const MOST_AT_ONCE = 3;

let said = "";
let saidAt = Number.NEGATIVE_INFINITY;
let waiting: string[] = [];
const listeners = new Set<() => void>();

/** Says something to those who listen to the page instead of looking at it, politely. */
export function announce(sentence: string): void {
  waiting.push(sentence);
  if (waiting.length > 1) return;
  const isBusy = performance.now() - saidAt < BUSY_PAUSE_MS;
  setTimeout(
    () => {
      saidAt = performance.now();
      said = waiting.length > MOST_AT_ONCE ? `${waiting.length} changes.` : waiting.join(" ");
      waiting = [];
      for (const tell of listeners) tell();
    },
    isBusy ? BUSY_PAUSE_MS : PAUSE_MS,
  );
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
