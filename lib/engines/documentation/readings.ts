import { costOfLetters } from "./letters.ts";
import { ENGLISH_WORDS, isEnglish } from "./lexicon/english.ts";
import { FIELD_WORDS, isFieldWord, meaningsOf, rarityOf, SMALL_WORDS } from "./lexicon/vocabulary.ts";

/** As often a vowel as a language needs, and never many consonants in a row: perhaps a word, of whatever language. */
export const canBeSpoken = (letters: string): boolean =>
  letters.length > 4 &&
  (letters.match(/[aeiou]/g)?.length ?? 0) >= 0.28 * letters.length &&
  !/[^aeiouy]{4}/.test(letters);

/** How a part of a name came to be read so. */
export type Ground = "word" | "dictionary" | "catalog" | "letters" | "initials" | "kept";

/** One way to read a part of a name. */
export type Reading = { from: string; words: readonly string[]; ground: Ground; score: number };

const WORD = 2.6;
const SMALL_WORD = 1.4;
const DICTIONARY = 1.5;
const PER_RANK = 0.15;
const LETTERS = 1.2;
const PER_COST = 2;
const SHORTEST_BY_LETTERS = 3;
const MOST_KEPT = 7;

const byFirst = Map.groupBy(
  [...FIELD_WORDS, ...ENGLISH_WORDS.filter((word) => !isFieldWord(word))],
  (word) => word[0] ?? "",
);

/** Whether it is a word as it stands, in the singular or as people inflect it. */
export function isWord(text: string): boolean {
  if (isFieldWord(text)) return true;
  if (meaningsOf(text).length > 0) return false;
  const [, stem] = PREFIXED.exec(text) ?? [];
  if (stem !== undefined && (isFieldWord(stem) || isEnglish(stem) || stemsOf(stem).some(isFieldWord)))
    return true;
  return isEnglish(text) || (text.length > 4 && stemsOf(text).some(isFieldWord));
}

const PREFIXED = /^(?:un|re|non|pre|sub|multi|over|under|inter)([a-z]{4,})$/;

const stemsOf = (text: string): string[] => [
  ...(text.endsWith("ies") ? [`${text.slice(0, -3)}y`] : []),
  ...(text.endsWith("es") ? [text.slice(0, -2)] : []),
  ...(text.endsWith("s") ? [text.slice(0, -1)] : []),
  ...(text.endsWith("ed") ? [text.slice(0, -2), text.slice(0, -1)] : []),
  ...(text.endsWith("ing") ? [text.slice(0, -3), `${text.slice(0, -3)}e`] : []),
];

/** All ways to read letters that stand together, the likeliest first, before anything is known of where they stand. */
export function readingsOf(letters: string, own: ReadonlyMap<string, readonly string[]>): Reading[] {
  const kept: Reading = {
    from: letters,
    words: [letters],
    ground: "kept",
    score: -(canBeSpoken(letters) ? 0.25 : 0.7) * letters.length,
  };
  if (!/^[a-z]+$/.test(letters)) return [{ ...kept, score: 0 }];
  if (SMALL_WORDS.has(letters))
    return withMeanings(letters, [{ ...kept, ground: "word", score: SMALL_WORD }]);
  const asWord = isWord(letters) ? [{ ...kept, ground: "word" as const, score: wordScore(letters) }] : [];
  if (asWord.length > 0 && letters.length > 3) return asWord;
  return withMeanings(letters, [...asWord, kept, ...byLetters(letters, own)]);
}

const wordScore = (word: string) => WORD - 0.2 * rarityOf(word) - (word.length < 4 ? 0.9 : 0);

function withMeanings(letters: string, others: readonly Reading[]): Reading[] {
  const meant = meaningsOf(letters).map(({ words, rank }): Reading => {
    const rarity = Math.max(...words.map(rarityOf));
    const score = DICTIONARY - PER_RANK * rank - 0.5 * rarity - (letters.length < 2 ? 1.5 : 0);
    return { from: letters, words, ground: "dictionary", score };
  });
  const best = new Map<string, Reading>();
  for (const reading of [...meant, ...others]) {
    const key = reading.words.join(" ");
    if (reading.score > (best.get(key)?.score ?? -Infinity)) best.set(key, reading);
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || (key(a) < key(b) ? -1 : 1))
    .slice(0, MOST_KEPT);
}

const key = ({ words }: Reading) => words.join(" ");

/** Words whose letters they may be: those that names are known to be made of, and the catalog's own. */
function byLetters(letters: string, own: ReadonlyMap<string, readonly string[]>): Reading[] {
  if (letters.length < SHORTEST_BY_LETTERS) return [];
  const read = (word: string, ground: Ground, rarity: number): Reading[] => {
    const cost = costOfLetters(letters, word);
    return cost === null
      ? []
      : [{ from: letters, words: [word], ground, score: LETTERS - PER_COST * cost - 0.6 * rarity }];
  };
  const first = letters[0] ?? "";
  return [
    ...(byFirst.get(first) ?? []).flatMap((word) => read(word, "letters", rarityOf(word))),
    ...(own.get(first) ?? []).flatMap((word) => (isFieldWord(word) ? [] : read(word, "catalog", 1))),
  ];
}
