import { plainly } from "./wording.ts";

/** A word of a question in lower case; `said` is how it stood there. */
export type Token = { text: string; said: string; isQuoted: boolean };

/** As people type in chats, and words that they run together. */
const SPELT_OUT: Record<string, string> = {
  ...{ u: "you", r: "are", y: "why", hw: "how", hv: "have", abt: "about", btwn: "between", bc: "because" },
  ...{ cuz: "because", coz: "because", cos: "because", gimme: "give me", lemme: "let me" },
  ...{ wanna: "want to", gotta: "got to", lotta: "lot of", info: "information", dbs: "databases" },
  ...{ cannot: "can not", howmany: "how many", howlong: "how long", "can't": "can not", "won't": "will not" },
  ...{ aint: "is not", "ain't": "is not", "let's": "let us", lets: "let us" },
};
const QUESTION_WORDS = "what|who|where|when|why|how|which";
/** With or without its apostrophe, where it is no other word. */
const CONTRACTED: [RegExp, string][] = [
  [new RegExp(`^(${QUESTION_WORDS})'?d$`), "$1 did"],
  [new RegExp(`^(${QUESTION_WORDS}|that|there|it|here)'s$`), "$1 is"],
  [new RegExp(`^(${QUESTION_WORDS}|that|there)s$`), "$1 is"],
  [new RegExp(`^(${QUESTION_WORDS})'?re$`), "$1 are"],
  [/^(they|you|we|these|those)'re$/, "$1 are"],
  [/^(i|they|you|we|it|he|she|that|there)'d$/, "$1 would"],
  [/^(i|they|you|we)'ve$/, "$1 have"],
  [/^(i|they|you|we|it|he|she|that|there)'ll$/, "$1 will"],
  [/^i'?m$/, "i am"],
  [/^(did|do|does|is|was|were|are|has|have|had|would|could|should)n'?t$/, "$1 not"],
];

/** Whether it is a word that is written otherwise here. */
export const isSpeltOut = (word: string): boolean => plain(word) !== word || NUMBERS.includes(word);
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
  const known = SPELT_OUT[word];
  if (known) return known;
  const contracted = CONTRACTED.find(([shape]) => shape.test(word));
  if (contracted) return word.replace(...contracted);
  if (word === "%") return "percent";
  const [, number, unit] = UNITS.exec(word) ?? [];
  if (number && unit) return `${number} ${unit}`;
  return word.replace(/'s$|'$/, "");
}

function asDigits(word: string): string {
  const number = NUMBERS.indexOf(word);
  return number < 0 ? word : String(number);
}
