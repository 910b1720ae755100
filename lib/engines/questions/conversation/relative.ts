/** “And the day before?”, “the week before that”: a stretch of time that is told by the one of the question before it. */

import type { CatalogQuestion } from "../catalog/question.ts";
import type { Vocabulary } from "../names.ts";
import { addDays, type Clock, type Day, instantOf, monthOf, today, weekday } from "../time/calendar.ts";
import { isTimeWord } from "../time/moments.ts";
import type { Token } from "../words/tokens.ts";

export type Stretch = { since: string | null; until: string | null };
type Unit = "day" | "night" | "week" | "month";

/** With the days that are meant in place of such words; as it stands where nothing tells them. */
export function withDates(tokens: readonly Token[], stretch: Stretch | null, clock: Clock): Token[] {
  const found = stretch && findShift(tokens.map(({ text }) => text));
  const known = stretch && unitOf(stretch, clock);
  if (!found || !known || (found.unit !== "same" && found.unit !== known.unit)) return [...tokens];
  const said = tokens
    .slice(found.at, found.at + found.words)
    .map((token) => token.said)
    .join(" ");
  const dates = inWords(known, found.by).map((text) => ({ text, said, isQuoted: false }));
  return [...tokens.slice(0, found.at), ...dates, ...tokens.slice(found.at + found.words)];
}

const SHIFTS: [RegExp, -1 | 1][] = [
  [
    /^(?:on |in )?(?:the )?(?<unit>day|night|week|month|one|1) (?:before|prior|earlier|preceding)(?: (?:that|this|it))?(?= |$)/,
    -1,
  ],
  [/^(?:on |in )?(?:the )?(?:previous|preceding|prior) (?<unit>day|night|week|month|one|1)(?= |$)/, -1],
  [
    /^(?:on |in )?(?:the )?(?<unit>day|night|week|month|one|1) (?:after|later|following)(?: (?:that|this|it))?(?= |$)/,
    1,
  ],
  [/^(?:on |in )?the (?:next|following) (?<unit>day|night|week|month|one|1)(?= |$)/, 1],
  [/^(?:1|a) (?<unit>day|night|week|month) (?:before|earlier)(?= |$)/, -1],
  [/^(?:1|a) (?<unit>day|night|week|month) later(?= |$)/, 1],
];

type Shift = { at: number; words: number; unit: Unit | "same"; by: -1 | 1 };

/** “The day before yesterday” says its own day. */
function findShift(words: readonly string[]): Shift | null {
  for (const at of words.keys()) {
    const rest = words.slice(at).join(" ");
    for (const [shape, by] of SHIFTS) {
      const found = shape.exec(rest);
      if (!found) continue;
      const count = found[0].trim().split(" ").length;
      const next = words[at + count] ?? "";
      if (isTimeWord(next) || /^(last|the|\d.*)$/.test(next)) continue;
      const unit = found.groups?.unit as Unit | "one" | "1";
      return { at, words: count, unit: unit === "one" || unit === "1" ? "same" : unit, by };
    }
  }
  return null;
}

type Known = { unit: Unit; day: Day };

/** Whole days, weeks and months of the calendar, and nights. */
function unitOf({ since, until }: Stretch, clock: Clock): Known | null {
  if (since === null) return null;
  const { timeZone } = clock;
  const day = today({ now: new Date(since), timeZone });
  const isAt = (of: Day, minutes: number, at: string) =>
    instantOf(of, minutes, timeZone).getTime() === Date.parse(at);
  if (until !== null && isAt(day, 18 * 60, since) && isAt(addDays(day, 1), 8 * 60, until))
    return { unit: "night", day };
  if (!isAt(day, 0, since)) return null;
  const ends: [Unit, Day][] = [
    ["day", addDays(day, 1)],
    ["week", addDays(day, 7)],
    ["month", monthOf(day, 1)],
  ];
  const begins = (unit: Unit) => unit === "day" || (unit === "week" ? weekday(day) === 0 : day.day === 1);
  // What has not ended goes on until now: the shortest that has room for it.
  const found = ends.find(
    ([unit, end]) =>
      begins(unit) && (until === null ? instantOf(end, 0, timeZone) > clock.now : isAt(end, 0, until)),
  );
  return found ? { unit: found[0], day } : null;
}

const iso = ({ year, month, day }: Day): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

function inWords({ unit, day }: Known, by: -1 | 1): string[] {
  if (unit === "day") return ["on", iso(addDays(day, by))];
  if (unit === "night") return ["night", "of", iso(addDays(day, by))];
  const from = unit === "week" ? addDays(day, 7 * by) : monthOf(day, by);
  const next = unit === "week" ? addDays(from, 7) : monthOf(from, 1);
  return ["from", iso(from), "to", iso(addDays(next, -1))];
}

/** “And what reads it?” after a question about one table, with its name in place of the pronoun. */
export function withThing(
  tokens: readonly Token[],
  previous: CatalogQuestion | null,
  { tables }: Vocabulary,
): Token[] {
  const id = previous && ("within" in previous ? previous.within.asset : previous.asset);
  const table = tables.find((one) => one.id === id);
  const at = tokens.findIndex(({ text }) => /^(it|its)$/.test(text));
  if (!previous || !table || at < 0) return [...tokens];
  const column = "column" in previous ? previous.column : null;
  const text = [table.name, ...(column === null ? [] : [column])].join(".").toLowerCase();
  return tokens.map((token, place) => (place === at ? { ...token, text } : token));
}

const BE =
  /^(is|are|was|were|be|been|has|have|had|do|does|did|will|would|any|a|an|no|not|out|over|hi|hey|hello)$/;

const IS_JOB = /^j-[0-9a-z]{4,}$/;

/** “What changed there?” after a question about one source, with its name; null where nothing says which. */
export function withPlace(tokens: readonly Token[], place: string | null): Token[] | null {
  const at = tokens.findIndex(
    ({ text }, here) =>
      text === "there" && !BE.test(tokens[here - 1]?.text ?? "") && !BE.test(tokens[here + 1]?.text ?? ""),
  );
  if (at < 0) return [...tokens];
  // “J-00CHTF: what went wrong there?”
  if (tokens.some(({ text }) => IS_JOB.test(text))) return tokens.filter((_, here) => here !== at);
  if (place === null) return null;
  const said = tokens[at]?.said ?? "";
  const words = ["on", place].map((text) => ({ text, said, isQuoted: false }));
  return [...tokens.slice(0, at), ...words, ...tokens.slice(at + 1)];
}
