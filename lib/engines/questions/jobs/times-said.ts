/** How the times of a question stand to one another: hours of no day within weeks, and days compared with themselves. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";

type Time = Extract<Mark, { kind: "period" }>;

const HOUR_MS = 3_600_000;
const HOUR =
  /\b(?:noon|midday|midnight|mornings?|afternoons?|evenings?|night|overnight|[ap]m|\d{1,2}:\d\d|o'clock)\b/i;
const WEEKDAY =
  /\b(?:mon|tues?|wed|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]s)?\b/i;
const DAY =
  /\b(?:today|yesterday|this|last|\d{1,2}(?:st|nd|rd|th)|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

const OF_EACH_DAY: Refusal = {
  because: "What is so at some hour of each day is not asked for. Name one day, or ask for all of that time.",
  offers: ["failed jobs yesterday before 9:00", "failed jobs this week"],
};
const OF_SAME: Refusal = {
  because: "It does not say which two stretches of time are compared. Name the dates of both.",
  offers: ["failures on 23 November compared with 16 November", "failures this week compared with last week"],
};

export function timesSaid(marks: readonly Mark[]): Refusal | null {
  const times = marks.filter((mark) => mark.kind === "period");
  const isCompared = marks.some(
    (mark) => mark.kind === "flag" && (mark.value === "compare" || mark.value === "trend"),
  );
  if (isCompared) return areUnclear(times) ? OF_SAME : null;
  return times.some((time) => isOfEachDay(time, times)) || isAsOf(marks) ? OF_EACH_DAY : lastDay(marks);
}

/** “Before 9:00 this week”, “weekend jobs this month”. */
function isOfEachDay(time: Time, times: readonly Time[]): boolean {
  const isHour = HOUR.test(time.said) && !DAY.test(time.said) && !WEEKDAY.test(time.said);
  const isWeekend = /^(?:(?:at|on|in|over|during|of|the|for) )*weekend(?:['’]s)?$/i.test(time.said);
  const least = isHour ? 25 : isWeekend ? 8 * 24 : Infinity;
  return times.some((other) => other !== time && lengthOf(other) > least * HOUR_MS);
}

const lengthOf = ({ value: { since, until } }: Time): number =>
  since && until ? until.getTime() - since.getTime() : Infinity;

/** “As of today, how many failed this month”: as it stands today, or of today alone. */
const isAsOf = (marks: readonly Mark[]): boolean =>
  marks.filter(({ kind }) => kind === "period").length > 1 &&
  marks.some((mark, at) => mark.kind === "period" && /^as$/i.test(marks[at - 1]?.said ?? ""));

/** “This Monday than last Monday” may be one day, and “Monday and Tuesday last week” are of one week. */
function areUnclear([first, second]: readonly Time[]): boolean {
  if (!first || !second) return false;
  const [a, b] = [first.value, second.value];
  const isWithin =
    (a.since ?? new Date(0)) < (b.until ?? new Date(8.64e15)) &&
    (b.since ?? new Date(0)) < (a.until ?? new Date(8.64e15));
  const isBare = (time: Time) => WEEKDAY.test(time.said) && !/\bweek\b|\bthis\b|\d/i.test(time.said);
  const isOfWeek = (time: Time) => WEEKDAY.test(time.said) && /\bweek\b/i.test(time.said);
  const isHalf = HOUR.test(first.said) !== HOUR.test(second.said);
  return isWithin || isHalf || (isBare(first) && isOfWeek(second)) || (isOfWeek(first) && isBare(second));
}

/** “The last day crm failed” is a day that is asked for, and no stretch of time. */
function lastDay(marks: readonly Mark[]): Refusal | null {
  const isDay = marks.some(
    ({ kind, said }, at) => kind === "period" && /^the last day$/i.test(said) && at < marks.length - 1,
  );
  return isDay
    ? {
        because: "It is not clear whether the past 24 hours are meant, or a day. Ask when it was so last.",
        offers: ["when did a job last fail", "failed jobs in the past 24 hours"],
      }
    : null;
}
