import { formatCount, formatQuantity } from "#lib/format.ts";
import type { Operation, Outcome, Verb } from "#lib/operations/views.ts";

export const VERB_WORDS = {
  cancel: { button: "Cancel", doing: "Cancelling", done: "cancelled" },
  retry: { button: "Retry", doing: "Retrying", done: "retried" },
} as const satisfies Record<Verb, object>;

export const outcomeWord = (verb: Verb, outcome: Outcome): string =>
  outcome === "done" ? VERB_WORDS[verb].done : outcome;

/** `Cancelling 1,240 jobs`, `Retried 12 jobs`, `Stopped cancelling 1,240 jobs`. */
export function operationTitle({ verb, state, total }: Pick<Operation, "verb" | "state" | "total">): string {
  const { doing, done } = VERB_WORDS[verb];
  const jobs = formatQuantity(total, "job");
  if (state === "finished") return `${done.charAt(0).toUpperCase()}${done.slice(1)} ${jobs}`;
  if (state === "stopped") return `Stopped ${doing.toLowerCase()} ${jobs}`;
  return `${doing} ${jobs}`;
}

export const settledOf = ({ counts }: Pick<Operation, "counts">): number =>
  counts.done + counts.skipped + counts.failed;

/** `1,200 cancelled, 30 skipped, 10 failed`. */
export function countsText({ verb, counts }: Pick<Operation, "verb" | "counts">): string {
  const outcomes: readonly Outcome[] = ["done", "skipped", "failed"];
  const told = outcomes.filter((outcome) => outcome === "done" || counts[outcome] > 0);
  return told.map((outcome) => `${formatCount(counts[outcome])} ${outcomeWord(verb, outcome)}`).join(", ");
}

export const operationHref = (id: string): string => `/jobs/operations/${id}`;
