import type { Tagging } from "#lib/engines/tagging/facts.ts";

/** Tags that somebody gave a file's columns by hand; `-` where nobody could say. */
export type Labels = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type Wrong = { where: string; tag: string; what: "extra" | "missing"; why: string };
type Tally = { right: number; extra: number; missing: number };
export type Score = { columns: number; perTag: Map<string, Tally>; wrong: Wrong[] };

const UNSCORED = "-";
const familyOf = (tag: string) => tag.split(":")[0] ?? tag;

/** Compares what was applied with the labels. Families of which the labels never speak are not scored. */
export function score(
  files: readonly { file: string; columns: readonly string[]; tags: readonly Tagging[] }[],
  labels: Labels,
): Score {
  const spoken = new Set(
    Object.values(labels).flatMap((columns) => Object.values(columns).flat().map(familyOf)),
  );
  spoken.add("pii");
  const perTag = new Map<string, Tally>();
  const wrong: Wrong[] = [];
  let scored = 0;
  const tally = (tag: string, what: keyof Tally) => {
    const counts = perTag.get(tag) ?? { right: 0, extra: 0, missing: 0 };
    counts[what] += 1;
    perTag.set(tag, counts);
  };
  for (const { file, columns, tags } of files)
    for (const column of columns) {
      const expected = labels[file]?.[column] ?? [];
      if (expected.includes(UNSCORED)) continue;
      scored += 1;
      const found = tags.filter((one) => one.column === column && spoken.has(familyOf(one.tag)));
      const applied = found.filter(({ level }) => level !== "possible");
      const where = `${file} ${column}`;
      for (const { tag, reasons } of applied) {
        const isRight = expected.includes(tag);
        tally(tag, isRight ? "right" : "extra");
        if (!isRight)
          wrong.push({
            where,
            tag,
            what: "extra",
            why: reasons.map(({ rule, says }) => `${rule}: ${says}`).join("; "),
          });
      }
      for (const tag of expected.filter((one) => !applied.some((found) => found.tag === one))) {
        tally(tag, "missing");
        const possible = found.find((one) => one.tag === tag);
        const why = possible
          ? `possible (${possible.confidence}): ${possible.reasons.map(({ rule, says }) => `${rule}: ${says}`).join("; ")}`
          : "no rule spoke for it";
        wrong.push({ where, tag, what: "missing", why });
      }
    }
  return { columns: scored, perTag, wrong };
}

export const precisionOf = ({ right, extra }: Tally): number =>
  right + extra === 0 ? 1 : right / (right + extra);
export const recallOf = ({ right, missing }: Tally): number =>
  right + missing === 0 ? 1 : right / (right + missing);
export const sum = (tallies: Iterable<Tally>): Tally =>
  [...tallies].reduce(
    (all, { right, extra, missing }) => ({
      right: all.right + right,
      extra: all.extra + extra,
      missing: all.missing + missing,
    }),
    { right: 0, extra: 0, missing: 0 },
  );
