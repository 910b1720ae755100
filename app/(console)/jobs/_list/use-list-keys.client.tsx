"use client";

import type { RefObject } from "react";
import { focusedKey, moveFocus } from "#app/_ui/row-focus.ts";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import type { Selection } from "#app/_ui/use-selection.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import type { Verb } from "#lib/operations/views.ts";
import { useKeyActs } from "../_parts/use-key-acts.client.tsx";

type ListKeys = {
  table: RefObject<HTMLTableElement | null>;
  rows: readonly JobRow[];
  role: Role;
  selection: Selection;
  /** Of what is selected. */
  onAct(verb: Verb): void;
};

/**
 * j and k move the focus from row to row, x selects, X all rows from the last; c and r act on what is selected, else on
 * the row that has the focus. Enter follows its link.
 */
export function useListKeys({ table, rows, role, selection, onAct }: ListKeys) {
  const { cancel, retry } = useKeyActs(role);
  const move = (step: 1 | -1) => moveFocus(table, "job", step, "[data-job-link]");
  const focused = () => rows.find((job) => job.id === focusedJob());
  const toggle = (isRange: boolean) => {
    const job = focused();
    if (job) selection.toggle(job.id, isRange);
  };
  const isAnySelected = selection.ids.length > 0;
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => toggle(false),
    X: () => toggle(true),
    c: () => (isAnySelected ? onAct("cancel") : cancel(focused())),
    r: () => (isAnySelected ? onAct("retry") : retry(focused())),
    Escape: selection.clear,
  });
}

/** The id of the job whose row has the focus. */
export const focusedJob = (): string | undefined => focusedKey("job");
