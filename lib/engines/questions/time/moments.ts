/** Days and times of day as people write them. Each reader takes words from `at` on and says how many it took. */
import { addDays, type Clock, type Day, isBefore, isDay, today, weekday } from "./calendar.ts";

export type Took<T> = { value: T; words: number } | null;
type Words = readonly string[];

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
const SHORT_MONTH = /^(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

/** Words of time, and pairs of them, as they may be mistyped. */
export const TIME_PHRASES: readonly string[] = [
  ...[...WEEKDAYS, ...MONTHS],
  ..."noon midday midnight morning afternoon evening weekend overnight fortnight quarter hour minute second hours minutes seconds".split(
    " ",
  ),
  ..."since before after between during until till through ago past previous today yesterday calendar".split(
    " ",
  ),
  ...["this", "last", "past", "previous", "the"].flatMap((which) =>
    ["day", "week", "month", "year", "weekend", "quarter", "days", "weeks", "hours", "night"].map(
      (unit) => `${which} ${unit}`,
    ),
  ),
  ...[
    "day before yesterday",
    "days ago",
    "last monday",
    "in november",
    "of november",
    "first half",
    "second half",
    "week of",
  ],
];
const TIME_WORDS: ReadonlySet<string> = new Set([
  ...TIME_PHRASES.flatMap((phrase) => phrase.split(" ")),
  ..."mon tue tues wed thu thur thurs fri sat sun am pm".split(" "),
]);

export const isTimeWord = (word: string): boolean => TIME_WORDS.has(word) || SHORT_MONTH.test(word);

/** From 0; -1 for what is none. */
export const weekdayOf = (word = ""): number =>
  WEEKDAYS.findIndex(
    (name) =>
      name === word ||
      `${name}s` === word ||
      (word.length >= 3 &&
        word.length <= 5 &&
        /^(mon|tues?|wed|thu(rs?)?|fri)$/.test(word) &&
        name.startsWith(word)),
  );

/** From 1; 0 for what is none. */
export function monthNumber(word = ""): number {
  const isShort = SHORT_MONTH.test(word);
  return 1 + MONTHS.findIndex((name) => name === word || (isShort && name.startsWith(word.slice(0, 3))));
}

export const isWeekday = (word = ""): boolean => weekdayOf(word) >= 0;

const took = <T>(value: T | null, words: number): Took<T> => (value === null ? null : { value, words });

/** `today`, `3 days ago`, `last Monday`, `12 November 2026`, `2026-11-12`. */
export function readDay(words: Words, at: number, clock: Clock): Took<Day> {
  const [a = "", b = "", c = "", d = ""] = words.slice(at, at + 4);
  const now = today(clock);
  if (a === "the" && b === "the") return null;
  const spelt = weekendSpelt(words, at);
  if (spelt) return readDay(spelt, at, clock);
  if (a === "the") {
    const rest = readDay(words, at + 1, clock) ?? ofNewestMonth(words, at + 1, now);
    return rest && { ...rest, words: rest.words + 1 };
  }
  const ofWeek = weekdayOfWeek(words, at, now);
  if (ofWeek) return ofWeek;
  if (a === "today") return took(now, 1);
  if (a === "yesterday") return took(addDays(now, -1), 1);
  if (a === "day" && b === "before" && c === "yesterday") return took(addDays(now, -2), 3);
  if (/^\d{1,3}$/.test(a) && /^days?$/.test(b) && c === "ago") return took(addDays(now, -Number(a)), 3);
  const said = weekdayWithDate(words, at, clock);
  if (said) return said.isRight ? took(said.day, said.words) : null;
  // “This Friday” of a Thursday is still to come.
  if (words[at - 1] === "this" && weekdayOf(a) > weekday(now)) return null;
  if (weekdayOf(a) >= 0) return took(recent(now, weekdayOf(a)), 1);
  // “Last Monday, the 16th”: the date says which.
  const dated = /^(last|this|past)$/.test(a) ? weekdayWithDate(words, at + 1, clock) : null;
  if (dated) return dated.isRight ? took(dated.day, 1 + dated.words) : null;
  if (a === "last" && weekdayOf(b) >= 0) return took(recent(addDays(now, -1), weekdayOf(b)), 2);
  if (a === "this" && weekdayOf(b) >= 0 && weekdayOf(b) <= weekday(now))
    return took(recent(now, weekdayOf(b)), 2);
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(a) ?? [];
  if (year) return took(valid(Number(year), Number(month), Number(day)), 1);
  const [, dd, mm, yyyy] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(a) ?? [];
  if (yyyy) return took(valid(Number(yyyy), Number(mm), Number(dd)), 1);
  const slashed = readSlashed(words, at, now);
  if (slashed) return slashed;
  const [number, of, named, then] = b === "of" ? [a, 1, c, d] : [a, 0, b, c];
  if (isDate(number) && monthNumber(named) > 0)
    return datedOf(now, monthNumber(named), number, { year: then, words: 2 + of });
  if (monthNumber(a) > 0 && isDate(b)) return datedOf(now, monthNumber(a), b, { year: c, words: 2 });
  return null;
}

/** “Sat” and “sun” are days where no other word can stand. */
const BEFORE_DAY = /^(on|since|last|this|until|till|before|after|from|to|and|between|of|past|for)$/;

function weekendSpelt(words: Words, at: number): Words | null {
  const place = /^(last|this|past)$/.test(words[at] ?? "") ? at + 1 : at;
  const short = /^(sat|sun)$/.exec(words[place] ?? "")?.[0];
  const [before = "", after = ""] = [words[place - 1], words[place + 1]];
  const isDated = isDate(after) || /^\d{1,2}[./]\d/.test(after) || monthNumber(after) > 0;
  if (!short || !(isDated || BEFORE_DAY.test(before))) return null;
  return words.with(place, short === "sat" ? "saturday" : "sunday");
}

/** `Sunday 15 November`, `Friday the 20th`. Where the date is of another weekday only who wrote it can tell what was meant. */
function weekdayWithDate(words: Words, at: number, clock: Clock) {
  const wanted = weekdayOf(words[at]);
  const [next = "", after = ""] = words.slice(at + 1);
  const isDated = /^(the$|\d)/.test(next) || monthNumber(next) > 0;
  if (wanted < 0 || !isDated || after === "days") return null;
  const date = readDay(words, at + 1, clock) ?? ofNewestMonth(words, at + 1, today(clock));
  return date && { day: date.value, words: date.words + 1, isRight: weekday(date.value) === wanted };
}

const DAYS_MEANT = /^(this|last|previous)$/;

/** `Tuesday last week`, `last week Tuesday`, `Monday of this week`. */
function weekdayOfWeek(words: Words, at: number, now: Day): Took<Day> {
  const [a = "", b = "", c = "", d = ""] = words.slice(at, at + 4);
  const before =
    weekdayOf(a) >= 0
      ? /^(?:of |in )?the week before last(?= )/.exec(`${words.slice(at + 1, at + 7).join(" ")} `)?.[0]
      : null;
  if (before) return took(addDays(now, weekdayOf(a) - weekday(now) - 14), 1 + before.split(" ").length);
  const of = /^(of|in)$/.test(b) ? 1 : 0;
  const [which, unit] = of === 1 ? [c, d] : [b, c];
  const isAfter = weekdayOf(a) >= 0 && DAYS_MEANT.test(which) && unit === "week";
  const isLed = DAYS_MEANT.test(a) && b === "week" && weekdayOf(c) >= 0;
  if (!isAfter && !isLed) return null;
  const back = (isAfter ? which : a) === "this" ? 0 : 7;
  const day = addDays(now, weekdayOf(isAfter ? a : c) - weekday(now) - back);
  return isBefore(now, day) ? null : took(day, isAfter ? 3 + of : 3);
}

/** What may follow “the 20th” where it is a day: of “the 2nd job” and “the 3rd last” it is none. */
const FOLLOWS_DAY =
  /^(and|or|to|until|till|through|thru|at|between|before|after|from|in|on|onwards?|for|how|what|who|when|where|why|only|please|morning|afternoon|evening|night|did|do|does|has|have|was|were|is|are|that|which|by|per|but|not|except|excluding|without|other|besides|apart|inclusive|incl|included|both|up|show|list|give|tell|split|grouped|because|due|across|over|so)$/;
/** These are counted: “the 2nd job”, “since the 3rd retry”. */
const COUNTED =
  /^(jobs?|runs?|attempts?|tr(y|ies)|retr(y|ies)|reruns?|failures?|errors?|times?|last|latest|newest|slowest|longest|fastest|shortest|quickest|most|least|best|worst|percentile|quarter|weeks?|months?|days?|half|of|ones?|tasks?|versions?|sources?|types?|tables?|columns?|failed|completed|cancelled|successful|running|discover(y|ies)|scans?|checks?|tests?|captures?|extractions?|analys[ei]s|floor|row|hours?|minutes?|run|place|biggest|largest|smallest)$/;
const BEFORE_DATE = /^(on|since|until|till|before|after|from|between|to|through|and|starting)$/;

/** `20th` alone: the newest such day that has begun. */
function ofNewestMonth(words: Words, at: number, now: Day): Took<Day> {
  const [date = "", next] = words.slice(at, at + 2);
  const isOfThis = words.slice(at + 1, at + 4).join(" ") === "of this month";
  if (!isDate(date) || !/[a-z]$/.test(date)) return null;
  const before = words[words[at - 1] === "the" ? at - 2 : at - 1] ?? "";
  const isLed = BEFORE_DATE.test(before) || weekdayOf(before) >= 0 || /^(sat|sun)$/.test(before);
  // “What share of jobs on the 18th failed”, and not “on the 2nd failed job”.
  const isEnding =
    /^(failed|completed|cancelled|succeeded)$/.test(next ?? "") && !COUNTED.test(words[at + 2] ?? "");
  const isDay =
    next === undefined || isOfThis || FOLLOWS_DAY.test(next) || (isLed && (isEnding || !COUNTED.test(next)));
  if (!isDay) return null;
  const day = Number.parseInt(date, 10);
  const month = day > now.day ? { ...now, month: now.month - 1 } : now;
  const { year, month: of } = month.month === 0 ? { year: now.year - 1, month: 12 } : month;
  return took(isOfThis && day > now.day ? null : valid(year, of, day), isOfThis ? 4 : 1);
}

/**
 * `18/11`, `11/18/2026`, `18-11`, `18.11`, `18.11.26`: with full stops the day comes first; else, where either number may be
 * the month, it is none.
 */
function readSlashed(words: Words, at: number, now: Day): Took<Day> {
  const word = words[at] ?? "";
  const [, year, month = "", day = ""] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(word) ?? [];
  if (year) return took(valid(Number(year), Number(month), Number(day)), 1);
  const [, a, by, b, then] = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(word) ?? [];
  const [first, second] = [Number(a), Number(b)];
  if (!a || !b || (by !== "." && first <= 12 && second <= 12 && first !== second)) return null;
  // “Took 5.5 minutes”, “10-15 jobs”, “at 9.30”.
  const [before = "", after = ""] = [words[at - 1], words[at + 1]];
  if (!then && by !== "/" && (OF_NUMBERS.test(after) || OF_TIMES.test(before))) return null;
  const [of, date] = by === "." || first > 12 ? [second, first] : [first, second];
  const said = then?.length === 2 ? `20${then}` : (then ?? "");
  return datedOf(now, of, `${date}`, { year: said, words: said ? 0 : 1 });
}

const OF_NUMBERS =
  /^(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|percent|times|jobs?|runs?|tables?|columns?|am|pm)$/;
const OF_TIMES = /^(at|than|over|under|about|around|version|v|top|last|first|next)$/;

export const isDate = (word = ""): boolean =>
  /^\d{1,2}(st|nd|rd|th)?$/.test(word) && Number.parseInt(word, 10) >= 1 && Number.parseInt(word, 10) <= 31;

/** The newest such weekday that has begun. */
const recent = (now: Day, wanted: number): Day => addDays(now, -((weekday(now) - wanted + 7) % 7));

function valid(year: number, month: number, day: number): Day | null {
  const found = { year, month, day };
  return month >= 1 && month <= 12 && year >= 1971 && isDay(found) ? found : null;
}

/** Without a year the newest such day that has begun. */
export function datedOf(
  now: Day,
  month: number,
  date: string,
  { year = "", words }: { year?: string; words: number },
): Took<Day> {
  if (/^(19|20)\d{2}$/.test(year))
    return took(valid(Number(year), month, Number.parseInt(date, 10)), words + 1);
  const day = { year: now.year, month, day: Number.parseInt(date, 10) };
  return took(valid(isBefore(now, day) ? now.year - 1 : now.year, month, Number.parseInt(date, 10)), words);
}

/** Minutes since midnight: `3 pm`, `15:30`, `3:30 pm`, `noon`. A number alone is none. */
export function readTime(words: Words, at: number): Took<number> {
  const lead = words[at] === "at" ? 1 : 0;
  const [a = "", b = ""] = words.slice(at + lead);
  if (a === "noon" || a === "midday") return took(12 * 60, lead + 1);
  if (a === "midnight") return took(0, lead + 1);
  const [, hour, minute = "0"] = /^(\d{1,2})(?::(\d{2}))?$/.exec(a) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  if (b === "am" || b === "pm") {
    if (Number(hour) < 1 || Number(hour) > 12) return null;
    return took(((Number(hour) % 12) + (b === "pm" ? 12 : 0)) * 60 + Number(minute), lead + 2);
  }
  return a.includes(":") && Number(hour) <= 24 ? took(Number(hour) * 60 + Number(minute), lead + 1) : null;
}

const PARTS: Record<string, [number, number]> = {
  ...{ morning: [0, 12 * 60], afternoon: [12 * 60, 18 * 60], evening: [18 * 60, 24 * 60] },
};
/** Minutes since midnight from which until which it is so. */
export const partOfDay = (word = ""): [number, number] | null => PARTS[word] ?? null;
