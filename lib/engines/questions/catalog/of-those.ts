/** What stands for what was asked for before: “which of those are views?”, “how many columns does it have?”, “phone numbers?”. */
import type { Token } from "../words/tokens.ts";
import type { CatalogMark } from "./marks.ts";
import type { CatalogQuestion } from "./question.ts";
import type { Said } from "./said.ts";

const NOUN =
  "tables?|views?|columns?|relations?|sources?|databases?|jobs?|runs?|changes?|places?|objects?|datasets?|metrics?|anomal(?:y|ies)|\\d+";
/** What says behind it which are meant: “those tagged so”, “those tables that have no view”. */
const TOLD =
  "(?!.*\\b(?:that|which|who|whose|where|with|without|tagged|having|holding|containing|called|named)\\b)";
const THOSE = [
  `\\b(?:of|among|amongst|out of|from) (?:those|these|them)\\b${TOLD}`,
  `\\b(?:of|for|on|in|to|from|with|about|by|than) (?:those|these|them|they)(?: (?:${NOUN}))?$`,
  `\\b(?:do|does|did|have|has|had|are|is|were|was|can) (?:they|(?:those|these)(?: (?:${NOUN}))?)\\b${TOLD}`,
].join("|");
const IT =
  "\\b(?:do|does|did|has|had|is|was) (?:it|this|that)(?: 1)?\\b(?! (?:that|which|who|table|view|column|source|database|week|month|day|year)\\b)";

const MANY = new RegExp(THOSE);
const ENDS = "\\b(?:is|are|was|were) (?:that|this|they|those|these)$";
const ANY = new RegExp(`${THOSE}|${IT}|${ENDS}`);
const AMONG = /\b(?:of|among|amongst|out of) (?:those|these|them)\b/;
const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(" ");

export const refersToMany = (tokens: readonly Token[]): boolean => MANY.test(textOf(tokens));

/** Whether it is of what was asked for before, one or many: nothing that stands before such a word may be meant by it. */
export function refers(tokens: readonly Token[], marks: readonly CatalogMark[]): boolean {
  const text = textOf(tokens);
  const found = ANY.exec(text);
  if (!found) return false;
  const before = text.slice(0, found.index);
  return !marks.some(
    ({ kind, said }) =>
      ["name", "column", "tag", "word"].includes(kind) && before.includes(said.toLowerCase()),
  );
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(["filler", "into"]);
const isAgain = (mark: CatalogMark): boolean => mark.kind === "ask" && mark.value === "again";

/** “Phone numbers?”, “and stale ones?”: a word of what is sought, and none of what is asked. */
export function isFragment(marks: readonly CatalogMark[]): boolean {
  const said = marks.filter((mark) => !SAYS_NOTHING.has(mark.kind) && !isAgain(mark));
  return said.length > 0 && said.every(({ kind }) => ["tag", "standing", "severity"].includes(kind));
}

/** “Which of those are views?”, “only columns” after what is kept somewhere; null where it says anything else. */
export function among(
  previous: CatalogQuestion | null,
  said: Said,
  tokens: readonly Token[],
): CatalogQuestion | null {
  if (previous?.intent !== "where" || previous.tags.length + previous.words.length === 0) return null;
  const nouns = new Set(said.all("noun").map(({ value }) => value));
  const [noun, ...others] = nouns;
  const isOfThem = AMONG.test(textOf(tokens));
  if (!noun || others.length > 0) return null;
  if (!(isOfThem || tokens.length <= 4) || said.is("everywhere") || said.is("not")) return null;
  said.use(...said.all("noun"));
  const sources = said.takeSources().map(({ id }) => id);
  if (sources.length > 0 && !isOfThem) return null;
  said.take("again", "which", "what", ...(isOfThem ? (["show", "howMany", "holds"] as const) : []));
  if (said.leftOver().length > 0) return null;
  const source = sources.length > 0 ? sources : previous.within.source;
  const next = { ...previous, within: { ...previous.within, source } };
  if (noun === "column") return previous.relation === null ? { ...next, find: "columns" } : null;
  if (noun === "view")
    return previous.find === "columns" ? null : { ...next, find: "tables", relation: "view" };
  if (noun !== "table") return null;
  return isOfThem && previous.find === "tables"
    ? { ...next, relation: "table" }
    : { ...next, find: "tables" };
}
