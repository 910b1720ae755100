import { plainly } from "../wording/wording.ts";

/** A word of a question in lower case; `said` is how it stood there. */
export type Token = { text: string; said: string; isQuoted: boolean };

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const WORD = /"[^"]*"|[\p{L}\p{N}]+(?:['._:/-][\p{L}\p{N}]+)*'?|[%<>]|[\p{L}\p{N}]/gu;
const UNITS = /^(\d+)(h|hr|hrs|hours?|m|min|mins|minutes?|s|sec|secs|seconds?|d|days?|w|weeks?|am|pm)$/;

/** In plain words: possessives lose their `'s`, contractions are spelt out, small numbers become digits, `24h` becomes two words. */
export function toTokens(question: string): Token[] {
  const text = plainly(
    question
      .normalize("NFC")
      .replaceAll(/[‘’`´]/g, "'")
      .replaceAll(/[“”«»]/g, '"'),
  );
  return [...text.matchAll(WORD)].flatMap(([said]) => {
    if (said.startsWith('"')) return words(said.slice(1, -1).toLowerCase().trim(), said, true);
    return words(said.toLowerCase(), said, false);
  });
}

function words(lower: string, said: string, isQuoted: boolean): Token[] {
  if (lower === "") return [];
  if (isQuoted) return [{ text: lower, said, isQuoted }];
  return plain(lower)
    .split(" ")
    .map((text) => ({ text: asDigits(text), said, isQuoted }));
}

function plain(word: string): string {
  if (word === "%") return "percent";
  const [, number, unit] = UNITS.exec(word) ?? [];
  if (number && unit) return `${number} ${unit}`;
  return word.replace(/'s$|'$/, "");
}

export const isNumberWord = (word: string): boolean => NUMBERS.includes(word);

function asDigits(word: string): string {
  const number = NUMBERS.indexOf(word);
  return number < 0 ? word : String(number);
}
