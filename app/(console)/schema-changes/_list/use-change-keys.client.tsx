"use client";

import type { RefObject } from "react";
import { focusedKey, moveFocus } from "#app/_ui/row-focus.ts";
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
  const move = (step: 1 | -1) => moveFocus(table, "change", step, "[data-change-link]");
  const toggle = (isRange: boolean) => {
    const id = focusedKey("change");
    if (id) onToggle(id, isRange);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => toggle(false),
    X: () => toggle(true),
    a: () => onAcknowledge(focusedKey("change")),
    Escape: onClear,
  });
}
