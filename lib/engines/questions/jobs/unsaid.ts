/** What a question leaves unsaid: whether jobs are meant, which run, which Tuesday of a month, and what did not run. */
import type { Mark } from "../marks.ts";
import { NOT_OF_JOBS, NOT_WHAT_DID_NOT_RUN, type Refusal } from "../refusal.ts";
import { isSaidOfMany } from "./of-many.ts";

/** Of these words the catalog has things too: without a word for jobs they are no jobs. */
const IS_BARE =
  /^(metrics?|tags?|tagged|freshness|lineages?|documentation|docs|documented|intelligence|classifications?)$/i;
const OF_JOBS = new Set([
  "jobs",
  "ran",
  "begun",
  "why",
  "howLong",
  "longest",
  "shortest",
  "slowerThanUsual",
  "fasterThanUsual",
]);

export function unsaidJobs(marks: readonly Mark[]): Refusal | null {
  const bare = marks.find((mark) => mark.kind === "type" && IS_BARE.test(mark.said));
  const isOfJobs = marks.some(
    (mark) =>
      ["status", "measure", "limit", "job", "trigger", "error"].includes(mark.kind) ||
      (mark.kind === "flag" && OF_JOBS.has(mark.value)) ||
      (mark.kind === "type" && !IS_BARE.test(mark.said)),
  );
  return bare && !isOfJobs
    ? {
        because: `It does not say whether jobs are meant by “${bare.said}”.`,
        offers: ["metric captures today", "which tables are stale"],
      }
    : null;
}

