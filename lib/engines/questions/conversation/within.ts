/**
 * “How many failed?” after “jobs on crm today”: a whole question that says neither where, when, of which type nor whose is of
 * those that were asked for before. Without them it would be of all jobs there ever were, which nobody would see.
 */

import { hasHead } from "../jobs/asked.ts";
import { ask } from "../jobs/intent.ts";
import type { Slots } from "../jobs/slots.ts";
import { changed, toWhich } from "../jobs/which.ts";
import { ALL_JOBS, type JobQuestion, type Question, type Which } from "../question.ts";
import { OF_WHICH_TIME, type Refusal } from "../refusal.ts";
import type { Clock } from "../time/calendar.ts";

/** Words that ask for more than what was asked for before. */
const OF_ALL =
  /\b(?:all|ever|every|overall|everywhere|anywhere|altogether|in total|any (?:time|source|type)|whole|entire|history|elsewhere|other|others|else|new|another|globally|generally|in general)\b/i;

/** “How many ran in total?”: of all time, or of the week that was asked about. */
export const IN_TOTAL = /\b(?:in total|altogether|all told|in all)\s*[?.!]*$/i;

export const saysTotal = (text: string, previous: JobQuestion | null, own: Question | Refusal): boolean =>
  previous !== null &&
  IN_TOTAL.test(text) &&
  "which" in own &&
  own.which.since === null &&
  own.which.until === null &&
  isAny({ ...previous.which, status: [], errorClass: [] });

export const saysAll = (text: string): boolean => OF_ALL.test(text);

/** `isRequest`: it asks to be shown something. */
type Said = { slots: Slots; own: Question; previous: JobQuestion; clock: Clock; isRequest: boolean };

export function withinBefore({ slots, own, previous, clock, isRequest }: Said): Question | Refusal {
  if (!("which" in own)) return own;
  if (saysWhich(slots) && !isBare(slots))
    return !isRequest && isOfOtherTime(slots, own, previous) ? { because: OF_WHICH_TIME } : own;
  const before = keptOf(previous.which, slots);
  // What waits or runs does so now.
  const kept = isOfNow(own.which) ? { ...before, since: null, until: null } : before;
  if (!isAny(kept)) return own;
  const said = toWhich(slots, clock);
  if ("because" in said) return said;
  if (own.intent === "compare" || previous.intent === "compare")
    return { because: "Say again which stretches of time are meant, and of which jobs." };
  const { status, errorClass } = previous.which;
  if (status.length === 1 && saysNoEnd(slots) && own.intent !== "rate" && !slots.asksEnd) {
    // “Show the jobs” after their number, “any over 10 minutes” and “how many by Maya” after the failed ones.
    const isRan = slots.flags.has("ran") || slots.flags.has("begun");
    const isCounted =
      isBare(slots) && saysWhich(slots) && own.intent === "count" && previous.intent === "count";
    if (!hasHead(slots) || (isCounted && !isRan))
      return ask(
        slots,
        changed({ ...kept, status, errorClass }, isRan ? said : { ...said, status: [] }),
        clock,
      );
    return { because: `It does not say whether only the ${status[0]} ones are meant, or all jobs there.` };
  }
  return ask(slots, changed(kept, said), clock);
}

/**
 * “Failed jobs in billing” after those of a week in crm. What is asked to be shown, and what asks for no jobs but why, how
 * long or how often, begins anew.
 */
const isOfOtherTime = (slots: Slots, own: JobQuestion, previous: JobQuestion): boolean =>
  (own.intent === "list" || own.intent === "count") &&
  previous.which.since !== null &&
  own.which.since === null &&
  own.which.until === null &&
  own.which.job === null &&
  !isOfNow(own.which) &&
  slots.leftPeriod === null;

/** “Which failed on orders?” says one thing anew, and is of the same otherwise; “which discoveries failed on orders” is whole. */
const isBare = ({ which, tables, periods, leftPeriod, flags }: Slots): boolean =>
  !flags.has("jobs") &&
  which.job === null &&
  leftPeriod === null &&
  [which.type, [...which.source, ...tables], which.startedBy, periods].filter((said) => said.length > 0)
    .length <= 1;

const saysNoEnd = ({ which }: Slots): boolean => which.status.length + which.errorClass.length === 0;

const saysWhich = ({ which, tables, periods, leftPeriod, flags }: Slots): boolean =>
  which.source.length + which.type.length + which.startedBy.length + tables.length + periods.length > 0 ||
  which.job !== null ||
  leftPeriod !== null ||
  flags.has("me");

/** What waits or runs does so now. */
const isOfNow = ({ status }: Which): boolean =>
  status.length > 0 && status.every((one) => one === "pending" || one === "running");

/** How they ended is said anew; the one source of them is no answer to which source it is. */
function keptOf(before: Which, { groupings, which: { trigger }, measures, flags }: Slots): Which {
  const { status: _status, errorClass: _errorClass, job: _job, ...rest } = before;
  const isOf = (grouping: Slots["groupings"][number], values: readonly string[]) =>
    groupings.includes(grouping) && values.length === 1;
  const isMeasured = measures.length > 0 || flags.has("howLong");
  return {
    ...ALL_JOBS,
    ...rest,
    ...(isOf("source", rest.source) && { source: [], asset: null }),
    ...(groupings.includes("asset") && { asset: null }),
    ...(isOf("type", rest.type) && { type: [] }),
    ...(isOf("person", rest.startedBy) && { startedBy: [] }),
    ...((isOf("trigger", rest.trigger) || trigger.length > 0) && { trigger: [] }),
    ...(isMeasured && { overSeconds: null, underSeconds: null }),
  };
}

const isAny = (which: Which): boolean =>
  Object.values(which).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
