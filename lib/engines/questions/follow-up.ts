/** "And last week?": a question that changes the one before it. */

import { hasHead } from "./asked.ts";
import type { Clock } from "./calendar.ts";
import { ofSameName, partOfDayLost } from "./carried-over.ts";
import { ask } from "./intent.ts";
import type { NamedTable } from "./names.ts";
import { type JobQuestion, Question, type Which } from "./question.ts";
import type { Refusal } from "./refusal.ts";
import type { Slots } from "./slots.ts";
import { changed, toWhich } from "./which.ts";

type Said = {
  slots: Slots;
  /** What it would be without a question before it. */
  own: Question | Refusal;
  previous: JobQuestion | null;
  tables: readonly NamedTable[];
  clock: Clock;
  /** It begins as such questions do. */
  isLed: boolean;
};

export function carryOn({ slots, own, previous, tables, clock, isLed }: Said): Question | Refusal {
  const isPartial = "because" in own && own.isPartial === true;
  const isBare = hasHead(slots) && !isNarrowed(slots);
  if (!previous || !(isLed || isPartial || isBare || slots.flags.has("refers"))) return own;
  if (slots.leftPeriod)
    return { because: "Say again which stretch of time is meant, and what of it is left out." };
  const said = toWhich(slots, clock);
  if ("because" in said) return said;
  const lost = partOfDayLost(previous.which, said, clock);
  if (lost) return lost;
  if (slots.flags.has("compare") && previous.which.since !== null && slots.periods.length < 2)
    return { because: "Say again which two stretches of time to compare." };
  // “Longer than 5 minutes” says of ended jobs, and no more than the question before it.
  // And “only those started by Maya” of those that were meant; “when did it last run?” of any.
  const { flags, which: named } = slots;
  const isOfThem = named.startedBy.length > 0 || flags.has("refers");
  const saysItRan = flags.has("ran") || (flags.has("begun") && !isOfThem);
  const isOnlyBounded = named.status.length === 0 && !saysItRan;
  const isSaidBefore = isOnlyBounded && previous.which.status.length > 0 && said.errorClass.length === 0;
  const which = changed(previous.which, isSaidBefore ? { ...said, status: [] } : said);
  const { asset } = previous.which;
  if (asset !== null && which.asset === null) {
    const same = ofSameName(asset, which.source, tables);
    if (typeof same !== "string") return same;
    which.asset = same;
  }
  if (hasHead(slots)) return ask(ofThose(slots, previous), which, clock);
  // “Which of these belong to crm?” after a number asks for them.
  const isAskedFor = (["show", "which", "refers"] as const).every((word) => slots.flags.has(word));
  if (isNarrowed(slots) && isAskedFor && previous.intent === "count")
    return Question.parse({ intent: "list", which });
  if (isNarrowed(slots)) return again(previous, which, said);
  // “Which ones?”, “list them” after a number.
  if ((slots.flags.has("show") || slots.flags.has("which")) && previous.intent === "count")
    return Question.parse({ intent: "list", which });
  if (slots.flags.has("show") || slots.flags.has("which") || slots.flags.has("refers"))
    return again(previous, which, said);
  return { because: "It says nothing that the question before it did not say." };
}

/** Whether it says anything of which jobs are meant. */
export const isNarrowed = ({ which, tables, periods, flags }: Slots): boolean =>
  flags.has("jobs") ||
  flags.has("ran") ||
  flags.has("begun") ||
  flags.has("ended") ||
  flags.has("me") ||
  tables.length > 0 ||
  periods.length > 0 ||
  Object.values(which).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));

/** Of the jobs that were asked for before; of the one that was, where it was one. */
function ofThose(slots: Slots, previous: JobQuestion): Slots {
  const flags = new Set(slots.flags).add("jobs");
  const isOfOne = (previous.intent === "list" || previous.intent === "why") && previous.limit === 1;
  const isAnew =
    (["howMany", "first", "last", "longest", "shortest"] as const).some((flag) => flags.has(flag)) ||
    slots.measures.length > 0 ||
    slots.periods.length > 0;
  if (isOfOne && !isAnew && previous.which.job === null)
    flags.add(previous.intent === "list" && previous.order === "oldest" ? "first" : "last");
  if (previous.intent === "duration" && (flags.has("last") || flags.has("first")) && !flags.has("when"))
    flags.add("howLong");
  const isOfMany = flags.has("why") && previous.intent === "list" && previous.limit !== 1;
  return { ...slots, flags, isPlural: slots.isPlural || isOfMany };
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
