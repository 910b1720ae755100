/** "And last week?": a question that changes the one before it. */

import { hasHead } from "../jobs/asked.ts";
import { ask } from "../jobs/intent.ts";
import type { Slots } from "../jobs/slots.ts";
import { areNone, changed, ENDED, toWhich } from "../jobs/which.ts";
import type { NamedTable } from "../names.ts";
import { type JobQuestion, Question, type Which } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import type { Clock } from "../time/calendar.ts";
import { isElsewhere, ofSameName, partOfDayLost } from "./carried-over.ts";
import { isSame } from "./contrasts.ts";
import { areNoneOfThem, isOfOthers, ofTheFew, withoutLeft } from "./of-those.ts";
import { withinBefore } from "./within.ts";

type Said = {
  slots: Slots;
  /** What it would be without a question before it. */
  own: Question | Refusal;
  previous: JobQuestion | null;
  tables: readonly NamedTable[];
  clock: Clock;
  /** It begins as such questions do. */
  isLed: boolean;
  /** It says that all are meant. */
  isOfAll: boolean;
  /** It says that only some are. */
  isOnly: boolean;
  /** It asks to be shown something. */
  isRequest: boolean;
};

export function carryOn(asked: Said): Question | Refusal {
  const { previous, slots, isOfAll } = asked;
  const question = ofTheFew(previous, slots, asked.isOnly) ?? carriedOn(asked);
  if ("because" in question || !previous || !isSame(question, previous)) return question;
  // “List them” after a share, “and in total” after a day: it would be answered as if nothing had been said.
  const isShown = (["show", "which", "refers"] as const).some((flag) => slots.flags.has(flag));
  return TOLD_IN_ALL.has(previous.intent) || (isOfAll && !isShown) ? OF_OTHERS : question;
}

function carriedOn({
  slots,
  own,
  previous,
  tables,
  clock,
  isLed,
  isOfAll,
  isRequest,
}: Said): Question | Refusal {
  const isPartial = "because" in own && own.isPartial === true;
  const isBare = hasHead(slots) && !isNarrowed(slots);
  const isLeading = isLed || isPartial || isBare || slots.flags.has("refers") || isFragment(slots);
  if (!previous) return own;
  if (!isLeading)
    return "because" in own || isOfAll ? own : withinBefore({ slots, own, previous, clock, isRequest });
  if (slots.leftPeriod)
    return { because: "Say again which stretch of time is meant, and what of it is left out." };
  const narrowed = toWhich(slots, clock);
  if ("because" in narrowed) return narrowed;
  if (previous.which.job !== null && isNarrowed(slots) && narrowed.job === null && !asksOfOne(slots))
    return { because: "The question before it is of one job. Ask for others by themselves." };
  const said = withoutLeft(narrowed, previous.which, slots.left);
  if ("because" in said) return said;
  const lost = partOfDayLost(previous.which, said, clock);
  if (lost) return lost;
  if (slots.flags.has("compare") && previous.which.since !== null && slots.periods.length < 2)
    return { because: "Say again which two stretches of time to compare." };
  // “Longer than 5 minutes” says of ended jobs, and no more than the question before it.
  const isOnlyBounded =
    slots.which.status.length === 0 &&
    ((!slots.flags.has("ran") && !slots.flags.has("begun")) || isOfTheirs(slots));
  const isSaidBefore = isOnlyBounded && previous.which.status.length > 0 && said.errorClass.length === 0;
  if (slots.standsFor === "many" && areNoneOfThem(said, previous.which, slots.which))
    return { because: "That is none of what was asked for before. Ask for it by itself." };
  const which = changed(previous.which, isSaidBefore ? { ...said, status: [] } : said);
  const none = areNone(which) ?? isElsewhere(said, which, tables);
  if (none) return none;
  const { asset } = previous.which;
  if (asset !== null && which.asset === null) {
    const same = ofSameName(asset, which.source, tables);
    if (typeof same !== "string") return same;
    which.asset = same;
  }
  if (hasHead(slots)) {
    if (isOfOne(previous) && asksOfOne(slots) && !slots.flags.has("why")) {
      const about = aboutOf(slots);
      const isUnended =
        previous.which.status.length === 0 || previous.which.status.some((one) => !ENDED.includes(one));
      const isOfEnded = about === "duration" && previous.order === "newest" && isUnended;
      if (!isOfEnded) return { ...previous, about };
    }
    const ranked = previous.intent === "top" && !isNarrowed(slots) ? inOtherOrder(slots, previous) : null;
    if (ranked) return ranked;
    if (slots.flags.has("why") && previous.which.status.join() === "running")
      return { because: "Only failed jobs have a cause, and waiting ones." };
    if (isOfOtherMany(slots, previous) || areTables(slots)) return OF_OTHERS;
    // “When?” of many is told of each.
    if (
      slots.flags.has("when") &&
      asksOfOne(slots) &&
      previous.intent === "list" &&
      (previous.limit ?? 1) > 1
    )
      return { ...previous, which };
    if (slots.flags.has("when") && asksOfOne(slots) && tellsOfAll(previous))
      return Question.parse({ intent: "list", which });
    const next = ask(ofThose(slots, previous), which, clock);
    const isAnew = slots.standsFor === null && ENDS.some((end) => slots.flags.has(end));
    return !isAnew && !("because" in next) && isOfOthers(previous, next) ? OF_OTHERS : next;
  }
  // “The one in billing”, “one and all”.
  const isOne = slots.numbers.join() === "1" && isNarrowed(slots);
  const isAll = slots.numbers.join() === "1" && slots.flags.has("show");
  if (slots.numbers.length > 0 && !isOne && !isAll) return first(slots, previous, which);
  // “Which of these belong to crm?” after a number asks for them.
  const isAskedFor = (["show", "which", "refers"] as const).every((word) => slots.flags.has(word));
  if (isNarrowed(slots) && isAskedFor && previous.intent === "count")
    return Question.parse({ intent: "list", which });
  if (isNarrowed(slots) && slots.standsFor === "many" && !tellsOfAll(previous)) return OF_OTHERS;
  // “Did it succeed?” stands beside each job, and not beside a number.
  const isListed = previous.intent === "list" || previous.intent === "why" || previous.intent === "chain";
  const isAsked = slots.flags.has("show") || slots.flags.has("which");
  if (slots.standsFor !== null && !isAsked && !isListed && !isOfSome(slots)) return OF_OTHERS;
  // “Which ones failed?” after a share.
  if (slots.flags.has("which") && TOLD_IN_ALL.has(previous.intent) && slots.which.status.length > 0)
    return Question.parse({ intent: "list", which });
  if (isNarrowed(slots)) return again(previous, which, said);
  // “Which ones?”, “list them” after a number.
  if ((slots.flags.has("show") || slots.flags.has("which")) && previous.intent === "count")
    return Question.parse({ intent: "list", which });
  if (isAsked || (slots.flags.has("refers") && isListed)) return again(previous, which, said);
  return { because: "It says nothing that the question before it did not say." };
}

