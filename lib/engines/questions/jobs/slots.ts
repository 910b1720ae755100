/** What the marks of a question say, gathered: which jobs are meant, and what is asked of them. */

import { type LeftOut, nothing, standsFor } from "../conversation/of-those.ts";
import type { Mark } from "../marks.ts";
import type { NamedTable, Vocabulary } from "../names.ts";
import { ALL_STATUSES, type Grouping, type Measure, TRIGGERS, type Which } from "../question.ts";
import type { Period } from "../time/calendar.ts";
import { KNOWN_ERRORS } from "../words/error-words.ts";
import type { Flag } from "../words/meaning.ts";
import { isBesideName, isNoun } from "./beside-name.ts";
import { asksOneOfEach, comparedWrongly } from "./crossed.ts";
import { asksHowItEnded, endedBefore, hasBegun, isDone, isUnderWay, RAN, ranThen } from "./endings.ts";
import { joinedWrongly } from "./joins.ts";
import { asksForEach, isSaidOfMany } from "./of-many.ts";
import { isOneOfThem, ofTheFirst } from "./one-of-many.ts";
import { differenceOf, isAnybody, isLoose, isOfTwo, nextOf } from "./pairs.ts";
import { type Before, whose } from "./whose.ts";

export type Slots = {
  which: Pick<
    Which,
    | "status"
    | "type"
    | "source"
    | "trigger"
    | "startedBy"
    | "errorClass"
    | "job"
    | "overSeconds"
    | "underSeconds"
  >;
  tables: NamedTable[];
  periods: Period[];
  /** “This week, but not today.” */
  leftPeriod: Period | null;
  flags: Set<Flag>;
  measures: Measure[];
  groupings: Grouping[];
  /** Beside a name: `orders database` is no question for databases. */
  numbers: number[];
  /** Sentences: why it cannot be answered as it stands, each with what might be asked instead. */
  faults: { because: string; offers: string[] }[];
  isPlural: boolean;
  /** `sources`, where one may ask for each. */
  isPluralGrouping: boolean;
  /** `by source`, and not `the top source by failures`. */
  isByGrouping: boolean;
  /** Two stretches of time stand there without “and” between them. */
  isOfLooseTimes: boolean;
  /** Which of two has more: “billing or crm”. */
  isOfTwo: boolean;
  /** “Of crm and of billing”, where one job is asked for. */
  isOfEach: boolean;
  /** They were created, and need not have begun. */
  isCreated: boolean;
  /** The jobs are somebody's: “Maya's cancelled jobs”. */
  isOwned: boolean;
  /** “How many more”, “how many fewer”. */
  difference: "more" | "fewer" | null;
  /** Of what was asked for before: “they”, “it”. */
  standsFor: "many" | "one" | null;
  /** “Did discovery work?” */
  asksEnd: boolean;
  /** What “without” and its like leave out. */
  left: LeftOut;
};

