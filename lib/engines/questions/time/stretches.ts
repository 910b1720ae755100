/** Weeks by their days and numbers, quarters, halves of months: stretches of time that have names of their own. */
import { addDays, type Clock, type Day, instantOf, isBefore, monthOf, today, weekday } from "./calendar.ts";
import { monthNumber, readDay, type Took } from "./moments.ts";
import { between } from "./ranges.ts";

type Words = readonly string[];
type Span = Took<{ since: Date; until: Date }>;

const spanOf = (from: Day, to: Day, words: number, { timeZone }: Clock): Span => ({
  value: { since: instantOf(from, 0, timeZone), until: instantOf(to, 0, timeZone) },
  words,
});

const LEADS: [RegExp, "from" | "with" | "until"][] = [
  [/^week (starting|beginning|commencing|from) (on |with |from )?/, "from"],
  [/^week (of|containing|with|around) /, "with"],
  [/^week (ending|ended|to) (on )?/, "until"],
  [/^weekend (of|starting|around) /, "with"],
];

/** `week of 2 November`, `week starting Monday`, `week 46`, `calendar week 46`, `CW46`, `the weekend of the 14th`. */
export function weeks(words: Words, at: number, clock: Clock): Span {
  if (words[at] === "the" && /^(week|weekend)$/.test(words[at + 1] ?? "")) {
    const rest = weeks(words, at + 1, clock);
    return rest && { ...rest, words: rest.words + 1 };
  }
  const said = `${words.slice(at, at + 4).join(" ")} `;
  for (const [lead, side] of LEADS) {
    const found = lead.exec(said)?.[0].trim().split(" ").length;
    if (found === undefined) continue;
    const day = readDay(words, at + found, clock);
    if (!day) return null;
    const monday = addDays(day.value, -weekday(day.value));
    if (said.startsWith("weekend"))
      return spanOf(addDays(monday, 5), addDays(monday, 7), found + day.words, clock);
    if (side === "until")
      return spanOf(addDays(day.value, -6), addDays(day.value, 1), found + day.words, clock);
    const from = side === "from" ? day.value : monday;
    return spanOf(from, addDays(from, 7), found + day.words, clock);
  }
  return numbered(said, clock);
}

/** As ISO 8601 counts them; one that has not begun is of the year before. */
function numbered(said: string, clock: Clock): Span {
  const [whole, number] =
    /^(?:(?:calendar |iso )?week (?:no |number |nr )?|cw ?|kw ?|w)(\d{1,2})(?= )/.exec(said) ?? [];
  if (!whole || !number || Number(number) < 1 || Number(number) > 53) return null;
  const [, year] = /^ (?:of |in )?(20\d\d) /.exec(said.slice(whole.length)) ?? [];
  const now = today(clock);
  const own = mondayOf(year ? Number(year) : now.year, Number(number));
  const from = !year && isBefore(now, own) ? mondayOf(now.year - 1, Number(number)) : own;
  const words = whole.split(" ").length + (year ? (said.slice(whole.length).indexOf(year) > 2 ? 2 : 1) : 0);
  return spanOf(from, addDays(from, 7), words, clock);
}

/** The first week has the 4th of January. */
function mondayOf(year: number, week: number): Day {
  const fourth = { year, month: 1, day: 4 };
  return addDays(fourth, 7 * (week - 1) - weekday(fourth));
}

const QUARTERS: Record<string, number> = {
  ...{ q1: 1, q2: 2, q3: 3, q4: 4 },
  ...{ "1st": 1, first: 1, "2nd": 2, second: 2, "3rd": 3, third: 3, "4th": 4, fourth: 4 },
};

