/**
 * What names are short for. Every part of a name has readings: the word it is, what a dictionary says, words whose
 * letters it may be, the first letters of a name of the same catalog. What stands beside it, the table, the topics of its
 * columns and the other names of the catalog choose among them. The same names give the same words.
 */
import { type CatalogWords, type NamedTable, wordsOfCatalog } from "./catalog-words.ts";
import { isPhrase } from "./lexicon/phrases.ts";
import { tokensOf } from "./name-tokens.ts";
import { type Reading, readingsOf } from "./readings.ts";
import { type Way, waysToCut } from "./segments.ts";
import { type Bonus, contextOf } from "./table-context.ts";

/** A name in words, with how each of its parts was read. */
export type Expanded = { words: readonly string[]; parts: readonly Reading[] };

type Hypothesis = { parts: readonly Reading[]; last: string; score: number };

/** What a place in the name allows: `no_show` denies where `room_no` counts, and one letter is a unit after a word alone. */
function waysAt(
  tokens: readonly string[],
  at: number,
  waysOf: (token: string) => readonly Way[],
): readonly Way[] {
  const token = tokens[at] ?? "";
  if (at === 0 && token === "no" && tokens[1] !== "of") return [asItIs(token, "word")];
  const isUnit = at === tokens.length - 1 && (tokens[at - 1]?.length ?? 0) > 1;
  return token.length > 1 || isUnit ? waysOf(token) : [asItIs(token, "kept")];
}

const asItIs = (from: string, ground: "word" | "kept"): Way => ({
  pieces: [{ from, words: [from], ground, score: 0 }],
  cost: 0,
});

const PHRASE = 1.1;
/** What context adds to each piece of a cut, on the average. */
const PER_GAP = 0.6;
const INITIALS = 0.6;
const SHORTEST_TO_CUT = 5;
const MOST_HYPOTHESES = 16;
/** A part as good as this stands as it is. */
const SURE = 2.2;

/** Reads the names of one catalog. */
export function createExpander(tables: readonly NamedTable[]) {
  const catalog = wordsOfCatalog(tables);
  const readings = new Map<string, readonly Reading[]>();
  const first = (letters: string): readonly Reading[] => {
    const before = readings.get(letters);
    if (before) return before;
    const found = withInitials(letters, readingsOf(letters, catalog.byFirst), catalog);
    readings.set(letters, found);
    return found;
  };
  const known = new Map<string, readonly Way[]>();
  const waysOf = (token: string): readonly Way[] => {
    const before = known.get(token);
    if (before) return before;
    const whole = first(token);
    const isSure = token.length < SHORTEST_TO_CUT || (whole[0]?.score ?? 0) >= SURE;
    const all = [
      ...whole.map((reading) => ({ pieces: [reading], cost: 0 })),
      ...(isSure ? [] : waysToCut(token, first)),
    ];
    known.set(token, all);
    return all;
  };
  return (table: NamedTable) => {
    const bonus = contextOf(table, first, catalog);
    return (name: string): Expanded => expand(name, waysOf, bonus);
  };
}

function withInitials(letters: string, readings: Reading[], { initials }: CatalogWords): Reading[] {
  const words = initials.get(letters);
  if (!words) return readings;
  const reading: Reading = { from: letters, words, ground: "initials", score: INITIALS };
  return [...readings, reading].sort((a, b) => b.score - a.score);
}

function expand(name: string, waysOf: (token: string) => readonly Way[], bonus: Bonus): Expanded {
  let open: Hypothesis[] = [{ parts: [], last: "", score: 0 }];
  const tokens = tokensOf(name);
  for (const at of tokens.keys()) {
    const next: Hypothesis[] = [];
    for (const { pieces, cost } of waysAt(tokens, at, waysOf)) {
      const own = pieces.reduce((sum, reading) => sum + reading.score + bonus(reading), 0) - cost;
      for (const { parts, last, score } of open) {
        const words = [last, ...pieces.flatMap((reading) => reading.words)];
        const met = words.slice(1).filter((word, place) => isPhrase(words[place] ?? "", word)).length;
        next.push({
          parts: [...parts, ...pieces],
          last: words.at(-1) ?? "",
          score: score + own - PER_GAP * (pieces.length - 1) + PHRASE * met,
        });
      }
    }
    open = next.sort((a, b) => b.score - a.score).slice(0, MOST_HYPOTHESES);
  }
  const parts = open[0]?.parts ?? [];
  return { parts, words: parts.flatMap(({ words }) => words) };
}
