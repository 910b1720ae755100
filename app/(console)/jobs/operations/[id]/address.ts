import type { ItemFilter } from "#lib/operations/schemas.ts";
import { type ItemTab, type Operation, OUTCOMES } from "#lib/operations/views.ts";
import { operationHref, outcomeWord, settledOf } from "../../_bulk/words.ts";

/** The address of what came of an operation's jobs; what is at its default is left out. */
export function itemsHref(id: string, { outcome, before, after }: ItemFilter): string {
  const query = new URLSearchParams();
  if (outcome !== "all") query.set("outcome", outcome);
  if (before) query.set("before", before);
  if (after) query.set("after", after);
  return [operationHref(id), query.toString()].filter(Boolean).join("?");
}

/** A file of all that have this outcome, whatever the page; none once the session works in another organization. */
export const itemsExportHref = (
  id: string,
  outcome: ItemTab,
  format: "csv" | "json",
  organizationId: string,
): string => {
  const query = new URLSearchParams({ format, organization: organizationId });
  if (outcome !== "all") query.set("outcome", outcome);
  return `/api${operationHref(id)}/export?${query}`;
};

/** Those there is something in; all, and what was wanted, in any case. */
export function outcomeTabs(operation: Operation): { tab: ItemTab; label: string; count: number }[] {
  const { verb, total, counts, finishedAt } = operation;
  const open = total - settledOf(operation);
  const settled = OUTCOMES.map((tab) => ({
    tab,
    label: capitalized(outcomeWord(verb, tab)),
    count: counts[tab],
  }));
  return [
    { tab: "all", label: "All", count: total },
    ...settled.filter(({ tab, count }) => tab === "done" || count > 0),
    ...(open > 0
      ? [{ tab: "open" as const, label: finishedAt ? "Left alone" : "To come", count: open }]
      : []),
  ];
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
