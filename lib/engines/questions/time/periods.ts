/** Stretches of time as people write them, in the zone of the clock. Weeks begin on Monday. */
import {
  addDays,
  type Clock,
  type Day,
  instantOf,
  monthOf,
  type Period,
  today,
  weekday,
} from "./calendar.ts";
import { dayParts } from "./day-parts.ts";
import { monthNumber, partOfDay, readDay, readTime, type Took } from "./moments.ts";
import { between, hours, readHours, span } from "./ranges.ts";
import { parts, weeks } from "./stretches.ts";
import { type Ambiguous, unclear, untilNow } from "./unclear-periods.ts";

type Words = readonly string[];

const HOURS: Record<string, number> = {
  minute: 1 / 60,
  min: 1 / 60,
  hour: 1,
  hr: 1,
  h: 1,
  day: 24,
  d: 24,
  week: 168,
  w: 168,
  fortnight: 336,
};

/** The longest that begins with this word; null where none does. */
export function readPeriod(words: Words, at: number, clock: Clock): Took<Period | Ambiguous> {
  const readers = [between, sided, dayAndHours, rolling, calendar, weeks, parts, dayParts, unclear];
  const found = readers.flatMap((read) => read(words, at, clock) ?? []);
  const longest = found.toSorted((a, b) => b.words - a.words)[0];
  if (longest) return untilNow(words, at, longest, clock) ?? longest;
  // "over the last 3 hours": a preposition of time belongs to what follows it.
  const leads = words.slice(at, at + 4).findIndex((word) => !LEADS.test(word));
  if (leads < 1) return null;
  const rest = readPeriod(words, at + 1, clock);
  return rest && { ...rest, words: rest.words + 1 };
}

const LEADS = /^(in|on|during|over|within|throughout|for|the|from|of|at)$/;

/** A day, or a part of it: `yesterday`, `Monday morning`, `yesterday between 2 pm and 4 pm`. */
function dayAndHours(words: Words, at: number, clock: Clock): Took<Period> {
  const isThis = words[at] === "this" && partOfDay(words[at + 1]) !== null;
  const led = partOfDayOf(words, at, clock);
  if (led) return led;
  const day = isThis ? { value: today(clock), words: 1 } : readDay(words, at, clock);
  if (!day) return null;
  const next = at + day.words;
  // “Yesterday in the morning.”
  const inThe = /^(in|during) the$/.test(words.slice(next, next + 2).join(" "))
    ? partOfDay(words[next + 2])
    : null;
  if (inThe) return hours(day.value, inThe, day.words + 3, clock);
  const part = partOfDay(words[next]);
  if (part) return hours(day.value, part, day.words + 1, clock);
  const times = readHours(words, next);
  if (times) return hours(day.value, times.value, day.words + times.words, clock);
  const bound = BOUND.test(words[next] ?? "") ? readTime(words, next + 1) : null;
  if (bound) {
    const end = next + 1 + bound.words;
    const isBefore = /^(before|until|till)$/.test(words[next] ?? "");
    const more = isBefore ? 0 : /^(on|onwards?)(?= |$)/.exec(words.slice(end, end + 1).join(" ")) ? 1 : 0;
    // “Yesterday from 3 pm until …” goes on.
    if (/^(until|till|to|through)$/.test(words[end + more] ?? "")) return null;
    return hours(
      day.value,
      isBefore ? [0, bound.value] : [bound.value, 24 * 60],
      day.words + 1 + bound.words + more,
      clock,
    );
  }
  return hours(day.value, [0, 24 * 60], day.words, clock);
}

const BOUND = /^(before|after|since|until|till|from|starting)$/;

/** `the morning of 12 November`, `morning of the 20th`. */
function partOfDayOf(words: Words, at: number, clock: Clock): Took<Period> {
  const lead = words[at] === "the" ? 1 : 0;
  const part = partOfDay(words[at + lead]);
  if (!part || words[at + lead + 1] !== "of") return null;
  const day = readDay(words, at + lead + 2, clock);
  return day && hours(day.value, part, lead + 2 + day.words, clock);
}

