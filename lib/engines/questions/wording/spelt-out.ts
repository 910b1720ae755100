/** Words that are written short, or run together, spelt out. */

import { nearest } from "../words/spelling.ts";
import { ABBREVIATIONS } from "./abbreviations.ts";
import { inOrder } from "./rewording.ts";

/** As people type in chats, and words that they run together. */
const SPELT_OUT: Record<string, string> = {
  ...{ hav: "have", hve: "have", frm: "from", wth: "with", bout: "about", ppl: "people", msg: "message" },
  ...{ b4: "before", tbl: "table", tbls: "tables", col: "column", cols: "columns", cnt: "count" },
  ...{ err: "error", errs: "errors", src: "source", srcs: "sources", chg: "change", chgs: "changes" },
  ...{ addr: "address", addrs: "addresses", creds: "credentials", perms: "permissions", dur: "duration" },
  ...{ exept: "except", excpet: "except", retrys: "retries", failiures: "failures", tomorow: "tomorrow" },
  ...{ u: "you", r: "are", y: "why", hw: "how", hv: "have", abt: "about", btwn: "between", bc: "because" },
  ...{ cuz: "because", coz: "because", cos: "because", gimme: "give me", lemme: "let me" },
  ...{ wanna: "want to", gotta: "got to", lotta: "lot of", info: "information", dbs: "databases" },
  ...{ cannot: "can not", howmany: "how many", howlong: "how long", "can't": "can not", "won't": "will not" },
  ...{ aint: "is not", "ain't": "is not", "let's": "let us", lets: "let us" },
};
const NOT_CONTRACTED = "did do does is was were are has have had would could should".split(" ");
/** A mistyped one is near these. */
const WITH_NOT = NOT_CONTRACTED.map((verb) => `${verb}n't`);
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
  [new RegExp(`^(${NOT_CONTRACTED.join("|")})n'?t$`), "$1 not"],
];

/** Null for a word that is whole as it is. */
function shortOf(word: string): string | null {
  const known = SPELT_OUT[word];
  if (known) return known;
  const contracted = CONTRACTED.find(([shape]) => shape.test(word));
  if (contracted) return word.replace(...contracted);
  if (!word.includes("'") || !/n'?t$|'nt$/.test(word)) return null;
  const [meant, ...others] = nearest(word, WITH_NOT);
  return meant && others.length === 0 ? meant.replace("n't", " not") : null;
}

/** Whether it is a word that is written otherwise here. */
export const isShort = (word: string): boolean =>
  shortOf(word) !== null || inOrder(word, ABBREVIATIONS) !== word;

export const spelledOut = (text: string): string =>
  text.replace(
    // No part of an id: “J-00G5R7”.
    /(?<![\p{L}\p{N}_]|[\p{L}\p{N}]-)[\p{L}]+(?:['’][\p{L}]+)?(?![\p{L}\p{N}_]|-[\p{N}])/gu,
    (word) => shortOf(word.toLowerCase().replace("’", "'")) ?? word,
  );
