/**
 * “In the morning” after “what failed yesterday”, “on Wednesday” after “last week”: a time that is a part of the one before it,
 * and is read as one of today or of this week. It is taken only where that lies within the time before it.
 */

import type { Question } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import type { Stretch } from "./relative.ts";

const SAYS_JOBS =
  /\b(?:jobs?|runs?|ran|fail\w*|succe\w*|complet\w*|cancel\w*|start\w*|chang\w*|anomal\w*|tables?|columns?|how many)\b/i;
const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b/i;
const HOURS =
  /\b(?:mornings?|afternoons?|evenings?|noon|midday|midnight|overnight|nights?|dawn|lunch\w*|\d{1,2} ?(?:am|pm|o'?clock)|\d{1,2}:\d{2})\b/i;
const OF_DAY =
  /\b(?:today|yesterday|tonight|tomorrow|this|last|ago|previous|prior|preceding|following|next|nights? (?:before|after)|that|\d{4}|january|february|march|april|june|july|august|september|october|november|december)\b/i;
const ORDINAL = /\b\d{1,2}(?:st|nd|rd|th)\b/i;
const END_OF_IT = /\b(?:in|on|during) the (?:last|first) (?:day|week|night)\b/i;
const IS_END = /\b(?:until|till|til|before|up to|up until)\b/i;
const IS_BEGIN = /\b(?:from|since|between|after|day|week|month|night)\b/i;
/** With the hour that a day has more in autumn. */
const LONGEST_DAY_MS = 25 * 3_600_000;

/** Why such a turn cannot be answered; null where it can. */
export function badlyAnchored(text: string, previous: Question, found: Question): Refusal | null {
  const [before, now] = [stretchOf(previous), stretchOf(found)];
  if (!before?.since || !now || SAYS_JOBS.test(text) || !isOfSameJobs(previous, found)) return null;
  const isOnlyEnd = IS_END.test(text) && !IS_BEGIN.test(text);
  if (isOnlyEnd && (now.since === null || isSame(before, now)) && (now.until ?? before.until) !== null)
    return {
      because: "It does not say from when on: the question before it has a time of its own. Say both ends.",
    };
  const isOfHours = HOURS.test(text) && !OF_DAY.test(text) && !WEEKDAY.test(text);
  const isBareDay = (WEEKDAY.test(text) || ORDINAL.test(text)) && !OF_DAY.test(text);
  const isOfDays = (isBareDay || END_OF_IT.test(text)) && lengthOf(before) > LONGEST_DAY_MS;
  return (isOfHours || isOfDays) && !isWithin(before, now)
    ? {
        because:
          "It does not say which day is meant: the question before it is of another time. Name the date.",
      }
    : null;
}

const stretchOf = (question: Question): Stretch | null =>
  "which" in question ? question.which : "within" in question ? question.within : null;

const isSame = (one: Stretch, other: Stretch): boolean =>
  one.since === other.since && one.until === other.until;

const lengthOf = ({ since, until }: Stretch): number =>
  since === null || until === null ? Number.POSITIVE_INFINITY : Date.parse(until) - Date.parse(since);

const isWithin = (before: Stretch, { since, until }: Stretch): boolean =>
  since !== null &&
  Date.parse(since) >= Date.parse(before.since ?? since) &&
  (before.until === null || (until !== null && Date.parse(until) <= Date.parse(before.until)));

/** Nothing but the time is another. */
const isOfSameJobs = (one: Question, other: Question): boolean => withoutTime(one) === withoutTime(other);

function withoutTime(question: Question): string {
  const { which, within, ...asked } = question as Record<string, unknown>;
  const fields = Object.entries({ ...asked, ...((which ?? within ?? {}) as object) });
  return JSON.stringify(fields.filter(([name]) => name !== "since" && name !== "until").sort());
}
