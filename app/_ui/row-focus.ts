import type { RefObject } from "react";

/*
 * Rows of a table by keyboard. They are known by `data-<name>`, which holds what each stands for; the focus is on a row
 * where the row itself has it, or anything in it.
 */

const focusedRow = (name: string) => document.activeElement?.closest<HTMLElement>(`tr[data-${name}]`) ?? null;

/** What the row with the focus stands for. */
export const focusedKey = (name: string): string | undefined =>
  focusedRow(name)?.getAttribute(`data-${name}`) ?? undefined;

/** To the next row, or the one before; to the first where none has the focus. `target` is what takes it, else the row. */
export function moveFocus(
  table: RefObject<HTMLTableElement | null>,
  name: string,
  step: 1 | -1,
  target?: string,
): void {
  const rows = [...(table.current?.querySelectorAll<HTMLElement>(`tr[data-${name}]`) ?? [])];
  const current = focusedRow(name);
  const at = current ? rows.indexOf(current) : -1;
  const next = at === -1 ? rows[0] : rows[at + step];
  const focusable = target === undefined ? next : next?.querySelector<HTMLElement>(target);
  focusable?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
