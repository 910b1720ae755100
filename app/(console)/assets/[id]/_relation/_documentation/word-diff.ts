export type DiffPart = { text: string; isIn: "both" | "old" | "new" };

/** Word by word what two texts share and what each has alone, in the order in which they are read. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const shared = lengthsOfShared(old, fresh);
  const parts: DiffPart[] = [];
  let [at, to] = [0, 0];
  const add = (text: string, isIn: DiffPart["isIn"]) => {
    const last = parts.at(-1);
    if (last?.isIn === isIn) last.text += text;
    else parts.push({ text, isIn });
  };
  while (at < old.length || to < fresh.length) {
    const [one = "", other = ""] = [old[at], fresh[to]];
    if (at < old.length && to < fresh.length && one === other) {
      add(one, "both");
      at += 1;
      to += 1;
    } else if (
      at < old.length &&
      (to === fresh.length || lengthAt(shared, at + 1, to) >= lengthAt(shared, at, to + 1))
    ) {
      add(one, "old");
      at += 1;
    } else {
      add(other, "new");
      to += 1;
    }
  }
  return parts;
}

/** Each with the blank behind it. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

const lengthAt = (lengths: readonly number[][], row: number, column: number): number =>
  lengths[row]?.[column] ?? 0;

/** Of the longest common sequence of what is left from each place on. */
function lengthsOfShared(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const own = lengths[row];
      if (own)
        own[column] =
          old[row] === fresh[column]
            ? lengthAt(lengths, row + 1, column + 1) + 1
            : Math.max(lengthAt(lengths, row + 1, column), lengthAt(lengths, row, column + 1));
    }
  return lengths;
}
