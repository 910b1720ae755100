import type { Meaning } from "./abbreviation-list.ts";
import { GENERAL } from "./abbreviations-general.ts";
import { SPECIAL } from "./abbreviations-special.ts";
import { COMMON_WORDS, TOPICS } from "./field-words.ts";

const wordsIn = (text: string): string[] => text.trim().split(/\s+/);

const COMMON: ReadonlySet<string> = new Set(wordsIn(COMMON_WORDS));

/** The topics a word belongs to. */
const topics = new Map<string, string[]>();
for (const [topic, text] of Object.entries(TOPICS))
  for (const word of new Set(wordsIn(text))) topics.set(word, [...(topics.get(word) ?? []), topic]);

const written = new Set([...GENERAL, ...SPECIAL].flatMap(({ words }) => words));

/** Every word that names are known to be made of. */
export const FIELD_WORDS: readonly string[] = [...new Set([...COMMON, ...topics.keys(), ...written])].sort();
const FIELD = new Set(FIELD_WORDS);
export const isFieldWord = (word: string): boolean => FIELD.has(word);

export const topicsOf = (word: string): readonly string[] => topics.get(word) ?? [];

/** How often a word is met in names, in steps: 0 for the commonest. */
export function rarityOf(word: string): number {
  if (COMMON.has(word)) return 0;
  return topics.has(word) ? 0.8 : written.has(word) ? 1.2 : 2.5;
}

const meanings = new Map<string, Meaning[]>();
for (const { words, short } of [...GENERAL, ...SPECIAL])
  for (const [rank, abbreviation] of short.entries())
    meanings.set(abbreviation, [...(meanings.get(abbreviation) ?? []), { words, rank }]);

/** What people are known to mean by it. */
export const meaningsOf = (abbreviation: string): readonly Meaning[] => meanings.get(abbreviation) ?? [];

/** Words of a sentence that stand in names as they are. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  wordsIn(
    "of to by for is has was in on at or and the with not per as via can are had if be do off out up down all any",
  ),
);
