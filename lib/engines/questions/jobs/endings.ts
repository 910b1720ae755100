/** Whether jobs have ended, and how: what is under way, what has ended since an unsaid time, and what is asked of the end. */
import type { Mark } from "../marks.ts";
import type { Status } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import type { Flag } from "../words/meaning.ts";
import { AT_ONCE } from "./outline.ts";

/** What has begun; what waits has not run. */
export const RAN: Status[] = ["running", "completed", "failed", "cancelled"];

export const hasBegun = ({ flags, isCreated }: { flags: ReadonlySet<Flag>; isCreated: boolean }): boolean =>
  flags.has("ran") || (flags.has("begun") && !isCreated);

/** “Was crm scanned today”, “when did discovery run on crm”: of runs, and nothing that waits has run. */
export function isDone(marks: readonly Mark[], at: number): boolean {
  const said = marks[at]?.said ?? "";
  if (/^(scanned|discovered|rediscovered|crawled|analysed|analyzed)$|. runs?$/i.test(said)) return true;
  const isVerb = marks.slice(Math.max(0, at - 3), at).some(({ said: word }) => AUX.test(word));
  return (
    isVerb &&
    /(?:^| )(?:run|discover|scan|crawl|captured|extracted|tagged|tested|checked|generated|written)$/i.test(
      said,
    ) &&
    !marks.slice(at + 1).some(({ kind }) => kind === "status" || kind === "error")
  );
}
const AUX = /^(?:did|was|were|has|have|had|been|got|get)$/i;

/** “Is crm being scanned”, “which jobs are executed right now”: they have begun, and not ended. */
export const isUnderWay = (marks: readonly Mark[]): boolean =>
  marks.some(({ said }) => /^(is|are|what is)\b/i.test(said)) &&
  !marks.some((mark) => mark.kind === "flag" && (mark.value === "last" || mark.value === "first")) &&
  marks.some((mark) => (mark.kind === "filler" && mark.isNow) || /^being$/i.test(mark.said));

/** “What was running longer than 5 minutes this week” ran then, and need not run now. */
export const ranThen = (marks: readonly Mark[]): { isOver: boolean; isLimited: boolean } => ({
  isOver: marks.some(
    ({ kind, said }, at) =>
      kind === "status" && /^(was|were)$/i.test(marks[at - 1]?.said ?? "") && !/still|yet|now/i.test(said),
  ),
  isLimited: marks.some(({ kind }) => kind === "limit"),
});

/** “Did the last job fail?” asks how it ended, and not for the last that failed. */
export function asksHowItEnded(marks: readonly Mark[]): boolean {
  const at = (fits: (mark: Mark) => boolean) => marks.findIndex(fits);
  const last = at(
    (mark) => mark.kind === "flag" && ["last", "first", "longest", "shortest"].includes(mark.value),
  );
  const ended = at(({ kind }) => kind === "status");
  const noun = at(isNounOfJobs);
  const begins = marks.slice(0, Math.max(last, 0)).findIndex(({ kind }) => kind === "filler");
  const isLed = begins > 0 && marks.slice(0, begins).every(isPlace);
  const isYesOrNo = /^(did|do|is|are|was|were|has|have|does)$/i.test(marks[isLed ? begins : 0]?.said ?? "");
  // “The last job of Maya, did it succeed?”
  const asked = marks.findIndex(({ said }, place) => place > noun && /^(did|is|was|has|does)$/i.test(said));
  if (isOfItBefore(marks)) return true;
  const isOfIt = asked > 0 && /^(it|that|that one)$/i.test(marks[asked + 1]?.said ?? "");
  if (isOfIt && last >= 0 && noun > last && ended > asked) return true;
  return isYesOrNo && last >= 0 && noun > last && ended > noun;
}

/** “Did it fail?” of the one that was asked for before. */
const isOfItBefore = (marks: readonly Mark[]): boolean => {
  const [first, second] = marks.filter(({ said }) => !/^(and|but|so)$/i.test(said));
  return (
    /^(did|is|was|has|does)$/i.test(first?.said ?? "") &&
    /^(it|that|that one|that 1)$/i.test(second?.said ?? "") &&
    marks.some(({ kind }) => kind === "status") &&
    !marks.some(isNounOfJobs)
  );
};

