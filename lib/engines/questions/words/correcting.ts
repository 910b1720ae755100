/** A question as it was meant, where words of it are mistyped. What may be meant as it stands stays as it is. */

import { CATALOG_PHRASES } from "../catalog/lexicon.ts";
import { type Index, keyOf } from "../names.ts";
import { isOfRemarks } from "../remarks/aside-words.ts";
import { isTimeWord, TIME_PHRASES } from "../time/moments.ts";
import { isShort } from "../wording/spelt-out.ts";
import { PHRASES } from "./lexicon.ts";
import { CONFUSED, MEANT } from "./meant-words.ts";
import { PhraseBook } from "./phrase-book.ts";
import { nearest, nearTo } from "./spelling.ts";
import { isNumberWord } from "./tokens.ts";

const TIMES = new PhraseBook<null>([[TIME_PHRASES.join("|"), null]]);
const BOOKS = [PHRASES, CATALOG_PHRASES, TIMES];
/** Of politeness, which is read before there are words. */
const POLITE =
  "order please could would should will tomorrow tonight mind kindly number overview summary report interested curious trying".split(
    " ",
  );
const KNOWN: ReadonlySet<string> = new Set([...BOOKS.flatMap((book) => book.words()), ...POLITE]);
/** What a mistyped word may stand for. */
export const FITTING: readonly string[] = [...KNOWN].filter(
  (word) => word.length >= 3 && /^\p{L}+$/u.test(word),
);

const PAIRS: ReadonlySet<string> = new Set(BOOKS.flatMap((book) => book.pairs()));

const WORD = /[\p{L}\p{N}]+(?:['’._:/-][\p{L}\p{N}]+)*/gu;

/** What stands in quotation marks is meant as it stands. */
export const correct = (question: string, index: Index): string =>
  question
    .split(/(["“”«»][^"“”«»]*["“”«»])/)
    .map((part, at) => (at % 2 === 1 ? part : correctPart(part, index, at === 0)))
    .join("");

type Place = { before: string; after: string; isFirst: boolean };

function correctPart(part: string, index: Index, isBeginning: boolean): string {
  const words = [...part.matchAll(WORD)].map(([word]) => word.toLowerCase());
  let at = -1;
  return part.replace(WORD, (word) => {
    at += 1;
    const isFirst = isBeginning && at === 0;
    return correctWord(word, index, { before: words[at - 1] ?? "", after: words[at + 1] ?? "", isFirst });
  });
}

function correctWord(said: string, index: Index, place: Place): string {
  const [, stem = "", ending = ""] = /^(\p{L}+)(['’]s)?$/u.exec(said) ?? [];
  if (stem === "") return /^\p{L}+(?:[-_]\p{L}+)+$/u.test(said) ? ofParts(said, index) : said;
  const word = stem.toLowerCase();
  const confused = CONFUSED[word];
  if (confused && !index.words.has(word)) return `${confused}${ending}`;
  if (isKnown(word, index)) return said;
  // A name begins with a capital, wherever it stands: of a person who is not here no other word is made.
  const isName = !place.isFirst && /^\p{Lu}\p{Ll}/u.test(stem);
  const all = isName ? [...FITTING.filter(isTimeWord), ...index.words] : [...FITTING, ...index.words];
  const words = new Set(all);
  const found = beside(nearTo(word, words), place) ?? only(nearest(word, words));
  return found === null || isLost(word, found, place) ? said : `${found}${ending}`;
}

/** A short word that is read as one that says nothing is one less: only where its letters are swapped, or its neighbours say so. */
const isLost = (word: string, found: string, { before, after }: Place): boolean =>
  word.length < 5 &&
  isFiller(found) &&
  [...word].toSorted().join("") !== [...found].toSorted().join("") &&
  !(PAIRS.has(`${found} ${after}`) || PAIRS.has(`${before} ${found}`));

const isFiller = (word: string): boolean => {
  const kinds = [PHRASES.of(word)?.kind, CATALOG_PHRASES.of(word)?.kind].filter(Boolean);
  return kinds.length > 0 && kinds.every((kind) => kind === "filler" || kind === "into");
};

export const isOfQuestions = (word: string): boolean =>
  KNOWN.has(word) || isTimeWord(word) || isShort(word) || isNumberWord(word);

const isKnown = (word: string, index: Index): boolean =>
  isOfQuestions(word) || MEANT.has(word) || isOfRemarks(word) || index.words.has(keyOf(word));

/** The one that stands beside such neighbours elsewhere too. */
function beside(words: readonly string[], { before, after }: Place): string | null {
  const [first, ...others] = words.filter(
    (word) => PAIRS.has(`${word} ${after}`) || PAIRS.has(`${before} ${word}`),
  );
  return others.length === 0 ? (first ?? null) : null;
}

/** Of words as near the one that means the same as the others. */
function only(words: readonly string[]): string | null {
  const [first, ...others] = words;
  if (first === undefined || others.length === 0) return first ?? null;
  const meaning = (word: string) => JSON.stringify([PHRASES.of(word), CATALOG_PHRASES.of(word)]);
  return others.every((other) => meaning(other) === meaning(first) && PHRASES.of(other) !== undefined)
    ? first
    : null;
}

/** A name of more words, each of them as it is or near one of a name. */
function ofParts(said: string, index: Index): string {
  const text = said.toLowerCase();
  if (KNOWN.has(text)) return said;
  const parts = text.split(/[-_]/).map((part) => {
    const [found, ...others] = index.words.has(part) ? [part] : nearest(part, index.words);
    return others.length === 0 ? found : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join("-") : said;
}
