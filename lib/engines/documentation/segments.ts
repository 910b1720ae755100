import { canBeSpoken, type Reading } from "./readings.ts";

const LONGEST_PIECE = 16;
const SHORTEST_PIECE = 2;
/** A further piece must be worth this much. */
const PER_PIECE = 2.4;
const SHORT_PIECE = 0.7;
/** What can be spoken may well be a word of another language: no heap of abbreviations. */
const OF_A_WORD = 1;
const MOST_WAYS = 3;

/** Pieces that follow each other, and what it costs to believe that they were written together. */
export type Way = { pieces: readonly Reading[]; cost: number };
type Open = Way & { score: number };

/** The likeliest ways to cut letters written without a gap. */
export function waysToCut(letters: string, readingsOf: (piece: string) => readonly Reading[]): Way[] {
  const perWord = canBeSpoken(letters) ? OF_A_WORD : 0;
  const ways: Open[][] = [[{ pieces: [], cost: -PER_PIECE, score: PER_PIECE }]];
  for (let end = 1; end <= letters.length; end += 1) {
    const found: Open[] = [];
    for (let start = Math.max(0, end - LONGEST_PIECE); start <= end - SHORTEST_PIECE; start += 1) {
      const before = ways[start] ?? [];
      if (before.length === 0 || end - start === letters.length) continue;
      for (const reading of readingsOf(letters.slice(start, end)).slice(0, 3)) {
        if (reading.ground === "kept") continue;
        const isWhole = reading.ground === "word" && (reading.from.length > 3 || reading.from === "id");
        const cost = PER_PIECE + (reading.from.length < 3 ? SHORT_PIECE : 0) + (isWhole ? 0 : perWord);
        for (const way of before)
          found.push({
            pieces: [...way.pieces, reading],
            cost: way.cost + cost,
            score: way.score + reading.score - cost,
          });
      }
    }
    ways[end] = found.sort((a, b) => b.score - a.score).slice(0, MOST_WAYS);
  }
  return ways[letters.length] ?? [];
}
