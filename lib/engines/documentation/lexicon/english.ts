import { words } from "popular-english-words";

const KNOWN = 30_000;
const KNOWN_SHORT = 9_000;
const MEANT = 14_000;
const SHORTEST = 4;

const popular = words.getMostPopular(KNOWN);
const rank = new Map(popular.map((word, at) => [word, at]));

/** Whether English has the word; short ones only where it is common, as many of them are names and codes. */
export const isEnglish = (word: string): boolean =>
  word.length >= SHORTEST && (rank.get(word) ?? Infinity) < (word.length === SHORTEST ? KNOWN_SHORT : KNOWN);

/** Words common enough for letters to be short for them. */
export const ENGLISH_WORDS: readonly string[] = popular
  .slice(0, MEANT)
  .filter((word) => word.length > SHORTEST && /^[a-z]+$/.test(word));
