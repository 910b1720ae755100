import { tokensOf } from "./name-tokens.ts";
import { canBeSpoken, isWord } from "./readings.ts";

/** Names of a table, as far as they say what other names mean. */
export type NamedTable = {
  name: string;
  columns: readonly string[];
  /** What was said of it and its columns. */
  comments?: readonly string[];
};

/** What the names of one catalog say about each other. */
export type CatalogWords = {
  /** By first letter: words of the catalog itself that no list of ours knows. */
  byFirst: ReadonlyMap<string, readonly string[]>;
  /** In how many tables a word is met. */
  tablesWith(word: string): number;
  /** What the first letters of names of several words stand for: `po` where there is a `purchase_order`. */
  initials: ReadonlyMap<string, readonly string[]>;
};

const SHORTEST_WORD = 5;
const looksLikeWord = (text: string) => /^[a-z]+$/.test(text) && /[aeiouy]/.test(text);

export function wordsOfCatalog(tables: readonly NamedTable[]): CatalogWords {
  const counts = new Map<string, number>();
  const initials = new Map<string, readonly string[]>();
  for (const { name, columns, comments = [] } of tables) {
    const said = comments.flatMap((comment) => tokensOf(comment.slice(0, 300)).filter(looksLikeWord));
    const words = new Set([...[name, ...columns].flatMap(tokensOf), ...said]);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const own = tokensOf(name);
    if (own.length > 1 && own.length < 5 && own.every((word) => word.length > 3 && isWord(word)))
      initials.set(own.map((word) => word[0]).join(""), own);
  }
  const own = [...counts.keys()]
    .filter(
      (word) => word.length >= SHORTEST_WORD && looksLikeWord(word) && (canBeSpoken(word) || isWord(word)),
    )
    .sort();
  return {
    byFirst: Map.groupBy(own, (word) => word[0] ?? ""),
    tablesWith: (word) => counts.get(word) ?? 0,
    initials,
  };
}
