/** "And last week?": a question that changes the one before it. */

import { hasHead } from "./asked.ts";
import type { Clock } from "./calendar.ts";
import { ask } from "./intent.ts";
import { type JobQuestion, Question, type Which } from "./question.ts";
import type { Refusal } from "./refusal.ts";
import type { Slots } from "./slots.ts";
import { changed, toWhich } from "./which.ts";

type Said = {
  slots: Slots;
  /** What it would be without a question before it. */
  own: Question | Refusal;
  previous: JobQuestion | null;
  clock: Clock;
  /** It begins as such questions do. */
  isLed: boolean;
};

export function carryOn({ slots, own, previous, clock, isLed }: Said): Question | Refusal {
  const isPartial = "because" in own && own.isPartial === true;
  if (!previous || !(isLed || isPartial || slots.flags.has("refers"))) return own;
  const said = toWhich(slots, clock);
  if ("because" in said) return said;
  const which = changed(previous.which, said);
  return hasHead(slots) ? ask(slots, which, clock) : again(previous, which, said);
}

/** The same question of other jobs. */
function again(previous: JobQuestion, which: Which, said: Which): Question | Refusal {
  const [outcome, ...others] = said.status;
  if (previous.intent === "compare" && said.since)
    return { because: "Say again which two stretches of time to compare." };
  if (previous.intent === "why" && outcome && outcome !== "failed")
    return { because: "Only failed jobs have a cause. Ask for those jobs instead." };
  if (previous.intent === "rate" && outcome) {
    if (others.length > 0 || outcome === "pending" || outcome === "running")
      return { because: "Say whose share is meant." };
    return { ...previous, which: { ...which, status: [] }, outcome };
  }
  return Question.parse({ ...previous, which });
}
