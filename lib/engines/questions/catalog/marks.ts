/** Reads a question about the catalog from the left to the right, at each place the longest thing that it may be. */

import { type Index, keyOf, type Link, type NamedColumn } from "../names.ts";
import type { Clock, Period } from "../time/calendar.ts";
import { readPeriod } from "../time/periods.ts";
import type { Token } from "../words/tokens.ts";
import { CATALOG_PHRASES } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";

export type CatalogMark = { said: string } & (
  | { kind: "period"; value: Period }
  | { kind: "ambiguous"; offers: string[] }
  /** Everything that is called so. */
  | { kind: "name"; links: Link[]; isQuoted: boolean }
  | { kind: "column"; columns: NamedColumn[] }
  | { kind: "tag"; value: string; isInWords: boolean }
  | { kind: "word"; words: string[] }
  | Exclude<Meaning, { kind: "tag" }>
);

const TAG = /^[a-z][a-z0-9-]{0,27}:(\*|[a-z][a-z0-9-]{0,29})$/;
const LONGEST_NAME = 7;

export function toCatalogMarks(tokens: readonly Token[], index: Index, clock: Clock): CatalogMark[] {
  const marks: CatalogMark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { mark, words } = readAt(tokens, at, index, clock);
    marks.push(mark);
    at += words;
  }
  return marks;
}

function readAt(
  tokens: readonly Token[],
  at: number,
  index: Index,
  clock: Clock,
): { mark: CatalogMark; words: number } {
  const words = tokens.map(({ text }) => text);
  const first = tokens[at];
  const text = words[at] ?? "";
  const saidOf = (count: number) =>
    tokens
      .slice(at, at + count)
      .map(({ said }) => said)
      .join(" ");
  if (TAG.test(text)) return { mark: { kind: "tag", value: text, isInWords: false, said: text }, words: 1 };
  const period = first?.isQuoted ? null : readPeriod(words, at, clock);
  const phrase = first?.isQuoted ? null : CATALOG_PHRASES.at(words, at);
  const named = readName(words, at, index);
  const longest = Math.max(period?.words ?? 0, phrase?.words ?? 0, named?.words ?? 0);
  if (period && period.words === longest) {
    const said = saidOf(period.words);
    const { value } = period;
    return "offers" in value
      ? { mark: { kind: "ambiguous", offers: value.offers, said }, words: period.words }
      : { mark: { kind: "period", value, said }, words: period.words };
  }
  // A name of two words or more says more than a phrase as long; a name of one may be a word like any other.
  const isName = named && named.words === longest && (named.words > (phrase?.words ?? 0) || first?.isQuoted);
  if (isName) return { mark: { ...named.mark, said: saidOf(named.words) }, words: named.words };
  // “Live tables” are some of them, and “where do tables live” asks for all.
  const isQuality = text === "live" && CATALOG_PHRASES.of(words[at + 1] ?? "")?.kind === "noun";
  if (phrase && !isQuality)
    return { mark: { ...phrase.meaning, said: saidOf(phrase.words) }, words: phrase.words };
  return { mark: { kind: "word", words: keyOf(text).split(" "), said: first?.said ?? text }, words: 1 };
}

type NameMark =
  | { kind: "name"; links: Link[]; isQuoted: boolean }
  | { kind: "column"; columns: NamedColumn[] };

function readName(words: readonly string[], at: number, { exact, parts, columns }: Index) {
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count -= 1) {
    const key = keyOf(words.slice(at, at + count).join(" "));
    const links = exact.get(key) ?? [];
    if (links.length > 0) return { mark: { kind: "name", links, isQuoted: false } as NameMark, words: count };
    const named = columns.get(key);
    if (named) return { mark: { kind: "column", columns: named } as NameMark, words: count };
    const partly = parts.get(key) ?? [];
    if (partly.length === 1)
      return { mark: { kind: "name", links: partly, isQuoted: false } as NameMark, words: count };
  }
  return null;
}

const HUMP = /^[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*$/u;

/** `customer_id` and `userAgent` are names, whatever words they are made of. */
export const isIdentifier = ({ kind, said }: CatalogMark): boolean =>
  (kind === "word" || kind === "column" || kind === "name") &&
  (/^[^.]*_[^.]*$/.test(said) || HUMP.test(said));
