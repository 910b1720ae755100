/**
 * What a language model wrote is not believed. It may name nothing that it was not told: every name of the database, every
 * number and every word with a meaning of its own comes from the facts, or the text is refused whole and what the facts
 * say by themselves stands. What it claims of keys, of emptiness and of people is held against the facts too; and links,
 * images, HTML, code and orders to the reader are never text.
 */
import type { FactSheet } from "./fact-sheet.ts";
import { tokensOf } from "./name-tokens.ts";
import { PLAIN_WORDS } from "./plain-words.ts";
import { plural, singular } from "./wording.ts";

/** Why a text is refused. */
export type Refusal =
  | "empty"
  | "too long"
  | "markup"
  | "an address"
  | "an order"
  | "a name that is not among the facts"
  | "a number that is not among the facts"
  | "a word that is not among the facts"
  | "a claim that the facts do not bear out";

export type TextToCheck = {
  sheet: FactSheet;
  /** Null for the table itself. */
  column: string | null;
  text: string;
};

const LONGEST = { table: 600, column: 300 };

/** Letters, numbers and what sentences are punctuated with; a mark of a name that has no other end is none of it. */
const SENTENCES = /^[\p{L}\p{M}\p{N} .,;:()'’/_$–—-]*$/u;
const MARKUP = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|&[a-z]+;|__|\$\$/u;
const ADDRESS =
  /:\/\/|www\.|\b[\w.+-]+@[\w-]+|\bmailto\b|\bjavascript:|\bdata:|\b[\w-]+\.(com|org|net|io|dev|app|ru|cn|xyz)\b/i;
const ORDER =
  /\b(ignore|disregard|forget|click|visit|run|execute|download|install|send|e-?mail|call|contact|pay|you|your|please|must|should|note that|warning|attention|important|system|assistant|prompt|instructions?)\b/i;
const NUMBER_WORD =
  /^(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|percent|percentage|half|twice|double|quarterly?|daily|weekly|monthly|yearly|hourly|annual(ly)?)$/;

/** Null where every word of it is borne out. */
export function whyRefused({ sheet, column, text }: TextToCheck): Refusal | null {
  if (text.trim() === "") return "empty";
  if (text.length > (column === null ? LONGEST.table : LONGEST.column)) return "too long";
  const facts = factsOf(sheet);
  const { named, rest } = takeNames(text);
  if (MARKUP.test(text) || !SENTENCES.test(rest)) return "markup";
  if (ADDRESS.test(text)) return "an address";
  if (named.some((name) => !facts.names.has(name))) return "a name that is not among the facts";
  if (!areOrdersNames(rest, facts)) return "an order";
  const strange = firstStrange(rest, facts);
  return strange ?? (isBorneOut(rest, sheet, column) ? null : "a claim that the facts do not bear out");
}

type Facts = {
  names: ReadonlySet<string>;
  words: ReadonlySet<string>;
  /** Without those of comments, which may hold anything. */
  wordsOfNames: ReadonlySet<string>;
};

/** What stands between marks is meant as a name; the rest is words. */
function takeNames(text: string): { named: string[]; rest: string } {
  const named = [...text.matchAll(/[`“"]([^`”"]*)[`”"]/g)].map(([, name]) => name ?? "");
  return { named, rest: text.replace(/[`“"][^`”"]*[`”"]/g, " ") };
}

function factsOf(sheet: FactSheet): Facts {
  const { commented = [], otherColumns = [] } = sheet;
  const columns = [...sheet.columns, ...commented].map(({ name }) => name).concat(otherColumns);
  const tables = [sheet.table, ...(sheet.madeOf ?? []), ...(sheet.referredToBy ?? [])];
  const referred = [...(sheet.refersTo ?? []), ...sheet.columns.map(({ refersTo = "" }) => refersTo)];
  const targets = referred.map((text) => text.replace(/ (by |\().*$/, ""));
  const sources = sheet.columns.flatMap(({ comesFrom = [] }) => comesFrom);
  const ends = referred.flatMap((text) => text.match(/\(([^)]*)\)/)?.[1]?.split(", ") ?? []);
  const labels = sheet.columns.flatMap(({ labels: own = [], tags = [] }) => [...own, ...tags]);
  const names = new Set([
    ...columns,
    ...tables,
    ...targets,
    ...sources,
    ...ends,
    ...labels,
    ...sheet.columns.map(({ type }) => type),
  ]);
  for (const name of [...tables, ...targets, ...sources])
    for (let at = name.indexOf("."); at >= 0; at = name.indexOf(".", at + 1)) names.add(name.slice(at + 1));
  const said = [...names, sheet.inWords, sheet.kind, ...sheet.columns.map(({ inWords }) => inWords)];
  const comments = [sheet.comment ?? "", ...commented.map(({ comment }) => comment)];
  const wordsOfNames = new Set(said.flatMap(tokensOf).flatMap(formsOf));
  const words = new Set([...wordsOfNames, ...comments.flatMap(tokensOf).flatMap(formsOf)]);
  return { names, words, wordsOfNames };
}

/** A name of the database that is no word, or a word or number that nobody told. */
function firstStrange(rest: string, { names, words }: Facts): Refusal | null {
  for (const [one] of rest.matchAll(/[\p{L}\p{N}_$.'’-]*[\p{L}\p{N}]/gu)) {
    const word = one.replace(/^['’.-]+|['’.-]+$/g, "");
    if (names.has(word)) continue;
    if (/[_$]|\p{Ll}\p{Lu}|\p{L}\.\p{L}/u.test(word)) return "a name that is not among the facts";
    const tokens = tokensOf(word.replace(/['’]s$/, ""));
    for (const token of tokens) {
      if (/\p{N}/u.test(token) && !words.has(token)) return "a number that is not among the facts";
      if (/^\p{Ll}+$/u.test(token) && !isTold(token, words)) {
        return NUMBER_WORD.test(token)
          ? "a number that is not among the facts"
          : "a word that is not among the facts";
      }
      if (!/^[\p{Ll}\p{N}]+$/u.test(token)) return "a word that is not among the facts";
    }
  }
  return null;
}

const isTold = (token: string, words: ReadonlySet<string>): boolean =>
  words.has(token) || PLAIN_WORDS.has(token);

/** A column may be called `contact`, and its text may then say so; no comment makes an order a text. */
function areOrdersNames(rest: string, { wordsOfNames }: Facts): boolean {
  const orders = [...rest.matchAll(new RegExp(ORDER.source, "gi"))];
  return orders.every(([order]) => tokensOf(order).every((token) => wordsOfNames.has(token)));
}

/** A word as it may stand in a sentence. */
function formsOf(word: string): string[] {
  const one = singular(word);
  const stem = one.replace(/e$/, "");
  return [word, one, plural(one), `${stem}ed`, `${stem}ing`, `${one}s`, `${one}'s`];
}

type Claim = readonly [RegExp, (sheet: FactSheet, column: string | null) => boolean];

const columnOf = ({ columns }: Pick<FactSheet, "columns">, name: string | null) =>
  columns.find((column) => column.name === name);

/** What a text may claim only where the facts say it. */
const CLAIMS: readonly Claim[] = [
  [
    /\bprimary key\b/i,
    ({ primaryKey = [] }, column) =>
      primaryKey.length > 0 && (column === null || primaryKey.includes(column)),
  ],
  [
    /\b(unique|uniquely|identif(y|ies|ied|ier)|distinguish(es)?|no two)\b/i,
    ({ primaryKey = [], uniqueKeys = [], columns }, column) =>
      column === null
        ? primaryKey.length + uniqueKeys.length > 0
        : primaryKey.includes(column) ||
          columnOf({ columns }, column)?.refersTo !== undefined ||
          uniqueKeys.some((key) => key.includes(column)) ||
          /\b(identifier|identify)\b/i.test(columns.find(({ name }) => name === column)?.inWords ?? ""),
  ],
  [
    /\b(foreign key|refers?|references?|referenced|referencing|links?|linked|linking|points?|belongs?)\b/i,
    (sheet, column) =>
      column === null
        ? [sheet.refersTo, sheet.referredToBy, sheet.madeOf].some((facts = []) => facts.length > 0)
        : columnOf(sheet, column)?.refersTo !== undefined,
  ],
  [
    /\b(optional(ly)?|nullable|may be (empty|null|missing)|can be (empty|null|missing)|if (known|any|given))\b/i,
    (sheet, column) => columnOf(sheet, column)?.mayBeEmpty === true,
  ],
  [
    /\b(required|mandatory|always|never|not null|cannot be)\b/i,
    (sheet, column) => columnOf(sheet, column)?.mayBeEmpty === false,
  ],
  [
    /\b(personal|sensitive|private|confidential)\b/i,
    (sheet, column) =>
      sheet.columns.some(
        ({ name, tags = [] }) =>
          (column === null || name === column) && tags.some((tag) => /^(pii|sensitivity):/.test(tag)),
      ),
  ],
  [/\bone of\b|\bpossible values?\b/i, (sheet, column) => (columnOf(sheet, column)?.labels?.length ?? 0) > 0],
  [/\bmaterialized\b/i, ({ kind }) => kind === "materialized view"],
  [/\bviews?\b/i, ({ kind, inWords }) => /view/.test(kind) || /\bviews?\b/i.test(inWords)],
  [
    /\b(derived|computed|calculated|comes? from|made of|filled from|based on)\b/i,
    (sheet, column) =>
      column === null
        ? (sheet.madeOf?.length ?? 0) > 0
        : (columnOf(sheet, column)?.comesFrom?.length ?? 0) > 0,
  ],
];

const isBorneOut = (rest: string, sheet: FactSheet, column: string | null): boolean =>
  CLAIMS.every(([claim, isSo]) => !claim.test(rest) || isSo(sheet, column));
