"use client";

import type { RefObject } from "react";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";

type ChangeKeys = {
  table: RefObject<HTMLTableElement | null>;
  onToggle(id: string, isRange: boolean): void;
  /** Of the row that has the focus, if one has. */
  onAcknowledge(id: string | undefined): void;
  onClear(): void;
};

/** j and k move the focus from row to row, x selects (X a range), a acknowledges. Enter follows the row's link. */
export function useChangeKeys({ table, onToggle, onAcknowledge, onClear }: ChangeKeys) {
  const move = (step: 1 | -1) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-change-link]") ?? [])];
    const at = links.findIndex((link) => link.closest("tr") === focusedRow());
    const next = at === -1 ? links[0] : links[at + step];
    next?.focus();
    next?.closest("tr")?.scrollIntoView({ block: "nearest" });
  };
  const toggle = (isRange: boolean) => {
    const id = focusedRow()?.dataset.change;
    if (id) onToggle(id, isRange);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => toggle(false),
    X: () => toggle(true),
    a: () => onAcknowledge(focusedRow()?.dataset.change),
    Escape: onClear,
  });
}

const focusedRow = () => document.activeElement?.closest<HTMLElement>("tr[data-change]") ?? null;
