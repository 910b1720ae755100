"use client";

import type { RefObject } from "react";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { useKeyActs } from "../_parts/use-key-acts.client.tsx";

type ListKeys = { table: RefObject<HTMLTableElement | null>; rows: readonly JobRow[]; role: Role };

/** j and k move the focus from row to row; c and r act on the row that has it. Enter follows its link. */
export function useListKeys({ table, rows, role }: ListKeys) {
  const { cancel, retry } = useKeyActs(role);
  const move = (step: 1 | -1) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-job-link]") ?? [])];
    const at = links.findIndex((link) => link.closest("tr") === focusedRow());
    const next = at === -1 ? links[0] : links[at + step];
    next?.focus();
    next?.closest("tr")?.scrollIntoView({ block: "nearest" });
  };
  const focused = () => rows.find((job) => job.id === focusedJob());
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    c: () => cancel(focused()),
    r: () => retry(focused()),
  });
}

const focusedRow = () => document.activeElement?.closest<HTMLElement>("tr[data-job]") ?? null;

/** The id of the job whose row has the focus. */
export const focusedJob = (): string | undefined => focusedRow()?.dataset.job;
