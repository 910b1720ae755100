import { NAME_RULES } from "./lexicon/all-words.ts";
import { phrases } from "./lexicon/phrases.ts";
import type { NameRule } from "./name-rule.ts";
import { remembered } from "./remembered.ts";
import { plain, wordsOf } from "./words.ts";

/** Words that join others and say nothing: `fecha de nacimiento` is a `fecha nacimiento`. */
const PARTICLES = new Set(
  phrases(
    "of, the, de, del, della, delle, di, da, do, dos, du, des, la, le, les, el, los, il, das, der, die, den, van, von, vom, zur, zum, and, et, und",
  ),
);
const LONGEST_PHRASE = 5;

/** Written without gaps, so that `first_name`, `firstName` and `firstname` are one. */
const keyOf = (words: readonly string[]): string => words.join("");

export const contentWords = remembered((name: string): readonly string[] => {
  const words = wordsOf(name);
  const content = words.filter((word) => !PARTICLES.has(word));
  return content.length > 0 ? content : words;
});

const phraseKey = (phrase: string): string =>
  keyOf(
    phrase
      .split(" ")
      .map(plain)
      .filter((word) => !PARTICLES.has(word)),
  );

export const phraseSet = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(phraseKey));

/** For any list of things with phrases: the thing that a phrase belongs to, the first of them where several do. */
export function byPhrase<T extends { phrases: readonly string[] }>(
  things: readonly T[],
): ReadonlyMap<string, T> {
  const known = new Map<string, T>();
  for (const thing of things)
    for (const phrase of thing.phrases) {
      const key = phraseKey(phrase);
      if (!known.has(key)) known.set(key, thing);
    }
  return known;
}

const RULES = byPhrase<NameRule>(
  [...NAME_RULES].sort((a, b) => Number(a.tag !== null) - Number(b.tag !== null)),
);

export type Span<T> = { thing: T; start: number; end: number; text: string };

/** The longest phrases first; a word belongs to one of them. In order of place. */
export function spansOf<T>(words: readonly string[], known: ReadonlyMap<string, T>): Span<T>[] {
  const taken = new Set<number>();
  const spans: Span<T>[] = [];
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1) {
      const end = start + length;
      const thing = known.get(keyOf(words.slice(start, end)));
      const places = Array.from({ length }, (_, at) => start + at);
      if (thing === undefined || places.some((at) => taken.has(at))) continue;
      for (const at of places) taken.add(at);
      spans.push({ thing, start, end, text: words.slice(start, end).join(" ") });
    }
  return spans.sort((a, b) => a.start - b.start);
}

const spansByName = remembered((spaced: string) => spansOf(spaced.split(" "), RULES));
export const ruleSpansOf = (words: readonly string[]): readonly Span<NameRule>[] =>
  spansByName(words.join(" "));