/** “Is it running now?” after what failed, “did it fail yesterday?”: of another run than the one before. */
export const endedBefore = (marks: readonly Mark[], isFailed: boolean): Refusal | null =>
  isOfItBefore(marks) && (isFailed || marks.some(({ kind }) => kind === "period"))
    ? { because: "It does not say which run is meant. Ask for the last, or say which jobs and when." }
    : null;

const isNounOfJobs = (mark: Mark): boolean =>
  mark.kind === "type" ||
  (mark.kind === "trigger" && mark.values.join() === "retry") ||
  (mark.kind === "flag" && ["jobs", "ran"].includes(mark.value));

/** “Crm: did the last discovery finish.” */
const isPlace = ({ kind, said }: Mark): boolean =>
  kind === "source" || kind === "tables" || /^(?:speaking of|of|in|on|for)$/i.test(said);

/** “What failed right now”: what has ended did so before, and since when is meant is not said. */
export function endedNow(marks: readonly Mark[]): Refusal | null {
  const isNow = marks.some((mark) => mark.kind === "filler" && mark.isNow);
  const isOfThen = marks.some(
    (mark) =>
      mark.kind === "period" ||
      mark.kind === "job" ||
      (mark.kind === "flag" &&
        ["last", "first", "rate", "compare", "trend", "howLong"].includes(mark.value)) ||
      (mark.kind === "status" && mark.values.some((value) => value === "pending" || value === "running")),
  );
  const ended = marks.find(
    (mark) =>
      (mark.kind === "status" && mark.values.every((value) => value !== "pending" && value !== "running")) ||
      mark.kind === "error" ||
      (mark.kind === "flag" && ["longest", "shortest"].includes(mark.value)) ||
      (mark.kind === "flag" && mark.value === "ran" && !isUnderWay(marks)),
  );
  return isNow && ended && !isOfThen
    ? {
        because: `It does not say since when “${ended.said}” is meant.`,
        offers: ["failed jobs today", "last failure"],
      }
    : null;
}

/** “Not under way yet”: it waits, and is not any job that does not run. */
export function notYet(marks: readonly Mark[]): Refusal | null {
  const isNotYet = marks.some(
    (mark, at) =>
      mark.kind === "status" &&
      mark.values.join() === "running" &&
      marks.slice(0, at).some(({ kind }) => kind === "not") &&
      /^yet$/i.test(marks[at + 1]?.said ?? ""),
  );
  return isNotYet
    ? { because: "“Not yet” may mean that it waits. Ask for pending jobs.", offers: ["pending jobs"] }
    : null;
}

/** “Finished with error”: said of one ending both words are of the same job, and which of them counts is not clear. */
export function endedBothWays(marks: readonly Mark[]): Refusal | null {
  const statuses = marks.filter((mark) => mark.kind === "status");
  const [first, second, ...others] = statuses;
  if (!first || !second || others.length > 0) return null;
  const isOpposite = [first, second]
    .map(({ values }) => values.join())
    .toSorted()
    .join(" ")
    .includes("completed failed");
  const between = marks.slice(marks.indexOf(first) + 1, marks.indexOf(second));
  // “When did the last failed job finish”: it did so as it failed.
  const isSaidOfIt =
    /^(?:finish|complete|end)/i.test(second.said) &&
    second.values.join() !== first.values.join() &&
    between.some(isNounOfJobs) &&
    !marks.slice(marks.indexOf(second) + 1).some(isNounOfJobs) &&
    !between.some(({ said }) => /^(?:and|or|than|vs|versus|nor|but|compared to|compared with)$/i.test(said));
  if (isSaidOfIt) return { because: AT_ONCE, offers: ["when did a job last fail", "last failed job"] };
  return isOpposite && between.every(saysNothing)
    ? {
        because: `“${first.said}” and “${second.said}” are two ways to end. Say which one is meant, or both with “or”.`,
        offers: ["failed jobs today", "completed jobs today"],
      }
    : null;
}

const saysNothing = (mark: Mark): boolean =>
  (mark.kind === "filler" && !/^(and|or)$/i.test(mark.said)) ||
  (mark.kind === "flag" && (mark.value === "jobs" || mark.value === "ran"));
