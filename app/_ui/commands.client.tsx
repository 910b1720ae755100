"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** One line of the command menu: an address (`href`) or an act (`onSelect`). */
export type Command = {
  /** What it belongs to: `Go to`, `J-7F3KQ2`. */
  group: string;
  label: string;
  icon?: ReactNode;
  /** Beside the label: what kind of thing it is, where it leads. */
  detail?: string | undefined;
  /** The key that does the same. */
  shortcut?: string;
  /** Why it cannot be chosen now. It keeps its place and says so. */
  disabledBecause?: string | null;
  href?: string;
  onSelect?: () => void;
};

const providers = new Set<{ readonly current: () => readonly Command[] }>();

/** What this part of the page offers to the command menu, asked when the menu opens, and so of what has the focus then. */
export function useCommands(commands: () => readonly Command[]) {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    providers.add(latest);
    return () => void providers.delete(latest);
  }, []);
}

/** The part that came last is the nearest one. */
export const offeredCommands = (): Command[] => [...providers].reverse().flatMap(({ current }) => current());

const ASKED = "command-menu-asked";
/** Opens the menu from wherever it is offered. */
export const askForCommands = () => document.dispatchEvent(new Event(ASKED));

/** Ctrl-K or Cmd-K, also while something is typed and where single keys are turned off. */
export function useCommandRequests(open: () => void) {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const ask = () => latest.current();
    const askByKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || event.defaultPrevented) return;
      event.preventDefault(); // the browser's own search
      ask();
    };
    document.addEventListener(ASKED, ask);
    document.addEventListener("keydown", askByKey);
    return () => {
      document.removeEventListener(ASKED, ask);
      document.removeEventListener("keydown", askByKey);
    };
  }, []);
}
