import { plainly } from "./wording.ts";

/** A word of a question in lower case; `said` is how it stood there. */
export type Token = { text: string; said: string; isQuoted: boolean };

const SPELT_OUT: Record<string, string> = {
  ...{ "what's": "what is", whats: "what is", "who's": "who is", "how's": "how is", "there's": "there is" },
  ...{ "it's": "it is", "that's": "that is", "where's": "where is", "when's": "when is", "let's": "let us" },
  ...{ "i'd": "i would", "i'm": "i am", "can't": "can not", cannot: "can not", "won't": "will not" },
  ...{
    didnt: "did not",
    wasnt: "was not",
    doesnt: "does not",
    isnt: "is not",
    arent: "are not",
    dont: "do not",
  },
  ...{ havent: "have not", hasnt: "has not", werent: "were not", hows: "how is", howmany: "how many" },
};
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
  if (word.endsWith("n't")) return `${word.slice(0, -3)} not`;
  if (word === "%") return "percent";
  const [, number, unit] = UNITS.exec(word) ?? [];
  if (number && unit) return `${number} ${unit}`;
  return word.replace(/'s$|'$/, "").replace(/'(ve|re|ll|d|m)$/, " $1");
}

function asDigits(word: string): string {
  const number = NUMBERS.indexOf(word);
  return number < 0 ? word : String(number);
}