const OF_OTHERS: Refusal = {
  because: "It does not say which of the jobs that were asked for are meant. Ask for them anew.",
};
/** What is told of many together, where none of them is listed. */
const TOLD_IN_ALL: ReadonlySet<string> = new Set(["rate", "duration", "compare", "top"]);
const ENDS = ["first", "last", "longest", "shortest"] as const;

/** “Cancelled?”, “timeouts?”: no more than a word of which jobs. */
export const isFragment = (slots: Slots): boolean =>
  !hasHead(slots) &&
  slots.tables.length + slots.periods.length + slots.which.source.length === 0 &&
  !(["jobs", "show", "which", "exists", "ran", "begun"] as const).some((word) => slots.flags.has(word));

/** “Who started them?”, “only those started by Maya”: that they began says nothing of how they ended. “When did it last run” is of its other runs too. */
const isOfTheirs = ({ flags, groupings, which, standsFor, measures }: Slots): boolean => {
  const isOfPeople = groupings.join() === "person" || which.startedBy.length > 0 || flags.has("refers");
  if (flags.has("begun") && !flags.has("ran") && isOfPeople) return true;
  return standsFor !== null && measures.length === 0 && !IN_TURN.some((word) => flags.has(word));
};
const IN_TURN = ["last", "first", "often"] as const;

/** Who started it, when, how long it took. */
const asksOfOne = ({ flags, groupings, which, tables, periods }: Slots): boolean =>
  (groupings.join() === "person" || flags.has("when") || flags.has("howLong") || flags.has("why")) &&
  which.source.length + which.startedBy.length + tables.length + periods.length === 0 &&
  !ENDS.some((end) => flags.has(end));

/** All jobs of a kind, and not some of them or what is told of all together. */
const tellsOfAll = (previous: JobQuestion): boolean =>
  previous.intent === "count" ||
  ((previous.intent === "list" || previous.intent === "why") &&
    previous.limit === null &&
    previous.which.job === null);

/** “Those three”, where another number was asked for. */
const isOfOtherMany = ({ flags, numbers }: Slots, previous: JobQuestion): boolean =>
  flags.has("refers") &&
  numbers.length > 0 &&
  numbers.join() !== "1" &&
  !("limit" in previous && numbers.join() === String(previous.limit)) &&
  !flags.has("most") &&
  !flags.has("least") &&
  !ENDS.some((end) => flags.has(end));

/** “Which of those are views?” Jobs are none. */
const areTables = ({ flags, groupings, standsFor }: Slots): boolean =>
  standsFor !== null &&
  groupings.join() === "asset" &&
  flags.has("which") &&
  !(["by", "most", "least", "often", "ran", "jobs"] as const).some((word) => flags.has(word));

