"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from "react";

const SingleKeys = createContext(true);

/** Whether keys without Ctrl or Cmd do anything: each reader can turn them off (WCAG 2.1.4). */
export function ShortcutsProvider({ isEnabled, children }: { isEnabled: boolean; children: ReactNode }) {
  return <SingleKeys value={isEnabled}>{children}</SingleKeys>;
}

export const useSingleKeys = () => useContext(SingleKeys);

/** Keys, or two in a row: `j`, `?`, `g j`. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1_000;
const registered = new Map<{ readonly current: Shortcuts }, { isInDialog: boolean }>();
let begun: { key: string; at: number } | null = null;

/**
 * Answers keys while nothing is being typed and no menu or question is open. The part that came last is asked first;
 * while a dialog is open, only those in dialogs (`isInDialog`) are asked at all.
 */
export function useShortcuts(shortcuts: Shortcuts, { isInDialog = false } = {}) {
  const isEnabled = useSingleKeys();
  const latest = useRef(shortcuts);
  // In the moment in which the part is seen, not after it: keys pressed then are for what is seen.
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useLayoutEffect(() => {
    if (!isEnabled) return;
    if (registered.size === 0) document.addEventListener("keydown", answer);
    registered.set(latest, { isInDialog });
    return () => {
      registered.delete(latest);
      if (registered.size === 0) document.removeEventListener("keydown", answer);
    };
  }, [isEnabled, isInDialog]);
}

function answer(event: KeyboardEvent) {
  if (isForSomethingElse(event)) return;
  const isDialogOpen = document.querySelector("[role=dialog][data-open]") !== null;
  const tables = [...registered]
    .reverse()
    .flatMap(([{ current }, { isInDialog }]) => (isInDialog || !isDialogOpen ? [current] : []));
  const find = (keys: string) => tables.find((table) => keys in table)?.[keys];
  const isSecond = begun !== null && event.timeStamp - begun.at < SEQUENCE_MS;
  const act = (isSecond && find(`${begun?.key} ${event.key}`)) || find(event.key);
  begun = null;
  if (act) {
    event.preventDefault();
    act(event);
  } else if (tables.some((table) => Object.keys(table).some((keys) => keys.startsWith(`${event.key} `)))) {
    begun = { key: event.key, at: event.timeStamp };
  }
}

const isForSomethingElse = ({
  ctrlKey,
  metaKey,
  altKey,
  target,
  isComposing,
  defaultPrevented,
}: KeyboardEvent) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  isComposing ||
  defaultPrevented ||
  (target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=menu], [role=alertdialog]") !== null);