/** `since Monday`, `before noon`, `after 3 pm yesterday`, `until 12 November`. */
function sided(words: Words, at: number, clock: Clock): Took<Period | Ambiguous> {
  const isBegun = /^(starting|beginning|commencing|from)$/.test(words[at] ?? "");
  const side = isBegun ? "since" : words[at];
  if (!side || !/^(since|before|after|until|till)$/.test(side)) return null;
  const lead = isBegun && /^(on|from|with)$/.test(words[at + 1] ?? "") ? 1 : 0;
  const moment = readMoment(words, at + 1 + lead, clock);
  if (!moment) return null;
  const { value } = moment;
  const next = at + 1 + lead + moment.words;
  const onward = ONWARD.exec(words.slice(next, next + 2).join(" "))?.[0].split(" ").length ?? 0;
  // “From Monday” alone may mean that day, and “since Monday until now” says its end.
  if (words[at] === "from" && onward === 0) return null;
  const taken = lead + moment.words + (side === "since" ? onward : 0);
  // “Since Monday until noon”: whether it is Monday's is not said; “until this morning” may be its end.
  const said = words.slice(at + 1 + lead, next);
  const isTwoSided = side !== "until" && said.some((word, place) => place > 0 && ENDS.test(word));
  // “Jobs beginning on Monday” are of that day, or of those since then.
  const isOfDay = /^(starting|beginning|commencing)$/.test(words[at] ?? "") && NOUN.test(words[at - 1] ?? "");
  const isPart = /^(until|till)$/.test(side) && partOfDay(words[next - 1]) !== null;
  const offers =
    isTwoSided || isPart || (isOfDay && onward === 0)
      ? ["from Monday to Wednesday", "today before 12:00"]
      : unclearSide(side, value, said, clock);
  if (offers) return { value: { offers }, words: taken + 1 };
  // “After 6 pm on Wednesday” is of that day, and “until noon” of today.
  const goesOn = /^(until|till|to|and|before)$/.test(words[next] ?? "");
  const hasBegun = words.slice(0, at).some((word) => BEGINS.test(word));
  const period =
    side === "since"
      ? { since: value.since, until: null }
      : side === "after"
        ? { since: value.until, until: goesOn ? null : value.dayEnds }
        : side === "before"
          ? { since: value.dayBegins, until: value.since }
          : { since: value.isOfToday && !hasBegun ? value.dayBegins : null, until: value.until };
  return { value: period, words: taken + 1 };
}

// “From yesterday on billing” are those of yesterday.
const ONWARD =
  /^(on(?=$| (?:for|in|until|till|how|what|which|who|show|list)$)|onwards?|forward|until now|till now|to now|until today|till today|to today|to date|so far|thus far)(?= |$)/;

const ENDS = /^(before|until|till)$/;
const NOUN = /^(jobs?|runs?|tasks?|discoveries|failures?|errors?|retries|captures|checks|tests|ones)$/;
const BEGINS = /^(since|from|after|between|starting|beginning)$/;

type Moment = {
  since: Date;
  until: Date;
  /** An hour of no day that is said. */
  isOfToday: boolean;
  /** Of an hour that is said before its day, or without one. */
  dayBegins: Date | null;
  /** Of an hour that is said before its day. */
  dayEnds: Date | null;
};

/** Where nothing can lie there yet, or ever: what may be meant. */
function unclearSide(side: string, value: Moment, said: Words, { now, timeZone }: Clock): string[] | null {
  const [first = ""] = said;
  const begins = side === "since" ? value.since : value.until;
  if (/^(since|after)$/.test(side) && value.isOfToday && begins > now)
    return [`${side} ${said.join(" ")} yesterday`];
  // “Since 1 December” in November: it is to come, or long ago.
  const later = said.find((word) => monthNumber(word) > today({ now, timeZone }).month);
  if (/^(since|after)$/.test(side) && later && said.length > 1 && !said.some((word) => /^20\d\d$/.test(word)))
    return [`${side} ${said.join(" ")} ${today({ now, timeZone }).year - 1}`];
  if (/^(since|after)$/.test(side)) return null;
  if (value.dayBegins?.getTime() === value.until.getTime()) return ["yesterday", "today"];
  const month = monthNumber(first);
  return said.length === 1 && month > today({ now, timeZone }).month
    ? [`${side} ${first} ${today({ now, timeZone }).year - 1}`]
    : null;
}

const OF_NO_HOUR = { isOfToday: false, dayBegins: null, dayEnds: null };

function readMoment(words: Words, at: number, clock: Clock): Took<Moment> {
  const time = readTime(words, at);
  if (time) {
    const on = words[at + time.words] === "on" ? 1 : 0;
    const day = readDay(words, at + time.words + on, clock);
    const of = day?.value ?? today(clock);
    const value = instantOf(of, time.value, clock.timeZone);
    const dayBegins = instantOf(of, 0, clock.timeZone);
    const dayEnds = day ? instantOf(addDays(of, 1), 0, clock.timeZone) : null;
    return {
      value: { since: value, until: value, isOfToday: day === null, dayBegins, dayEnds },
      words: time.words + (day ? day.words + on : 0),
    };
  }
  const day = readDay(words, at, clock);
  const hour = day && readTime(words, at + day.words);
  if (day && hour) {
    const value = instantOf(day.value, hour.value, clock.timeZone);
    return { value: { ...OF_NO_HOUR, since: value, until: value }, words: day.words + hour.words };
  }
  const part = dayParts(words, at, clock);
  const read = part && "offers" in part.value ? null : (part as Took<{ since: Date; until: Date }>);
  const period = read ?? dayAndHours(words, at, clock) ?? calendar(words, at, clock);
  if (!period) return null;
  const { since, until } = period.value;
  return since && until ? { value: { ...OF_NO_HOUR, since, until }, words: period.words } : null;
}

