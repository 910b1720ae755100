/** How many letters have to be added, left out, changed or swapped with the next to make the one word of the other. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row[j] = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Of a short word every other word is a near one, and two slips make of many a word another. */
const slipsIn = (word: string): number => (word.length < 5 ? 0 : word.length < 10 ? 1 : 2);

/** Words that people mean as they stand, near as they are to others that questions are made of. */
const MEANT: ReadonlySet<string> = new Set(
  `filed charged charges listed lists retired stated stared hosted posted tasted tested missed mixed fixed loaded crated worker workers
  scheduler expected order older later hourly daily weekly monthly store stores score scores treated attempts chance chances stage
  staged staging state stated stopped manually manager managers charge range ranges weaker stable stables cable cables noted`.split(
    /\s+/,
  ),
);

/** The words that a mistyped one may stand for: of those near it the nearest, and more than one where they are as near. */
export function nearest(word: string, words: Iterable<string>): string[] {
  const most = slipsIn(word);
  let [found, least] = [[] as string[], most];
  if (most === 0 || MEANT.has(word)) return found;
  for (const other of words) {
    if (Math.abs(other.length - word.length) > least || !beginsAlike(word, other) || !endsAlike(word, other))
      continue;
    const slips = distance(word, other);
    if (slips > least || slips > slipsIn(other)) continue;
    found = slips < least ? [other] : [...found, other];
    least = slips;
  }
  return found;
}

/** Slips are rare at the beginning, and other words are not. */
const beginsAlike = (a: string, b: string): boolean => a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);

/** An ending makes another word of one: who schedules is a scheduler. Left out it may be, by a slip. */
const endsAlike = (a: string, b: string): boolean =>
  a.at(-1) === b.at(-1) || b.startsWith(a) || (a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1));
