/** What “not” leaves out, as the marks behind it say: of which none is known, and which of two things said together it is. */
import type { Mark } from "../marks.ts";
import { NOT_WHAT_DID_NOT_RUN, type Refusal } from "../refusal.ts";

export const NARROWS: ReadonlySet<Mark["kind"]> = new Set([
  ...(["status", "type", "source", "tables", "trigger", "error", "person"] as const),
]);
/** “Which types failed only on crm.” */
export const isOfWhich = (marks: readonly Mark[]): boolean =>
  marks.some(
    (mark, at) => mark.kind === "flag" && mark.value === "which" && marks[at + 1]?.kind === "grouping",
  );

/** `joinedWrongly` asks it of every question. */
export const leftOut = (marks: readonly Mark[]): Refusal | null => ofNone(marks) ?? ofBothAtOnce(marks);

const HELPS = /^(did|do|does|have|has|had|is|are|was|were|can|could|would)(n't|nt)?$/i;

/** “Which sources did not fail” asks for sources of which no job failed, and not for the jobs that did not. */
function ofNone(marks: readonly Mark[]): Refusal | null {
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== "not") continue;
    const isOfVerb = HELPS.test(marks[at - 1]?.said ?? "") || /n't$|nt$/i.test(mark.said);
    const next = marks.slice(at + 1).find(({ kind }) => kind !== "filler");
    const isGrouped = marks.some(({ kind }) => kind === "grouping");
    if (isGrouped && (next?.kind === "status" || isOfVerb))
      return {
        because: "What has none of such jobs is not told. Ask for jobs by source, or by type.",
        offers: ["failures by source this week", "jobs by source this week"],
      };
    // “Which types failed on crm but not on billing.”
    const isApart = marks
      .slice(0, at)
      .some(({ kind }) => kind === next?.kind && (NARROWS.has(kind) || kind === "period"));
    const isOfEach = isOfWhich(marks.slice(0, at)) || marks[0]?.kind === "grouping";
    const isCounted = marks.some(
      ({ kind, said }) => kind === "flag" && /\b(most|least|fewest)\b/i.test(said),
    );
    if (isOfEach && (isApart || (/^but\b/i.test(mark.said) && !isCounted)))
      return { because: "What had one of them and not the other is not told. Ask for each by itself." };
    const isDone = /^(did|do|does|have|has|had|can|could|would)/i.test(marks[at - 1]?.said ?? mark.said);
    if (isOfVerb && isDone && next && ["type", "source", "tables", "person"].includes(next.kind))
      return { because: NOT_WHAT_DID_NOT_RUN };
  }
  return null;
}

/** “Jobs other than the discovery in orders”, “except failed discoveries”: of what is both no list is without. */
function ofBothAtOnce(marks: readonly Mark[]): Refusal | null {
  const isBoth = marks.some(
    (mark, at) => mark.kind === "not" && isOfTwoKinds(marks.slice(at + 1), mark, marks.slice(0, at)),
  );
  return isBoth
    ? {
        because:
          "What is two things at once cannot be left out. Leave out one thing: a source, a type, a reason.",
        offers: ["failed jobs this week except on crm", "jobs today except discoveries"],
      }
    : null;
}

/** Whether the noun that begins here is said of two kinds: a type and its source, a reason and its time. */
function isOfTwoKinds(behind: readonly Mark[], not: Mark, before: readonly Mark[]): boolean {
  const isExcept = !/(?:\bnot|n't|nt)$/i.test(not.said);
  const kinds = new Set<Mark["kind"]>();
  let isNamed = false;
  let isWho = false;
  for (const [at, mark] of behind.entries()) {
    const next = behind.slice(at + 1).find(({ kind }) => kind !== "filler");
    // “Except discoveries that failed”, “except discoveries and timeouts”.
    if (isNamed && /^(?:that|which|who)$/i.test(mark.said)) isWho = true;
    if (JOINS.test(mark.said)) {
      const other = behind.slice(at + 1).find((one) => one.kind !== "filler" && !isNoun(one));
      const isThird = other !== undefined && (isThing(other) || (isNamed && IS_PLACE.has(other.kind)));
      return isNamed && isThird && !kinds.has(other.kind);
    }
    if (isNoun(mark)) isNamed = true;
    if (isNoun(mark) || (mark.kind === "filler" && !VERBS.test(mark.said))) continue;
    if (isWho && (mark.kind === "filler" || mark.kind === "flag")) continue;
    if (isNamed && mark.kind === "flag" && SET_OFF.has(mark.value) && next && OF_START.has(next.kind))
      continue;
    const isTime = mark.kind === "period";
    if (!NARROWS.has(mark.kind) && !isTime && mark.kind !== "limit") break;
    const isBeforeNoun = next !== undefined && (isThing(next) || isNoun(next));
    // “Jobs that did not fail on crm”, “without discovery nothing failed”: a verb is of the whole question.
    const isVerb = (mark.kind === "status" || mark.kind === "trigger") && !isThing(mark) && !isBeforeNoun;
    if (isVerb && !isWho && !(isExcept && kinds.size === 0) && !(isNamed && mark.kind === "trigger")) break;
    // “Except timeouts this week”: a time behind it is of the whole question, where that says no other.
    if (isTime && !isBeforeNoun && !before.some(({ kind }) => kind === "period")) break;
    if (isThing(mark) || isVerb) isNamed = true;
    kinds.add(mark.kind);
  }
  return isNamed && kinds.size > 1;
}

const NOUNS = /(?:failures|errors|cancellations|successes|completions|crashes|fails|breakages|breakdowns)$/i;
const JOINS = /^(?:and|or|nor|but|,)$/i;
const VERBS = /^(?:took|take|takes|lasted|needed|did|does|do|is|are|was|were|has|have|had|been)$/i;
const SET_OFF: ReadonlySet<string> = new Set(["begun", "by"]);
const OF_START: ReadonlySet<Mark["kind"]> = new Set(["person", "trigger", "flag"] as const);
const IS_PLACE: ReadonlySet<Mark["kind"]> = new Set(["source", "tables", "person"] as const);

const isNoun = (mark: Mark): boolean =>
  mark.kind === "flag" && (mark.value === "jobs" || mark.value === "refers");

const isThing = (mark: Mark): boolean =>
  mark.kind === "type" ||
  mark.kind === "error" ||
  (mark.kind === "status" && NOUNS.test(mark.said)) ||
  (mark.kind === "trigger" && /(?:tries|retry|reruns?|follow-?ups?)$/i.test(mark.said));