/** “Did the discovery succeed” is of one run, and “is it failing” of now; without a time neither is said. */
export function whichRun(marks: readonly Mark[]): Refusal | null {
  const [first] = marks;
  const isTimed = marks.some(({ kind }) => kind === "period" || kind === "job");
  const has = (value: string) => marks.some((mark) => mark.kind === "flag" && mark.value === value);
  if (isTimed || has("last") || has("first") || has("why") || has("howMany") || has("most")) return null;
  const status = marks.find(({ kind }) => kind === "status");
  if (
    status &&
    ((/^(failing|red|in the red|green|in the green|clean|erroring|broken)$/i.test(status.said) &&
      marks.some(({ said }) => /^(is|are|is there|are there|what's|what is)$/i.test(said))) ||
      /^(is|are) (red|green|in the|in red)/i.test(status.said))
  )
    return {
      because: "Whether something is failing now is not one job. Say since when, or ask for the last.",
      offers: ["failed jobs today", "last failure"],
    };
  const isYesOrNo = /^(did|has|have|was|were)$/i.test(first?.said ?? "");
  const isOfOne = marks.some(
    (mark) =>
      mark.kind === "type" || mark.kind === "trigger" || (mark.kind === "flag" && mark.said === "job"),
  );
  const isOfAny = marks.some(
    ({ said }, at) => /^(ever|any|anything|something)$/i.test(said) || isSaidOfMany(marks, at),
  );
  return isYesOrNo && status && isOfOne && !isOfAny
    ? {
        because: "It does not say which run is meant. Ask for the last, or say when.",
        offers: ["last failure", "failed jobs today"],
      }
    : null;
}

/** “Who created customers” is of the table, which nobody of here made. */
export function madeByWhom(marks: readonly Mark[]): Refusal | null {
  const isMade = marks.some(({ said }) => /^(create|created|made|built)$/i.test(said));
  const isOfTable = marks.some(({ kind }) => kind === "tables" || kind === "source");
  const isOfJobs = marks.some(
    (mark) =>
      mark.kind === "type" || mark.kind === "trigger" || (mark.kind === "flag" && mark.value === "jobs"),
  );
  return isMade && isOfTable && !isOfJobs ? NOT_OF_JOBS : null;
}

const DAY_MS = 86_400_000;
const IS_WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** “On Tuesday this month”: it has more than one. */
export function whichWeekday(marks: readonly Mark[]): Refusal | null {
  const periods = marks.flatMap((mark) => (mark.kind === "period" ? [mark] : []));
  const weekday = periods.find(({ said }) => IS_WEEKDAY.test(said) && !/\d/.test(said));
  const isLong = periods.some(
    ({ said, value: { since, until } }) =>
      since !== null &&
      !IS_WEEKDAY.test(said) &&
      /month|year|quarter|january|february|march|april|may|june|july|august|september|october|november|december/i.test(
        said,
      ) &&
      (until === null || until.getTime() - since.getTime() > 8 * DAY_MS),
  );
  return weekday && isLong
    ? {
        because: `“${weekday.said}” is of more than one week there. Name its date.`,
        offers: ["jobs on 3 November"],
      }
    : null;
}

const ON = /^(on|in|of|for|at|from|the|our|any|all|a|an|since|until|before|after|during|over|within)$/i;

/** “What did not run on crm”, “jobs not started today”. How they were started may be left out. */
export function notRun(marks: readonly Mark[]): Refusal | null {
  const found = marks.some((mark, at) => {
    if (mark.kind !== "not") return false;
    const verb = marks[at + 1];
    if (verb?.kind !== "flag" || !["ran", "begun"].includes(verb.value) || /s$/i.test(verb.said))
      return false;
    const next = marks.slice(at + 2).find(({ kind, said }) => kind !== "filler" && !ON.test(said));
    return next === undefined || ["period", "source", "tables", "status"].includes(next.kind);
  });
  const isTimed = marks.some(({ kind }) => kind === "period");
  const isOfThen =
    isTimed &&
    marks.some(
      (mark) =>
        mark.kind === "status" &&
        mark.values.join() === "pending" &&
        /\bnot\b/i.test(mark.said) &&
        !/yet|still/i.test(mark.said),
    );
  return found || isOfThen ? { because: NOT_WHAT_DID_NOT_RUN } : null;
}

const AUX = /^(?:did|do|does|has|have|had|is|are|was|were|just|also|already|first|last|only|both)$/i;
const WITNESSES =
  /^(?:look(?:s|ed|ing)?|see(?:s|n|ing)?|saw|finds?|found|finding|notic(?:e|es|ed|ing)|spot(?:s|ted)?|detect(?:s|ed)?|report(?:s|ed)?|observed?|logg?ed|log|says?|said|saying|tells?|told|mention(?:s|ed)?|gets?|got|work|works|worked|waiting|waits?|picked|identified|registered|experienced|into)$/i;

/** “Jobs that Maya saw”, “according to Maya”: who sees, finds or says something has not started it. */
export function witnessed(marks: readonly Mark[]): Refusal | null {
  const found = marks.find((mark, at) => {
    if (mark.kind !== "person" || /['’]s?$/.test(mark.said)) return false;
    const before = marks[at - 1]?.said ?? "";
    if (/^according to$|\bhappened to$/i.test(before)) return true;
    if (/^per$/i.test(before) && marks.slice(0, at - 1).every(({ kind }) => kind === "filler")) return true;
    const behind = marks.slice(at + 1);
    const verb = behind.findIndex(({ said }) => !AUX.test(said));
    const [first, second] = behind.slice(Math.max(verb, 0));
    const isHad = /^(?:had|has|have)$/i.test(behind[0]?.said ?? "") && (verb < 0 || first?.kind === "period");
    return (
      isHad ||
      (verb >= 0 && WITNESSES.test(first?.said ?? "")) ||
      (/^(?:ran|run|runs|came)$/i.test(first?.said ?? "") && /^(?:into|across)$/i.test(second?.said ?? ""))
    );
  });
  return found
    ? {
        because: `Of people it is kept what they started, and not what they saw or said. Ask for jobs that ${found.said} started.`,
        offers: [`jobs started by ${found.said}`],
      }
    : null;
}

/** “Why did crm fail at 10 yesterday”: an hour or a day, and no number of jobs. */
export function whichHour(marks: readonly Mark[]): Refusal | null {
  const isAt = marks.some(({ kind }, at) => {
    const before = marks.slice(0, at).findLast(({ said }) => !/^the$/i.test(said));
    return kind === "number" && /^(at|on)$/i.test(before?.said ?? "");
  });
  return isAt
    ? {
        because: "It does not say which hour or day is meant. Say from when until when.",
        offers: ["jobs between 2 pm and 4 pm today"],
      }
    : null;
}

/** “Jobs started for Maya” need not be started by her. */
export function startedFor(marks: readonly Mark[]): Refusal | null {
  const isFor = marks.some(
    (mark, at) =>
      mark.kind === "flag" &&
      mark.value === "begun" &&
      /^for$/i.test(marks[at + 1]?.said ?? "") &&
      (marks[at + 2]?.kind === "person" || /^(who|whom|me|us|him|them)$/i.test(marks[at + 2]?.said ?? "")),
  );
  const isForWhom = marks.some(
    ({ said }, at) => /^for$/i.test(said) && /^(who|whom)$/i.test(marks[at + 1]?.said ?? ""),
  );
  return isFor || isForWhom
    ? {
        because: "For whom a job was started is not kept. Ask who started it.",
        offers: ["who started the last discovery"],
      }
    : null;
}
