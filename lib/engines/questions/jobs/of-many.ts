/** Whether a word says that more than one is meant. */
import type { Mark } from "../marks.ts";

/** What is said of many: failures, and not what fails. */
const COUNTABLE = new Set(["flag", "status", "type", "trigger", "error"]);
const PLURAL =
  /(jobs|runs|tasks|executions|failures|errors|cancellations|successes|discoveries|scans|checks|tests|captures|extractions|generations|analyses|retries|reruns|timeouts|ones|they|them|those|these|things|^what broke(?: in)?)$/i;

/** “The last job that failed due to timeouts” is one. */
const isReason = (marks: readonly Mark[], at: number): boolean =>
  marks[at]?.kind === "error" &&
  marks
    .slice(0, at)
    .some(({ kind, said }) => kind === "status" || kind === "type" || /^(job|run)$/i.test(said));

export const isSaidOfMany = (marks: readonly Mark[], at: number): boolean => {
  const mark = marks[at];
  return mark !== undefined && COUNTABLE.has(mark.kind) && PLURAL.test(mark.said) && !isReason(marks, at);
};

/** “Sources”, where one may ask for each; of “which of our sources” one is meant. */
export const asksForEach = (marks: readonly Mark[], at: number): boolean => {
  const before = marks.slice(0, at).map(({ said }) => said);
  return (
    /^(?!who |which ).*(?<![s'’])s$/i.test(marks[at]?.said ?? "") &&
    !/\b(?:which|what)(?: one)? (?:of|among|amongst|out of)(?: (?:all|of|the|our|my|these|those))*$/i.test(
      before.join(" "),
    )
  );
};
