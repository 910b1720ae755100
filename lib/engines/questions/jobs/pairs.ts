/** Things and numbers that are compared with one another: which of two has more, and by how much. */
import type { Mark } from "../marks.ts";

export const nextOf = (marks: readonly Mark[], at: number) =>
  marks.slice(at + 1).find(({ kind }) => kind !== "filler");

export const differenceOf = (marks: readonly Mark[]): "more" | "fewer" | null => {
  const trend = marks.find((mark) => mark.kind === "flag" && mark.value === "trend");
  const before = trend && marks[marks.indexOf(trend) - 1];
  const isCounted = before?.kind === "flag" && before.value === "howMany";
  if (!trend || !isCounted) return null;
  return /^more$/i.test(trend.said) ? "more" : /^fewer$/i.test(trend.said) ? "fewer" : null;
};

export const isLoose = (marks: readonly Mark[], at: number): boolean => {
  const last = marks.slice(0, at).findLastIndex(({ kind }) => kind === "period");
  return !marks.slice(last, at).some(({ said }) => /^(and|or)$/i.test(said));
};

/** “Which had more failures, billing or crm”: two things of a kind with “or” between them. */
export const isOfTwo = (marks: readonly Mark[]): boolean =>
  marks.some(
    ({ kind, said }) =>
      kind === "flag" && /^(the )?(more|more often|more frequently|most|most often)$/i.test(said),
  ) &&
  marks.some(
    ({ said }, at) =>
      /^(or|than|vs|versus)$/i.test(said) &&
      ["source", "type", "person"].includes(nextOf(marks, at)?.kind ?? "") &&
      (/^than$/i.test(said)
        ? marks.slice(0, at).some(({ kind }) => kind === nextOf(marks, at)?.kind)
        : marks[at - 1]?.kind === nextOf(marks, at)?.kind),
  );

/** “Jobs that a colleague started by hand”: whoever it was, and not who. */
export const isAnybody = (marks: readonly Mark[], at: number): boolean => {
  const mark = marks[at];
  const isUnsaid =
    /^(a|an|any|some|another)$/i.test(marks[at - 1]?.said ?? "") ||
    /^(some|any)(one|body)$/i.test(mark?.said ?? "");
  return (
    mark?.kind === "grouping" &&
    mark.value === "person" &&
    isUnsaid &&
    marks.some((one) => one.kind === "trigger" && one.values.join() === "manual")
  );
};
