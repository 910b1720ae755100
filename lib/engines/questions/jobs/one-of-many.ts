/** Whether one of many is meant, or what holds for the first few of them: “which of these took the longest”. */
import type { Mark } from "../marks.ts";
import { NOT_OF_A_FEW, type Refusal } from "../refusal.ts";

const SUPERLATIVES: ReadonlySet<string> = new Set(["last", "first", "longest", "shortest"]);
const OUT_OF = /^(of|among|amongst|from|out)\b/i;

/** “Which of this week's failed jobs took the longest”, “the last of those”: one of many; “which of them were” may be more. */
export function isOneOfThem(marks: readonly Mark[]): boolean {
  const [which, best] = ofWhich(marks);
  if (best < 0) return false;
  const areMany = marks.slice(which + 2).some(({ said }) => /^(were|are|have)$/i.test(said));
  const isOf = /^(of|among|amongst|out of)\b/i.test(marks[best + 1]?.said ?? "");
  return isOf || (which >= 0 && which < best && !areMany);
}

/** “Which of the longest jobs failed”: what holds for some that come first in an order. */
export function ofTheFirst(marks: readonly Mark[]): Refusal | null {
  const [which, best] = ofWhich(marks);
  const isOfThem =
    which >= 0 && best > which && marks.slice(which + 1, best).every(({ kind }) => kind === "filler");
  return isOfThem
    ? {
        because: NOT_OF_A_FEW,
        offers: ["last 5 jobs"],
      }
    : null;
}

function ofWhich(marks: readonly Mark[]): [number, number] {
  const which = marks.findIndex((mark) => mark.kind === "flag" && mark.value === "which");
  return [
    OUT_OF.test(marks[which + 1]?.said ?? "") ? which : -1,
    marks.findIndex((mark) => mark.kind === "flag" && SUPERLATIVES.has(mark.value)),
  ];
}
