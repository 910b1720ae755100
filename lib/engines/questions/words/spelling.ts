/** How near a mistyped word is to another: letters added, left out, changed, or swapped with the next. */

/** A swap is the likelier slip, and another letter the less likely one: of two words as near that decides. */
const SLIP = { swap: 0.9, letter: 1, change: 1.2 };

function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, n) => n * SLIP.letter)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i * SLIP.letter];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : SLIP.change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + SLIP.swap : Number.POSITIVE_INFINITY;
      const letter = Math.min(last[j] ?? 0, row[j - 1] ?? 0) + SLIP.letter;
      row[j] = Math.min(change, letter, swap);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Two slips make of many a word another. In a short one another letter alone does, unless its neighbours speak for it. */
function mostIn(length: number, isBacked: boolean): number {
  if (length < 3) return 0;
  if (length < 5) return isBacked && length === 4 ? SLIP.change : SLIP.letter;
  return (length < 9 ? 1 : 2) * SLIP.change;
}

/** The words that a mistyped one may stand for: of those near it the nearest, and more than one where they are as near. */
export function nearest(word: string, words: Iterable<string>): string[] {
  const near = within(word, words, false);
  const least = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === least).map(({ other }) => other);
}

/** All of them, near and less so: which of them was meant its neighbours have to say. */
export const nearTo = (word: string, words: Iterable<string>): string[] =>
  within(word, words, true).map(({ other }) => other);

function within(
  word: string,
  words: Iterable<string>,
  isBacked: boolean,
): { other: string; slips: number }[] {
  const most = mostIn(word.length, isBacked);
  const found: { other: string; slips: number }[] = [];
  if (most === 0) return found;
  for (const other of words) {
    if (Math.abs(other.length - word.length) > most || isInflected(word, other) || isInflected(other, word))
      continue;
    if (!beginsAlike(word, other) || !endsAlike(word, other)) continue;
    const slips = distance(word, other);
    if (slips <= most && slips <= mostIn(other.length, isBacked)) found.push({ other, slips });
  }
  return found;
}

/** One of many is no slip, and neither is what was done. */
const isInflected = (a: string, b: string): boolean =>
  (b === `${a}s` && !b.endsWith("ss")) || (a.endsWith("e") && b === `${a}d`);

/** Slips are rare at the beginning, and other words are not. */
const beginsAlike = (a: string, b: string): boolean => a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);

/** An ending makes another word of one: who schedules is a scheduler. Left out it may be, by a slip. */
const endsAlike = (a: string, b: string): boolean =>
  a.at(-1) === b.at(-1) || b.startsWith(a) || (a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1));
