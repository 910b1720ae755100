/** How two texts differ, line by line. */
export type DiffLine =
  | { kind: "same"; before: string; after: string }
  | { kind: "changed"; before: string | null; after: string | null };

/** Beyond this many pairs of lines what differs is shown as one block: nobody reads more, and it would take seconds. */
const MOST_PAIRS = 1_000_000;

/**
 * The fewest lines that have to go and come. Lines that went and came at one place stand beside each other; where one
 * side has more of them, the other has a gap (`null`).
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const start = commonStart(old, now);
  const end = commonStart(old.slice(start).reverse(), now.slice(start).reverse());
  const same = (line: string): DiffLine => ({ kind: "same", before: line, after: line });
  return [
    ...old.slice(0, start).map(same),
    ...diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function diffMiddle(old: readonly string[], now: readonly string[]): DiffLine[] {
  if (old.length * now.length > MOST_PAIRS) return beside(old, now);
  const common = commonLengths(old, now);
  const lines: DiffLine[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  let [i, j] = [0, 0];
  const settle = () => {
    lines.push(...beside(gone, come));
    [gone, come] = [[], []];
  };
  while (i < old.length || j < now.length) {
    const [line, other] = [old[i], now[j]];
    if (line !== undefined && line === other) {
      settle();
      lines.push({ kind: "same", before: line, after: line });
      [i, j] = [i + 1, j + 1];
    } else if (other === undefined || (line !== undefined && common(i + 1, j) >= common(i, j + 1))) {
      gone.push(line ?? "");
      i += 1;
    } else {
      come.push(other);
      j += 1;
    }
  }
  settle();
  return lines;
}

/** How many lines the rests from `i` and `j` on have in common, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): (i: number, j: number) => number {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

const beside = (gone: readonly string[], come: readonly string[]): DiffLine[] =>
  Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    kind: "changed" as const,
    before: gone[index] ?? null,
    after: come[index] ?? null,
  }));

/** Lines as they are shown: what is the same far from any difference is folded away. */
export type DiffPart = { kind: "lines" | "folded"; lines: readonly DiffLine[] };

const CONTEXT = 3;
const FEWEST_FOLDED = 4;

export function foldSame(lines: readonly DiffLine[]): DiffPart[] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind === "changed"),
  );
  const parts: { isNear: boolean; lines: DiffLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    if (last && last.isNear === isNear[index]) last.lines.push(line);
    else parts.push({ isNear: isNear[index] ?? true, lines: [line] });
  }
  return parts.map((part) => ({
    kind: part.isNear || part.lines.length < FEWEST_FOLDED ? "lines" : "folded",
    lines: part.lines,
  }));
}
