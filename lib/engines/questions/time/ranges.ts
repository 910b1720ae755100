/** From one day, or hour, to another. */
import { addDays, type Clock, type Day, instantOf, isDay, today, weekday } from "./calendar.ts";
import {
  datedOf,
  isDate,
  isWeekday,
  monthNumber,
  readDay,
  readTime,
  type Took,
  weekdayOf,
} from "./moments.ts";

type Words = readonly string[];
type Span = Took<{ since: Date; until: Date }>;

export const span = (since: Date, until: Date, words: number): Span => ({ value: { since, until }, words });

export function hours(
  day: Day,
  [from, to]: readonly [number, number],
  words: number,
  { timeZone }: Clock,
): Span {
  const until = to === 24 * 60 ? instantOf(addDays(day, 1), 0, timeZone) : instantOf(day, to, timeZone);
  return span(instantOf(day, from, timeZone), until, words);
}

/** `between 2 pm and 4 pm`, `from 9:00 to 11:00`, `between 9 and 11 am`. */
export function readHours(words: Words, at: number): Took<[number, number]> {
  if (!/^(between|from)$/.test(words[at] ?? "")) return null;
  const from = readTime(words, at + 1);
  const bare = from ?? (isDate(words[at + 1]) ? { value: null, words: 1 } : null);
  if (!bare || !/^(and|to|until|till)$/.test(words[at + 1 + bare.words] ?? "")) return null;
  const second = at + 2 + bare.words;
  const to = readTime(words, second);
  if (!to) return null;
  const half = words[second + to.words - 1] ?? "";
  const first = from ?? readTime([words[at + 1] ?? "", half], 0);
  if (!first || first.value >= to.value) return null;
  return { value: [first.value, to.value], words: 2 + bare.words + to.words };
}

/** `between Monday and Wednesday`, `9 to 11 November`, and hours of today or of the day that follows. */
export function between(words: Words, at: number, clock: Clock): Span {
  const times = readHours(words, at);
  if (times) {
    const on = words[at + times.words] === "on" ? 1 : 0;
    const day = readDay(words, at + times.words + on, clock);
    return hours(day?.value ?? today(clock), times.value, times.words + (day ? day.words + on : 0), clock);
  }
  const lead = /^(between|from)$/.test(words[at] ?? "") ? 1 : 0;
  // “Friday 20 to Sunday 22 November”.
  const named = isWeekday(words[at + lead]) && isDate(words[at + lead + 1]) ? 1 : 0;
  const the = words[at + lead] === "the" && isDate(words[at + lead + 1]) ? 1 : 0;
  const date = at + lead + the + named;
  const isBare = isDate(words[date]) && JOINS.test(words[date + 1] ?? "");
  const begun = isBare ? null : readDay(words, at + lead, clock);
  const join = begun ? at + lead + begun.words : date + 1;
  if ((!begun && !isBare) || !JOINS.test(words[join] ?? "")) return null;
  const ended =
    (words[join + 1] === "now" ? { value: today(clock), words: 1 } : null) ??
    readDay(words, join + 1, clock) ??
    sameMonth(words, { at: at + lead, join }, begun, clock) ??
    ofOrdinal(words, join + 1, clock);
  if (!ended) return null;
  const first = begun ?? {
    value: { ...ended.value, day: Number.parseInt(words[date] ?? "", 10) },
    words: 1 + the + named,
  };
  const [from, to] = ofOneWeek(words, { at: at + lead, join }, first, ended);
  if (!isDay(from) || (named > 0 && weekday(from) !== weekdayOf(words[at + lead]))) return null;
  // “On 14 and 15 November” are two days in a row; of others, and of two that are compared, no stretch is made.
  const isRow =
    JSON.stringify(addDays(from, 1)) === JSON.stringify(to) && !words.some((word) => COMPARES.test(word));
  if (words[join] === "and" && words[at] !== "between" && !(isRow && (isBare || words[at] !== "from")))
    return null;
  // “From last Monday to this Monday” is no single day.
  if (
    words[at + lead] === "last" &&
    words[join + 1] === "this" &&
    JSON.stringify(from) === JSON.stringify(to)
  )
    return null;
  const since = instantOf(from, 0, clock.timeZone);
  const until = instantOf(addDays(to, 1), 0, clock.timeZone);
  const end = join + 1 + ended.words;
  const more =
    INCLUDING.exec(`${words.slice(end, end + 3).join(" ")} `)?.[0]
      .trim()
      .split(" ").length ?? 0;
  return since < until ? span(since, until, end - at + more) : null;
}

const COMPARES =
  /^(compare|compared|comparison|versus|vs|than|difference|more|fewer|less|or|better|worse|each|both)$/;
const INCLUDING =
  /^(?:(?:both|all|each|days|ends|both days|both ends) )?(?:inclusive|inclusively|incl|included) /;

/** “Monday to Wednesday of last week”, “last week Monday to Wednesday”: both are of the week that one of them names. */
function ofOneWeek(
  words: Words,
  { at, join }: { at: number; join: number },
  first: NonNullable<Took<Day>>,
  last: NonNullable<Took<Day>>,
): [Day, Day] {
  const isBare = (place: number, { words: taken }: { words: number }) =>
    taken === 1 && isWeekday(words[place]);
  const isOfWeek = (place: number, { words: taken }: { words: number }) =>
    taken > 2 && words.slice(place, place + taken).includes("week");
  const days = (weekday(last.value) - weekday(first.value) + 7) % 7;
  if (isBare(at, first) && isOfWeek(join + 1, last)) return [addDays(last.value, -days), last.value];
  if (isOfWeek(at, first) && isBare(join + 1, last)) return [first.value, addDays(first.value, days)];
  return [first.value, last.value];
}

const JOINS = /^(and|to|until|till|through|thru)$/;

/** `14th and 15th`. */
const ofOrdinal = (words: Words, at: number, clock: Clock): Took<Day> => {
  if (!isDate(words[at]) || !/[a-z]$/.test(words[at] ?? "")) return null;
  const day = readDay(words.toSpliced(at, 0, "the"), at, clock);
  return day && { ...day, words: day.words - 1 };
};

/** `Nov 9 to 11`: the second is of the month of the first. */
function sameMonth(
  words: Words,
  { at, join }: { at: number; join: number },
  first: Took<Day>,
  clock: Clock,
): Took<Day> {
  const month = monthNumber(words[at]);
  if (!first || month === 0 || !isDate(words[join + 1])) return null;
  return datedOf(today(clock), month, words[join + 1] ?? "", { words: 1 });
}
