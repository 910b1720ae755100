/** Where “and”, “or” and “not” stand between things that they cannot join: what is left out, or meant together, is not clear. */

import type { Mark } from "../marks.ts";
import { NOT_WHO_CANCELLED, type Refusal } from "../refusal.ts";
import { crossed } from "./crossed.ts";
import { endedBothWays, endedNow, notYet } from "./endings.ts";
import { isOfWhich, leftOut, NARROWS } from "./left-out-marks.ts";
import { outlined } from "./outlines.ts";
import { reasonsWrongly } from "./reasons-said.ts";
import { ofOneSide } from "./sides.ts";
import { timesSaid } from "./times-said.ts";
import { toldBeside } from "./told.ts";
import {
  madeByWhom,
  notRun,
  startedFor,
  unsaidJobs,
  whichHour,
  whichRun,
  whichWeekday,
  witnessed,
} from "./unsaid.ts";
import type { Before } from "./whose.ts";
import { worded } from "./wordings.ts";

/** One of these and one of another are two questions: “orders and customers”, “discovery and billing”. */
const IS_APART: ReadonlySet<Mark["kind"]> = new Set(["type", "source", "tables", "person"]);

/** `before`: of the question about jobs that it goes on from. */
export function joinedWrongly(
  marks: readonly Mark[],
  { isAny: isFollowing, isFailed }: Pick<Before, "isAny" | "isFailed">,
): Refusal | null {
  return (
    reasonsWrongly(marks, isFailed) ??
    ofTwoTypes(marks) ??
    cancelledBy(marks) ??
    atOnce(marks) ??
    ofThings(marks) ??
    thenAndNow(marks) ??
    crossed(marks) ??
    unlike(marks) ??
    carriedOn(marks) ??
    leftOut(marks) ??
    (isFollowing ? null : unsaidJobs(marks)) ??
    endedNow(marks) ??
    notYet(marks) ??
    endedBothWays(marks) ??
    madeByWhom(marks) ??
    whichWeekday(marks) ??
    whichHour(marks) ??
    timesSaid(marks) ??
    notRun(marks) ??
    startedFor(marks) ??
    witnessed(marks) ??
    whichRun(marks) ??
    worded(marks) ??
    outlined(marks) ??
    toldBeside(marks) ??
    ofOneSide(marks)
  );
}

/** “Tagging runs that a discovery set off”: of two types without “and” between them one may be what is said of the other. */
function ofTwoTypes(marks: readonly Mark[]): Refusal | null {
  const isApart = marks.some((mark, at) => {
    if (mark.kind !== "type") return false;
    const last = marks.slice(0, at).findLastIndex(({ kind }) => kind === "type");
    const first = marks[last];
    if (first?.kind !== "type" || first.value === mark.value) return false;
    const between = marks.slice(last + 1, at);
    return (
      between.some((one) => one.kind === "flag" && (one.value === "begun" || one.value === "ran")) &&
      !between.some(({ said }) => /^(and|or|nor|plus|as well as)$/i.test(said))
    );
  });
  return isApart
    ? {
        because: "What one type of job has to do with another is not told. Ask for those after a discovery.",
        offers: ["jobs after a discovery today"],
      }
    : null;
}

/** Who cancelled a job is another thing than who started it. */
function cancelledBy(marks: readonly Mark[]): Refusal | null {
  const isBy = marks.some((mark, at) => {
    if (mark.kind !== "status" || !/^(cancel|stopp|abort|kill|terminat|halt|interrupt)/i.test(mark.said))
      return false;
    const [next, then] = marks.slice(at + 1);
    return (
      (next?.kind === "trigger" && /^by /i.test(next.said)) ||
      (/^by$/i.test(next?.said ?? "") && then?.kind === "person")
    );
  });
  return isBy ? { because: NOT_WHO_CANCELLED } : null;
}

const ARTICLE = /^(the|our|my|your|all|any|these|those|of the|of our)$/i;
const OCCURRENCE =
  /(failures?|errors?|cancellations?|successes|crashes|timeouts?|fails|retries|reruns|runs?|executions?)$/i;

/** “Cancelled orders”, “how many invoices failed”: what is kept in a table or source called so, and no jobs of it. */
function ofThings(marks: readonly Mark[]): Refusal | null {
  const isOfJobs = marks.some(
    (mark) =>
      mark.kind === "type" ||
      mark.kind === "job" ||
      (mark.kind === "flag" && mark.value === "jobs") ||
      OCCURRENCE.test(mark.said),
  );
  // “Jobs of all our customers” are of people, and “our customers table” is one.
  const owned = marks.find(
    (mark, at) =>
      mark.kind === "tables" &&
      /^(our|my|your|their|his|her)$/i.test(marks[at - 1]?.said ?? "") &&
      marks[at + 1]?.kind !== "grouping",
  );
  const found = marks.find((mark, at) => {
    if (mark.kind !== "source" && mark.kind !== "tables") return false;
    const before = marks.slice(0, at).findLast(({ said }) => !ARTICLE.test(said));
    const isNoun = [marks[at - 1], marks[at + 1]].some((other) => other?.kind === "grouping");
    const isCounted =
      before?.kind === "status" ||
      before?.kind === "number" ||
      (before?.kind === "flag" &&
        [
          "howMany",
          "which",
          "show",
          "exists",
          "last",
          "first",
          "most",
          "common",
          "longest",
          "shortest",
        ].includes(before.value));
    // “Tickets in progress”, “orders waiting in the queue”.
    const after = marks[at + 1];
    const isRate =
      marks[at + 2]?.kind === "flag" && /^(?:rates?|ratio|percentage)$/i.test(marks[at + 2]?.said ?? "");
    const isHead = at === 0 && after?.kind === "status" && after.values.join() !== "failed" && !isRate;
    // “Sessions started yesterday”, “why were orders cancelled”.
    const isMany = mark.kind === "tables" && /s$/i.test(mark.said);
    const isBegun =
      after?.kind === "flag" && (after.value === "begun" || after.value === "ended") && at === 0 && isMany;
    const isSaidOf =
      /^(?:were|are|have)$/i.test(marks[at - 1]?.said ?? "") &&
      /s$/i.test(mark.said) &&
      after?.kind === "status" &&
      after.values.join() === "cancelled";
    return (isCounted || isHead || isBegun || isSaidOf) && !isNoun;
  });
  const thing = owned ?? (isOfJobs ? undefined : found);
  return thing
    ? {
        because: `“${thing.said}” may be what is kept there. Say whether jobs on ${thing.said} are meant.`,
        offers: [`failed jobs on ${thing.said}`, `jobs on ${thing.said} today`],
      }
    : null;
}

