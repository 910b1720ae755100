import { formatCount, formatQuantity } from "#lib/format.ts";
import type { Operation, Outcome, Verb } from "#lib/operations/views.ts";

export const VERB_WORDS = {
  cancel: { button: "Cancel", doing: "Cancelling", done: "cancelled" },
  retry: { button: "Retry", doing: "Retrying", done: "retried" },
} as const satisfies Record<Verb, object>;

export const outcomeWord = (verb: Verb, outcome: Outcome): string =>
  outcome === "done" ? VERB_WORDS[verb].done : outcome;

type Titled = Pick<Operation, "verb" | "state" | "total" | "counts">;

/** `Cancelling 1,240 jobs`, `Retried 12 jobs`, `Retried 3 of 12 jobs`, `Stopped cancelling 1,240 jobs`. */
export function operationTitle({ verb, state, total, counts }: Titled): string {
  if (state === "stopped") return `Stopped ${startedTitle(verb, total).toLowerCase()}`;
  if (state !== "finished") return startedTitle(verb, total);
  const { done } = VERB_WORDS[verb];
  const part = counts.done === total ? "" : `${formatCount(counts.done)} of `;
  return `${done.charAt(0).toUpperCase()}${done.slice(1)} ${part}${formatQuantity(total, "job")}`;
}

/** `Cancelling 1,240 jobs`. */
export const startedTitle = (verb: Verb, total: number): string =>
  `${VERB_WORDS[verb].doing} ${formatQuantity(total, "job")}`;

export const settledOf = ({ counts }: Pick<Operation, "counts">): number =>
  counts.done + counts.skipped + counts.failed;

/** `1,200 cancelled, 30 skipped, 10 failed`. */
export function countsText({ verb, counts }: Pick<Operation, "verb" | "counts">): string {
  const outcomes: readonly Outcome[] = ["done", "skipped", "failed"];
  const told = outcomes.filter((outcome) => outcome === "done" || counts[outcome] > 0);
  return told.map((outcome) => `${formatCount(counts[outcome])} ${outcomeWord(verb, outcome)}`).join(", ");
}

export const operationHref = (id: string): string => `/jobs/operations/${id}`;
