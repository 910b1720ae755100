/**
 * Reads a question from the left to the right, at each place the longest thing that it may be: a time, a name, a phrase.
 * What is none of these is unknown, and a question with an unknown word is not answered.
 */

import { findNamed, type Index, type NamedTable } from "./names.ts";
import type { Clock, Period } from "./time/calendar.ts";
import { readPeriod } from "./time/periods.ts";
import { PHRASES } from "./words/lexicon.ts";
import type { Meaning } from "./words/meaning.ts";
import type { Found } from "./words/phrase-book.ts";
import type { Token } from "./words/tokens.ts";

export type Mark = { said: string } & (
  | { kind: "period"; value: Period }
  | { kind: "ambiguous"; offers: string[] }
  | { kind: "source"; id: string; name: string }
  | { kind: "tables"; tables: NamedTable[] }
  | { kind: "person"; id: string; name: string }
  | { kind: "number"; value: number }
  | { kind: "limit"; side: "over" | "under"; seconds: number }
  | { kind: "job"; shortId: string }
  | { kind: "unknown" }
  | Meaning
);

type Read = { mark: Mark; words: number };

export function toMarks(tokens: readonly Token[], index: Index, clock: Clock): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { mark, words } = readAt(tokens, at, index, clock);
    marks.push(mark);
    at += words;
  }
  return marks;
}

const SHORT_ID = /^j-[0-9a-z]{6,13}$/;
const NOUNS: Record<string, "source" | "asset"> = {
  ...{ database: "source", databases: "source", db: "source", source: "source", connection: "source" },
  ...{ table: "asset", tables: "asset", view: "asset", asset: "asset", relation: "asset" },
};

function readAt(tokens: readonly Token[], at: number, index: Index, clock: Clock): Read {
  const words = tokens.map(({ text }) => text);
  const [first = ""] = words.slice(at);
  const saidOf = (count: number) =>
    tokens
      .slice(at, at + count)
      .map(({ said }) => said)
      .join(" ");
  if (SHORT_ID.test(first))
    return { mark: { kind: "job", shortId: first.toUpperCase(), said: first }, words: 1 };

  const period = tokens[at]?.isQuoted ? null : readPeriod(words, at, clock);
  const phrase = tokens[at]?.isQuoted ? null : readPhrase(words, at);
  const name = readName(tokens, at, index);
  const limit =
    phrase && (phrase.kind === "over" || phrase.kind === "under") ? readLimit(words, at, phrase) : null;
  const phraseWords = phrase?.words ?? 0;

  if (limit && limit.words >= (period?.words ?? 0))
    return {
      mark: { kind: "limit", side: limit.side, seconds: limit.seconds, said: saidOf(limit.words) },
      words: limit.words,
    };
  const longest = Math.max(period?.words ?? 0, phraseWords, name?.words ?? 0);
  if (period && period.words === longest) {
    const said = saidOf(period.words);
    const { value } = period;
    return "offers" in value
      ? { mark: { kind: "ambiguous", offers: value.offers, said }, words: period.words }
      : { mark: { kind: "period", value, said }, words: period.words };
  }
  if (name && name.words === longest && (name.words > phraseWords || name.isSure))
    return { mark: { ...name.link, said: saidOf(name.words) }, words: name.words };
  if (phrase && phrase.kind !== "over" && phrase.kind !== "under")
    return { mark: { ...phrase.meaning, said: saidOf(phrase.words) }, words: phrase.words };
  if (phrase && /^(more|less|fewer) than$/.test(saidOf(2).toLowerCase()))
    return { mark: { kind: "flag", value: "compare", said: saidOf(2) }, words: 2 };
  if (/^\d{1,4}$/.test(first))
    return { mark: { kind: "number", value: Number(first), said: first }, words: 1 };
  return { mark: { kind: "unknown", said: tokens[at]?.said ?? first }, words: 1 };
}

type Phrase = Found<Meaning> & { kind: Meaning["kind"] };

function readPhrase(words: readonly string[], at: number): Phrase | null {
  const found = PHRASES.at(words, at);
  return found && { ...found, kind: found.meaning.kind };
}

const LONGEST_NAME = 5;

/** `isSure` where it is quoted, or where the noun beside it says what it is. */
function readName(tokens: readonly Token[], at: number, index: Index) {
  const words = tokens.map(({ text }) => text);
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count -= 1) {
    const noun = NOUNS[words[at + count] ?? ""] ?? NOUNS[words[at - 1] ?? ""] ?? null;
    const text = words.slice(at, at + count).join(" ");
    const named = noun && findNamed(index, text, noun);
    const link = named ?? findNamed(index, text, null);
    if (link) return { link, words: count, isSure: Boolean(named) || (tokens[at]?.isQuoted ?? false) };
  }
  return null;
}

const UNIT_SECONDS: [RegExp, number][] = [
  [/^(s|sec|secs|seconds?)$/, 1],
  [/^(m|min|mins|minutes?)$/, 60],
  [/^(h|hr|hrs|hours?)$/, 3_600],
];

/** `longer than 5 minutes`, `over an hour`. */
function readLimit(words: readonly string[], at: number, { kind, words: lead }: Phrase) {
  const [amount = "", unit = ""] = words.slice(at + lead);
  const number = /^an?$/.test(amount) ? 1 : /^\d{1,6}$/.test(amount) ? Number(amount) : 0;
  const perUnit = UNIT_SECONDS.find(([pattern]) => pattern.test(unit))?.[1];
  if (!number || !perUnit) return null;
  return {
    side: kind === "over" ? ("over" as const) : ("under" as const),
    seconds: number * perUnit,
    words: lead + 2,
  };
}