/** `Q4`, `third quarter of 2026`, `first half of November`. */
export function parts(words: Words, at: number, clock: Clock): Span {
  const [a = "", b = "", c = "", d = ""] = words.slice(at, at + 4);
  const now = today(clock);
  const isHalf = /^(first|1st|second|2nd|last|latter)$/.test(a) && b === "half" && c === "of";
  const month = isHalf ? monthNumber(d) : 0;
  if (month > 0) {
    const first = { year: month > now.month ? now.year - 1 : now.year, month, day: 1 };
    const middle = addDays(first, month === 2 ? 14 : 15);
    return /^(first|1st)$/.test(a)
      ? spanOf(first, middle, 4, clock)
      : spanOf(middle, monthOf(first, 1), 4, clock);
  }
  if (a === "the") {
    const rest = daysOfMonth(words, at + 1, clock) ?? weekOfMonth(words, at + 1, clock);
    return rest && { ...rest, words: rest.words + 1 };
  }
  const ofMonth = daysOfMonth(words, at, clock) ?? weekOfMonth(words, at, clock);
  if (ofMonth) return ofMonth;
  const quarter = QUARTERS[a] ?? 0;
  const isNamed = /^q/.test(a);
  if (quarter > 0 && (isNamed || b === "quarter")) {
    const rest = words.slice(at + (isNamed ? 1 : 2), at + 4);
    const of = rest[0] === "of" ? 1 : 0;
    const said = /^20\d\d$/.test(rest[of] ?? "") ? Number(rest[of]) : null;
    const inYear = (year: number): Day => ({ year, month: 3 * quarter - 2, day: 1 });
    const first = inYear(said ?? (isBefore(now, inYear(now.year)) ? now.year - 1 : now.year));
    return spanOf(first, monthOf(first, 3), (isNamed ? 1 : 2) + (said ? of + 1 : 0), clock);
  }
  return null;
}

/** `first 10 days of November`, `last three days of October`. */
function daysOfMonth(words: Words, at: number, clock: Clock): Span {
  const [which = "", count = "", unit = "", of = "", name = ""] = words.slice(at, at + 5);
  const month = monthNumber(name);
  if (
    !/^(first|last)$/.test(which) ||
    !/^\d{1,2}$/.test(count) ||
    !/^days?$/.test(unit) ||
    of !== "of" ||
    month === 0
  )
    return null;
  const first = firstOf(month, clock);
  const next = monthOf(first, 1);
  const days = Number(count);
  if (days < 1 || days > 28) return null;
  return which === "first"
    ? spanOf(first, addDays(first, days), 5, clock)
    : spanOf(addDays(next, -days), next, 5, clock);
}

/** `first week of November, 1 to 7`: the days say which week is meant, and without them nothing does. */
function weekOfMonth(words: Words, at: number, clock: Clock): Span {
  const [which = "", week = "", of = "", name = "", from = "", to = "", until = ""] = words.slice(at, at + 7);
  const month = monthNumber(name);
  const isWeek =
    /^(first|second|third|fourth|last|1st|2nd|3rd|4th)$/.test(which) && week === "week" && of === "of";
  if (!isWeek || month === 0) return null;
  const first = firstOf(month, clock);
  const days = between(words, at + 4, clock);
  const isOfWeek =
    days &&
    instantOf(first, 0, clock.timeZone) <= days.value.since &&
    days.value.until <= instantOf(monthOf(first, 1), 0, clock.timeZone);
  if (isOfWeek) return { ...days, words: 4 + days.words };
  const isRange = /^\d{1,2}(st|nd|rd|th)?$/.test(from) && /^(to|until|till|through)$/.test(to);
  if (!isRange || !/^\d{1,2}(st|nd|rd|th)?$/.test(until)) return null;
  const [begin, end] = [Number.parseInt(from, 10), Number.parseInt(until, 10)];
  return end - begin === 6
    ? spanOf({ ...first, day: begin }, addDays({ ...first, day: begin }, 7), 7, clock)
    : null;
}

const firstOf = (month: number, clock: Clock): Day => {
  const now = today(clock);
  return { year: month > now.month ? now.year - 1 : now.year, month, day: 1 };
};
