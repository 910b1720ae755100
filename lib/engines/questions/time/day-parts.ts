/** Parts of a day with whatever stands before them: “in the night”, “Monday night”, “in the evening of the 18th”, “over lunch”. */
import { addDays, type Clock, type Day, instantOf, today } from "./calendar.ts";
import { partOfDay, readDay, type Took } from "./moments.ts";
import type { Ambiguous } from "./unclear-periods.ts";

type Words = readonly string[];
type Span = { since: Date; until: Date };

/** A night is from six in the evening until eight in the morning. */
const nightFrom = (day: Day, words: number, { timeZone }: Clock): Took<Span> => ({
  value: { since: instantOf(day, 18 * 60, timeZone), until: instantOf(addDays(day, 1), 8 * 60, timeZone) },
  words,
});

export function dayParts(words: Words, at: number, clock: Clock): Took<Span | Ambiguous> {
  return unsaidNight(words, at) ?? night(words, at, clock) ?? partAlone(words, at, clock) ?? noon(words, at);
}

const LAST_NIGHT =
  /^(overnight|over night|(?:last|past|previous|yesterday) night|(?:in|during|over|through|throughout|this past) (?:the )?(?:last |past |previous )?night)(?= )/;

function night(words: Words, at: number, clock: Clock): Took<Span> {
  const text = `${words.slice(at, at + 6).join(" ")} `;
  const yesterday = addDays(today(clock), -1);
  if (/^(?:the )?night before last /.test(text))
    return nightFrom(addDays(yesterday, -1), words[at] === "the" ? 4 : 3, clock);
  const the =
    /^(?:in |during |over |on |at )?(?:the )?night (?=\S)/.exec(text)?.[0].trim().split(" ").length ?? 0;
  const ofDay = the > 0 ? nightOf(words, at, the, clock) : null;
  if (ofDay) return ofDay;
  const day = readDay(words, at, clock);
  const next = day ? words.slice(at + day.words, at + day.words + 3).join(" ") : "";
  const more = /^(?:at night|(?:in |during )?(?:the )?night)(?= |$)/.exec(next)?.[0].split(" ").length ?? 0;
  // Of “today” the night is to come, or the one that went before.
  if (day && more > 0 && words[at] !== "today") return nightFrom(day.value, day.words + more, clock);
  const last = LAST_NIGHT.exec(text)?.[0];
  return last ? nightFrom(yesterday, last.split(" ").length, clock) : null;
}

/** “The night of the 18th”, “the night from Monday to Tuesday”, “the night to Tuesday”. */
function nightOf(words: Words, at: number, lead: number, clock: Clock): Took<Span> {
  const join = words[at + lead] ?? "";
  if (!/^(of|on|from|between|to|after|following|before)$/.test(join)) return null;
  const first = readDay(words, at + lead + 1, clock);
  if (!first) return null;
  const taken = lead + 1 + first.words;
  if (join === "to" || join === "before") return nightFrom(addDays(first.value, -1), taken, clock);
  const second = /^(to|and)$/.test(words[at + taken] ?? "") ? readDay(words, at + taken + 1, clock) : null;
  if (second && (join === "from" || join === "between")) {
    const isNext = JSON.stringify(addDays(first.value, 1)) === JSON.stringify(second.value);
    return isNext ? nightFrom(first.value, taken + 1 + second.words, clock) : null;
  }
  return nightFrom(first.value, taken, clock);
}

/** “At night” says no night, and “tonight” may be the one to come. */
function unsaidNight(words: Words, at: number): Took<Ambiguous> {
  const said = /^(tonight|this night|at night|by night|at nights|today night)(?= )/.exec(
    `${words.slice(at, at + 2).join(" ")} `,
  )?.[0];
  return said ? { value: { offers: ["last night", "today"] }, words: said.split(" ").length } : null;
}

/** “In the morning” is of the newest day on which it has begun, where none is said. */
function partAlone(words: Words, at: number, clock: Clock): Took<Span> {
  const [a = "", b = "", c = ""] = words.slice(at, at + 3);
  const lead = /^(in|during|over|throughout|on)$/.test(a) && b === "the" ? 2 : 0;
  const part = partOfDay(lead > 0 ? c : b);
  const of = (day: Day, taken: number): Took<Span> => {
    if (!part) return null;
    const until =
      part[1] === 24 * 60
        ? instantOf(addDays(day, 1), 0, clock.timeZone)
        : instantOf(day, part[1], clock.timeZone);
    return { value: { since: instantOf(day, part[0], clock.timeZone), until }, words: taken };
  };
  const now = today(clock);
  if (lead === 0) return a === "last" && part ? of(addDays(now, -1), 2) : null;
  if (!part) return null;
  const on = /^(of|on)$/.test(words[at + 3] ?? "") ? 1 : 0;
  const day = readDay(words, at + 3 + on, clock);
  if (day) return of(day.value, 3 + on + day.words);
  const hasBegun = instantOf(now, part[0], clock.timeZone) <= clock.now;
  return of(hasBegun ? now : addDays(now, -1), 3);
}

/** Nobody has said when lunch is. */
function noon(words: Words, at: number): Took<Ambiguous> {
  const said =
    /^(?:(?:over|at|around|during|in|before|after|since) )?(?:the )?(?:lunch break|lunch time|lunchtime|lunch)(?= )|^(?:around|about) (?:noon|midday|midnight)(?= )/.exec(
      `${words.slice(at, at + 4).join(" ")} `,
    )?.[0];
  return said
    ? { value: { offers: ["today between 12:00 and 14:00", "this morning"] }, words: said.split(" ").length }
    : null;
}