/** “Days on which both crm and billing failed”: what had the one and the other is not told of groups. */
function atOnce(marks: readonly Mark[]): Refusal | null {
  const isBoth = marks.some(
    ({ said }, at) => /^both$/i.test(said) || (/^(only|just)$/i.test(said) && isOfWhich(marks.slice(0, at))),
  );
  const isGrouped = marks.some(
    (mark, at) =>
      mark.kind === "grouping" &&
      !["source", "tables", "person"].includes(marks[at + 1]?.kind ?? "") &&
      !["source", "tables", "person"].includes(marks[at - 1]?.kind ?? ""),
  );
  return isBoth && isGrouped
    ? { because: "What had both, or only one, is not told. Ask for each by itself." }
    : null;
}

/** “Failed on crm yesterday and on billing today”: what belongs together on either side is asked of no list. */
function thenAndNow(marks: readonly Mark[]): Refusal | null {
  const isSplit = marks.some(({ said }, at) => {
    if (!/^(and|or|but|as well as|plus)$/i.test(said)) return false;
    const [left, right] = [kindsIn(marks.slice(0, at)), kindsIn(marks.slice(at))];
    return [...left].filter((kind) => right.has(kind)).length > 1;
  });
  return isSplit
    ? { because: "Here is one thing asked of one, and another of another. Ask for each by itself." }
    : null;
}

const kindsIn = (marks: readonly Mark[]): Set<Mark["kind"]> =>
  new Set(marks.flatMap(({ kind }) => (NARROWS.has(kind) || kind === "period" ? [kind] : [])));

/** “Timeouts or cancelled jobs”: jobs that are one thing or another, which no list of either says. */
function unlike(marks: readonly Mark[]): Refusal | null {
  for (const [at, mark] of marks.entries()) {
    const word = mark.said.toLowerCase();
    if (word !== "and" && word !== "or" && word !== "but") continue;
    const isTimed = (some: readonly Mark[]) => some.some(({ kind }) => kind === "period");
    if (word === "but" && isTimed(marks.slice(0, at)) && isTimed(marks.slice(at)))
      return { because: "One time is of one thing and one of another. Ask for each by itself." };
    const isPassed = (one: Mark) => one.kind === "filler" || (word === "or" && isBetween(one));
    const right = marks.slice(at + 1).find((one) => !isPassed(one));
    const left = marks.slice(0, at).findLast(({ kind }) => NARROWS.has(kind) || kind === "limit");
    if (!left || !right || !(NARROWS.has(right.kind) || right.kind === "limit")) continue;
    const isAlike = right.kind !== "limit" && marks.slice(0, at).some(({ kind }) => kind === right.kind);
    const isUnclear = word === "or" ? !isAlike : IS_APART.has(left.kind) && IS_APART.has(right.kind);
    // “Not completed but cancelled” says one thing twice.
    const isDenied =
      marks.slice(0, marks.indexOf(left)).findLast(({ kind }) => kind !== "filler")?.kind === "not";
    if (
      (isUnclear && !isAlike && (left.kind !== right.kind || right.kind === "limit")) ||
      (word === "but" &&
        right.kind === "status" &&
        !(isDenied && left.kind === "status") &&
        !isSame(left, right))
    )
      return {
        because: `“${left.said}” and “${right.said}” cannot be asked for together. Ask for each by itself.`,
      };
  }
  return null;
}

/** “Queued but not begun yet” says one thing twice. */
const isSame = (one: Mark, other: Mark): boolean =>
  one.kind === "status" && other.kind === "status" && one.values.join() === other.values.join();

/** “Failed, or took longer than 10 minutes”, “or were not started by hand”. */
const isBetween = (mark: Mark): boolean =>
  mark.kind === "not" ||
  (mark.kind === "flag" && ["ran", "begun", "jobs", "refers", "ended", "by"].includes(mark.value));

/** “The same”, “then”, “what about”: they go on from a question before, and begin one. */
function carriedOn(marks: readonly Mark[]): Refusal | null {
  const found = marks.find(
    (mark, at) =>
      mark.kind === "flag" &&
      mark.value === "again" &&
      !/^(and|but|only|just|only the ones|only those)$/i.test(mark.said) &&
      !(/^then$/i.test(mark.said) && at === marks.length - 1) &&
      marks
        .slice(0, at)
        .some((one) => one.kind !== "filler" && !(one.kind === "flag" && one.value === "again")),
  );
  return found ? { because: `“${found.said}” is not clear there. Say which jobs are meant.` } : null;
}