/** `types` are all there are, for those that are meant by leaving others out. */
export function toSlots(
  marks: readonly Mark[],
  vocabulary: Vocabulary,
  types: readonly string[],
  before: Before = { people: 0, isAny: false, isFailed: false },
): Slots {
  const left = nothing();
  const slots: Slots = {
    which: {
      status: [],
      type: [],
      source: [],
      trigger: [],
      startedBy: [],
      errorClass: [],
      job: null,
      overSeconds: null,
      underSeconds: null,
    },
    ...{
      tables: [],
      periods: [],
      leftPeriod: null,
      flags: new Set(),
      measures: [],
      groupings: [],
      numbers: [],
      faults: [],
      isPlural: false,
      isPluralGrouping: false,
      isOfLooseTimes: false,
      isByGrouping: marks.some((mark, at) => isBy(mark) && nextOf(marks, at)?.kind === "grouping"),
      isOfTwo: false,
      isOfEach: asksOneOfEach(marks),
      isCreated: marks.some(
        (mark) => mark.kind === "flag" && mark.value === "begun" && CREATED.test(mark.said),
      ),
      isOwned: false,
      asksEnd: false,
      difference: differenceOf(marks),
      standsFor: standsFor(marks),
      left,
    },
  };
  let without = false;
  let isNot = false;
  /** What it leaves out so far: “not crm and billing”, and no more where something else follows. */
  let negated: Mark["kind"] | null = null;
  const put = <T>(list: T[], value: T) => void (list.includes(value) || list.push(value));
  const fault = (because: string, offers: string[] = []) => slots.faults.push({ because, offers });

  marks.forEach((mark, at) => {
    if (!isNot && isSaidOfMany(marks, at)) slots.isPlural = true;
    if (mark.kind === "grouping" && asksForEach(marks, at)) slots.isPluralGrouping = true;
    if (mark.kind === "flag" && mark.value === "howMany" && slots.flags.has("howMany"))
      fault("It asks for two numbers. Ask for one at a time.");
    // “Not the retries, only those on a schedule”; “not only crm” leaves nothing out.
    if (isNot && mark.kind === "flag" && /^(only|just|only the ones|only those)$/i.test(mark.said)) {
      if (negated === null) fault(`It is not clear what “not” leaves out before “${mark.said}”.`);
      isNot = false;
    }
    // “Not completed but cancelled.”
    if (isNot && negated !== null && /^but$/i.test(mark.said)) isNot = false;
    const isJoined = /^(and|or|nor|,)$/i.test(mark.said) || mark.kind === "filler" || isNoun(mark);
    const isOther = NEGATABLE.has(mark.kind) && negated !== null && negated !== mark.kind;
    if (isNot && !isJoined && (isOther || !NEGATABLE.has(mark.kind))) {
      if (negated === null) fault(`It is not clear what “not” leaves out before “${mark.said}”.`);
      isNot = false;
    }
    switch (mark.kind) {
      case "not":
        isNot = true;
        without = /^without$/i.test(mark.said);
        negated = null;
        return;
      case "status":
        for (const value of mark.values) isNot ? left.status.add(value) : put(slots.which.status, value);
        break;
      case "type":
        isNot ? left.type.add(mark.value) : put(slots.which.type, mark.value);
        if (isDone(marks, at)) slots.flags.add("ran");
        break;
      case "source":
        isNot ? left.source.add(mark.id) : put(slots.which.source, mark.id);
        break;
      case "tables":
        if (isNot) fault("Jobs of all tables but one cannot be asked for.");
        slots.tables.push(...mark.tables);
        break;
      case "trigger":
        if (isNot && OF_PEOPLE.test(mark.said))
          fault("What no person started cannot be asked for. Ask for scheduled jobs.", ["scheduled jobs"]);
        if (isNot && without && mark.values.includes("retry"))
          fault("“Without retries” may mean jobs that are no retries, or that were not retried.", [
            "failed jobs that are not retries",
          ]);
        for (const value of mark.values)
          isNot ? left.trigger.add(value) : put(slots.which.trigger as string[], value);
        break;
      case "error":
        isNot ? left.errorClass.add(mark.value) : put(slots.which.errorClass, mark.value);
        break;
      case "person":
        if (isNot) fault("Jobs of everybody but one cannot be asked for.");
        put(slots.which.startedBy, mark.id);
        break;
      case "period":
        if (isNot) {
          if (slots.leftPeriod) fault("Only one stretch of time can be left out.");
          slots.leftPeriod = mark.value;
          break;
        }
        if (slots.periods.length > 0 && isLoose(marks, at)) slots.isOfLooseTimes = true;
        slots.periods.push(mark.value);
        break;
      case "limit":
        if (isNot) fault("“Not” is not understood of how long jobs ran.");
        if (mark.side === "over") slots.which.overSeconds = mark.seconds;
        else slots.which.underSeconds = mark.seconds;
        break;
      case "job":
        if (slots.which.job && slots.which.job !== mark.shortId)
          fault("Only one job can be asked for by its id.");
        slots.which.job = mark.shortId;
        break;
      case "measure":
        put(slots.measures, mark.value);
        break;
      case "grouping":
        if (!isBesideName(marks, at, mark.value) && !isAnybody(marks, at)) put(slots.groupings, mark.value);
        break;
      case "number":
        // “On 14 or 15 November”: a day, and no number of jobs.
        if (/^(and|or|to|through)$/i.test(marks[at + 1]?.said ?? "") && marks[at + 2]?.kind === "period")
          fault("More than one stretch of time is named. Ask for one at a time, or compare them.");
        slots.numbers.push(mark.value);
        break;
      case "flag":
        // "By Maya" is no "by source".
        if (
          mark.value !== "by" ||
          !["person", "error", "trigger", "type"].includes(nextOf(marks, at)?.kind ?? "")
        )
          slots.flags.add(mark.value);
        break;
      case "ambiguous":
        fault(`“${mark.said}” can mean more than one stretch of time.`, mark.offers);
        break;
      default:
        break;
    }
    if (isNot && NEGATABLE.has(mark.kind)) negated = mark.kind;
  });
  if (isNot && negated === null) fault("It is not clear what “not” leaves out.");
  slots.isOfTwo = isOfTwo(marks);
  const compared = slots.isOfTwo ? null : comparedWrongly(marks);
  if (compared) fault(compared.because, compared.offers);
  const joined = joinedWrongly(marks, before) ?? ofTheFirst(marks);
  if (joined) fault(joined.because, joined.offers);
  if (isOneOfThem(marks)) slots.isPlural = false;
  slots.asksEnd = asksHowItEnded(marks);
  if (slots.asksEnd) slots.which.status = [];
  const ended = endedBefore(marks, before.isFailed);
  if (ended) fault(ended.because);
  if (
    isUnderWay(marks) &&
    slots.flags.has("ran") &&
    slots.which.status.length === 0 &&
    slots.periods.length === 0
  )
    slots.which.status = ["running"];
  const then = ranThen(marks);
  if (then.isOver && slots.which.status.join() === "running") {
    if (slots.periods.length > 0 && then.isLimited) {
      slots.which.status = [];
      slots.flags.add("ran");
    } else fault("What was running then is not kept. Ask what ran.", ["jobs that ran today"]);
  }
  const owner = whose(marks, before);
  if (owner.fault) fault(owner.fault.because, owner.fault.offers);
  if (owner.isMine && slots.which.startedBy.length > 0) fault("It says of two people who started them.");
  slots.isOwned = owner.isOwned;
  if (owner.refers) slots.flags.add("refers");
  if (owner.isMine || owner.isWithMe) slots.flags.add("me");
  if (slots.flags.has("me")) {
    if (vocabulary.me) put(slots.which.startedBy, vocabulary.me);
    else fault("Nobody is signed in, so nothing was started by you.");
  }
  if (left.status.has("completed") && left.status.size === 1 && slots.which.status.length === 0)
    fault("“Not completed” may mean failed, cancelled or not ended yet.", [
      "failed jobs",
      "failed and cancelled jobs",
      "active jobs",
    ]);
  // Of what did not fail there is no reason, and it may be meant too.
  if (left.errorClass.size > 0 && slots.which.status.join() !== "failed" && !before.isFailed)
    fault("Say that failed jobs are meant, without those of one reason.", ["failed jobs today"]);
  const but = <T extends string>(given: T[], all: readonly T[], out: Set<string>): T[] =>
    out.size === 0 ? given : (given.length > 0 ? given : [...all]).filter((value) => !out.has(value));
  slots.which.errorClass = but(slots.which.errorClass, KNOWN_ERRORS, left.errorClass);
  slots.which.status = but(slots.which.status, hasBegun(slots) ? RAN : ALL_STATUSES, left.status);
  slots.which.trigger = but<string>(slots.which.trigger, TRIGGERS, left.trigger) as Which["trigger"];
  slots.which.type = but(slots.which.type, types, left.type);
  slots.which.source = but(
    slots.which.source,
    vocabulary.sources.map(({ id }) => id),
    left.source,
  );
  for (const [name, out] of Object.entries(left))
    if (out.size > 0 && slots.which[name as keyof LeftOut].length === 0) fault("That leaves no jobs at all.");
  return slots;
}

/** Who starts a retry is a person too. */
const OF_PEOPLE = /\b(person|humans?|some(?:one|body)|any(?:one|body)|people|users?|colleagues?|us|team)\b/i;

const CREATED = /\b(creat(?:e|ed)|submitted|requested|commissioned|issued)$/i;

const isBy = (mark: Mark): boolean => mark.kind === "flag" && mark.value === "by";

const NEGATABLE = new Set([
  "status",
  "type",
  "source",
  "tables",
  "trigger",
  "error",
  "person",
  "period",
  "limit",
]);