/** Back from now: `the last 24 hours`, `past week`, `last 3 days`. */
function rolling(words: Words, at: number, { now }: Clock): Took<Period> {
  const isThe = words[at] === "the" || words[at] === "these";
  const [a = "", b = "", c = ""] = words.slice(isThe ? at + 1 : at);
  if (!/^(last|past|previous|preceding)$/.test(a)) return null;
  const count = /^\d{1,4}$/.test(b) ? Number(b) : null;
  const unit = count === null ? b : c;
  const perUnit = HOURS[unit.replace(/(?<=..)s$/, "")];
  // How many “the last days” are is not said.
  if (!perUnit || count === 0 || (count === null && /..s$/.test(unit))) return null;
  // "last week" and "last day" are of the calendar; "the last day", "past week" and "last hour" go back from now, and
  // "the last week" may be either.
  if (count === null && isThe && a === "last" && b === "week") return null;
  const isCalendar = count === null && perUnit >= 24 && a !== "past" && !(isThe && a === "last");
  if (isCalendar) return null;
  const since = new Date(now.getTime() - (count ?? 1) * perUnit * 3_600_000);
  return { value: { since, until: null }, words: (isThe ? 1 : 0) + (count === null ? 2 : 3) };
}

/** `this week`, `last month`, `November`, `October 2026`, `2026`, `the weekend`. */
function calendar(words: Words, at: number, clock: Clock): Took<Period> {
  const [a = "", b = "", c = ""] = words.slice(at, at + 3);
  const now = today(clock);
  // “The month of November”, “the start of this week”, after “since”.
  const isLed =
    (a === "month" && b === "of") ||
    (/^(start|beginning)$/.test(a) && b === "of" && SINCE.test(words.slice(0, at).join(" ")));
  const the = isLed && c === "the" && a !== "month" ? 1 : 0;
  const named = isLed
    ? the === 1
      ? calendar(["this", ...words.slice(at + 3)], 0, clock)
      : calendar(words, at + 2, clock)
    : null;
  if (named) return { ...named, words: named.words + 2 };
  const days = (from: Day, to: Day, taken: number) =>
    span(instantOf(from, 0, clock.timeZone), instantOf(to, 0, clock.timeZone), taken);
  const monday = addDays(now, -weekday(now));
  const back = a === "this" || a === "current" ? 0 : a === "last" || a === "previous" ? 1 : null;
  if (back !== null && b === "week")
    return days(addDays(monday, -7 * back), addDays(monday, 7 - 7 * back), 2);
  if (a === "week" && b === "before" && c === "last")
    return days(addDays(monday, -14), addDays(monday, -7), 3);
  if (a === "month" && b === "before" && c === "last") return days(monthOf(now, -2), monthOf(now, -1), 3);
  // “The longest job of the month.”
  const isOfThe = words[at - 1] === "of" && a === "the" && !/^(of|before|starting|after|ending)$/.test(c);
  if (isOfThe && b === "week") return days(monday, addDays(monday, 7), 2);
  if (isOfThe && b === "month") return days(monthOf(now), monthOf(now, 1), 2);
  if (isOfThe && b === "year") return days(january(now.year), january(now.year + 1), 2);
  if (/^(earlier|early)$/.test(a) && (b === "today" || (b === "this" && /^(week|month|year)$/.test(c)))) {
    const rest = b === "today" ? dayAndHours(words, at + 1, clock) : calendar(words, at + 1, clock);
    return a === "earlier" && rest ? { ...rest, words: rest.words + 1 } : null;
  }
  if (back !== null && b === "month") return days(monthOf(now, -back), monthOf(now, 1 - back), 2);
  if (back !== null && b === "year") return days(january(now.year - back), january(now.year - back + 1), 2);
  if (back !== null && b === "quarter") {
    const first = monthOf(now, -((now.month - 1) % 3) - 3 * back);
    return days(first, monthOf(first, 3), 2);
  }
  if (a === "weekend" && !/^(the|last|this|every|each)$/.test(words[at - 1] ?? "")) {
    const saturday = addDays(now, -((weekday(now) - 5 + 7) % 7));
    return days(saturday, addDays(saturday, 2), 1);
  }
  if (a === "this" && b === "past" && c === "weekend") {
    const rest = calendar(["last", "weekend"], 0, clock);
    return rest && { ...rest, words: 3 };
  }
  if (b === "weekend" && (a === "last" || a === "the" || a === "this")) {
    const saturday = addDays(now, -((weekday(now) - 5 + 7) % 7) - (a === "last" && weekday(now) > 4 ? 7 : 0));
    return days(saturday, addDays(saturday, 2), 2);
  }
  const month = monthNumber(a);
  if (month > 0 && /^(19|20)\d{2}$/.test(b))
    return days({ year: Number(b), month, day: 1 }, monthOf({ year: Number(b), month, day: 1 }, 1), 2);
  // "may" and "march" are other words too.
  const isName = !/^(may|march)$/.test(a) || /^(in|of|during|since|this)$/.test(words[at - 1] ?? "");
  if (month > 0 && isName && words[at - 1] !== "last") {
    const first = { year: month > now.month ? now.year - 1 : now.year, month, day: 1 };
    return days(first, monthOf(first, 1), 1);
  }
  if (/^20\d{2}$/.test(a)) return days(january(Number(a)), january(Number(a) + 1), 1);
  return null;
}

const SINCE = /\b(since|from)( the)?$/;

const january = (year: number): Day => ({ year, month: 1, day: 1 });