type List = Extract<JobQuestion, { intent: "list" }>;
const isOfOne = (previous: JobQuestion): previous is List =>
  previous.intent === "list" && previous.limit === 1 && previous.which.job === null;
const aboutOf = ({ flags }: Slots): List["about"] =>
  flags.has("when") ? "when" : flags.has("howLong") ? "duration" : "job";

type Top = Extract<JobQuestion, { intent: "top" }>;
/** “And the fewest?”, “only the top 3.” */
function inOtherOrder({ flags, groupings, measures, numbers }: Slots, previous: Top): Top | null {
  const [number = previous.limit, ...others] = numbers;
  const isMost = flags.has("most");
  const isOther = [...flags].some(
    (flag) => !["most", "least", "again", "refers", "show", "which"].includes(flag),
  );
  if (isMost === flags.has("least") || isOther || others.length + groupings.length + measures.length > 0)
    return null;
  const limit = number !== null && number >= 1 && number <= 100 ? number : null;
  return { ...previous, order: isMost ? "most" : "least", limit };
}

/** “Only 3”: the first of them, in the order that they have. */
function first({ numbers, flags }: Slots, previous: JobQuestion, which: Which): Question | Refusal {
  const [limit, ...others] = numbers;
  const isList = previous.intent === "list" || previous.intent === "why" || previous.intent === "top";
  if (others.length > 0 || !isList || previous.limit === 1 || !flags.has("again"))
    return { because: "It does not say what that number is of." };
  const checked = Question.safeParse({ ...previous, which, limit });
  return checked.success ? checked.data : { because: "Ask for at most 100." };
}

/** Whether it says which of them: of a source, a status, a time. */
const isOfSome = ({ which, tables, periods }: Slots): boolean =>
  tables.length + periods.length > 0 ||
  Object.values(which).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));

/** Whether it says anything of which jobs are meant. */
export const isNarrowed = (slots: Slots): boolean =>
  isOfSome(slots) || (["jobs", "ran", "begun", "ended", "me"] as const).some((word) => slots.flags.has(word));

/** Of the jobs that were asked for before; of the one that was, where it was one. */
function ofThose(slots: Slots, previous: JobQuestion): Slots {
  const flags = new Set(slots.flags).add("jobs");
  const isOneOnly = (previous.intent === "list" || previous.intent === "why") && previous.limit === 1;
  const isAnew =
    (["howMany", "first", "last", "longest", "shortest"] as const).some((flag) => flags.has(flag)) ||
    slots.measures.length > 0 ||
    slots.periods.length > 0;
  if (isOneOnly && !isAnew && previous.which.job === null)
    flags.add(previous.intent === "list" && previous.order === "oldest" ? "first" : "last");
  if (previous.intent === "duration" && (flags.has("last") || flags.has("first")) && !flags.has("when"))
    flags.add("howLong");
  const isWhyOfMany = flags.has("why") && previous.intent === "list" && previous.limit !== 1;
  const isPlural = (slots.isPlural && !(isOneOnly && !isAnew)) || isWhyOfMany;
  const some = previous.intent === "list" && previous.limit !== 1 && !isAnew ? previous.limit : null;
  // “Why did they fail?” after the last five, and “those two”, where two were asked for.
  if (isWhyOfMany && some !== null) return { ...slots, flags, isPlural, numbers: [some] };
  const isSameMany =
    flags.has("refers") && "limit" in previous && slots.numbers.join() === String(previous.limit);
  return { ...slots, ...(isSameMany && { numbers: [] }), flags, isPlural };
}

/** The same question of other jobs. */
function again(previous: JobQuestion, which: Which, said: Which): Question | Refusal {
  const [outcome, ...others] = said.status;
  if (previous.intent === "compare" && said.since)
    return { because: "Say again which two stretches of time to compare." };
  if (previous.intent === "why" && outcome && outcome !== "failed")
    return { because: "Only failed jobs have a cause. Ask for those jobs instead." };
  const isOfEnded =
    previous.intent === "duration" || (previous.intent === "list" && previous.about === "duration");
  if (isOfEnded && outcome === "pending") return { because: "What has not begun has no duration." };
  if (previous.intent === "unusual" && outcome && outcome !== "completed")
    return { because: "What is unusual is told of completed jobs alone." };
  if (previous.intent === "rate" && which.errorClass.length > 0)
    return { because: "Shares of single reasons are not told. Ask for failures by reason." };
  if (previous.intent === "rate" && outcome) {
    if (others.length > 0 || outcome === "pending" || outcome === "running")
      return { because: "Say whose share is meant." };
    return { ...previous, which: { ...which, status: [] }, outcome };
  }
  return Question.parse({ ...previous, which });
}
