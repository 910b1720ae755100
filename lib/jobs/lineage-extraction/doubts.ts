import type { Verdict } from "#lib/engines/lineage/view-lineage.ts";
import type { JobContext } from "../handler.ts";
import type { Findings } from "./findings.ts";

const MOST_TOLD = 50;

export type NameOf = (objectId: number) => [schema: string, name: string];

/** In words, why what was read in a view's text may be wrong; null where Postgres has the same on record. */
export function doubtsAbout({ error, problems, missing, extra }: Verdict, nameOf: NameOf): string | null {
  if (error !== null) return `Its definition could not be read: ${error}.`;
  const words = (reads: Verdict["missing"]) =>
    reads
      .slice(0, 5)
      .map(({ objectId, column }) => [...nameOf(objectId), ...(column === null ? [] : [column])].join("."))
      .join(", ");
  const doubts = [
    ...(missing.length > 0
      ? [`Postgres has on record that it reads ${words(missing)}, which its text did not show`]
      : []),
    ...(extra.length > 0 ? [`its text seems to read ${words(extra)}, of which Postgres knows nothing`] : []),
    ...problems.slice(0, 5),
  ];
  return sentenceOf(doubts);
}

export const sentenceOf = (parts: readonly string[]): string | null => {
  const [first, ...more] = parts;
  if (first === undefined) return null;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...more].join("; ")}.`;
};

/** Tells of what is not fully understood, in the log and in the findings, as far as anybody reads. */
export function tellDoubts({ log }: Pick<JobContext, "log">): {
  doubtful: Findings["doubtful"];
  tell(view: string, why: string): void;
} {
  const doubtful: Findings["doubtful"] = [];
  return {
    doubtful,
    tell(view, why) {
      if (doubtful.length >= MOST_TOLD) return;
      doubtful.push({ view, why });
      log.warn(`${view}: ${why}`);
    },
  };
}
