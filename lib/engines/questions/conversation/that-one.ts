/**
 * What is asked after one thing was told: the source that had most, the one job. It is of that one, and where a question cannot
 * be of it, it would be of all of them, or of another job, without saying so.
 */
import { isOfJobs, type JobQuestion, Question } from "../question.ts";
import { NOT_WHETHER_ALL, type Refusal } from "../refusal.ts";
import { saysAll } from "./within.ts";

type Top = Extract<JobQuestion, { intent: "top" }>;
type Rule = (text: string, previous: JobQuestion, found: Question) => Question | Refusal | null;

/** `found` as it would be read after `previous`. */
export function ofThatOne(text: string, previous: Question, found: Question): Question | Refusal {
  if (!isOfJobs(previous)) return found;
  for (const rule of RULES) {
    const next = rule(text, previous, found);
    if (next) return next;
  }
  return found;
}

const ANY_PRONOUN = /\b(?:it|its|they|them|their|those|these|that|he|she|his|her|then|there)\b/i;
const FIELDS: Record<Top["by"], readonly (keyof JobQuestion["which"])[]> = {
  ...{ source: ["source"], type: ["type"], person: ["startedBy"], error: ["errorClass"], asset: ["asset"] },
  ...{ trigger: ["trigger"], status: ["status"], day: ["since", "until"] },
};
const NOUN: Record<Top["by"], string> = {
  ...{ source: "source", type: "type", person: "person", error: "reason", asset: "table" },
  ...{ trigger: "way of starting", status: "status", day: "day" },
};

/** “Why?” and “how many of those were timeouts?” after the source that failed most. */
function ofTheTop(text: string, previous: JobQuestion, found: Question): Refusal | null {
  if (previous.intent !== "top" || previous.limit !== 1 || saysAll(text)) return null;
  if (found.intent === "top" && found.by === previous.by) return null;
  const refusal = {
    because: `It does not say whether only that ${NOUN[previous.by]} is meant. Name it, or say that all are meant.`,
  };
  if (!isOfJobs(found)) {
    const isPlaced = "within" in found && (found.within.source.length > 0 || found.within.asset !== null);
    const isOfPlace = previous.by === "source" || previous.by === "asset" || previous.by === "day";
    return isOfPlace && "within" in found && !isPlaced ? refusal : null;
  }
  const { which } = found;
  const differs = (name: keyof JobQuestion["which"]): boolean =>
    JSON.stringify(which[name]) !== JSON.stringify(previous.which[name]);
  const isNamed = FIELDS[previous.by].some((name) => differs(name) && which[name] !== null);
  const isOfOwnTime = differs("since") && which.since !== null && !ANY_PRONOUN.test(text);
  return isNamed || isOfOwnTime || which.job !== null ? null : refusal;
}

const USUAL =
  /\b(?:usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|average|generally|ordinarily)\b|\bhow long do(?:es)? (?:it|they|these|those|that|such \w+) (?:take|run|last)\b/i;
const HOW_LONG = /\bhow (?:long|much time|many (?:minutes|seconds|hours))\b|\bdurations?\b/i;
const OTHER_RUN = /\b(?:last|latest|first|longest|shortest|next|other|do|does)\b/i;
const IS_ENDED: ReadonlySet<string> = new Set(["completed", "failed", "cancelled"]);

/** “How long did it take?” after a failed job is of that one, and “how long does it usually take?” of such as completed. */
function howLongItTook(text: string, previous: JobQuestion, found: Question): Question | Refusal | null {
  const isOne = (previous.intent === "list" || previous.intent === "why") && previous.limit === 1;
  const { status, since, job } = previous.which;
  if (!isOne || job !== null || !isOfJobs(found) || !HOW_LONG.test(text)) return null;
  if (USUAL.test(text)) {
    if (found.intent === "unusual" || found.which.since !== since) return null;
    if (found.intent !== "duration" || (since !== null && previous.intent === "why"))
      return { because: "What is usual is told of a type of job. Name it.", offers: USUAL_OFFERS };
    const isOfFailed = found.which.status.join() === "failed" && !/\bfail/i.test(text);
    return isOfFailed ? { ...found, which: { ...found.which, status: ["completed"], errorClass: [] } } : null;
  }
  const isEnded = status.length > 0 && status.every((one) => IS_ENDED.has(one));
  const isOther = found.which.status.join() !== status.join();
  if (!isEnded || !isOther || found.intent !== "list" || found.about !== "duration") return null;
  if (OTHER_RUN.test(text) || found.which.job !== null)
    return { because: "It does not say whether that one job is meant, or such jobs. Ask for it anew." };
  const order = previous.intent === "list" ? previous.order : "newest";
  const { errorClass } = previous.which;
  return { ...found, which: { ...found.which, status, errorClass }, order, limit: 1 };
}
const USUAL_OFFERS = ["how long does discovery usually take"];

/** “Who started that?” after the slowest. */
function whoStartedIt(text: string, previous: JobQuestion, found: Question): Question | null {
  if (previous.intent !== "list" || previous.limit !== 1 || previous.which.job !== null) return null;
  const isOfIt =
    /\bwho\b.*\b(?:that|it|this)\b/i.test(text) && found.intent === "top" && found.by === "person";
  const isAsked = DID_IT.test(text.trim()) && found.intent === "list" && found.limit === 1;
  const isShown = THAT_JOB.test(text.trim()) && found.intent === "list";
  return isOfIt || isShown || (isAsked && previous.about !== "job") ? { ...previous, about: "job" } : null;
}
const THAT_JOB =
  /^(?:and |so |ok )?(?:(?:please )?(?:show|open|list|give|see)(?: me)? )?(?:that|this|the) (?:job|run|one)(?: itself)?\s*[?.!]*$/i;
/** How it ended stands beside the job itself, and not beside its time alone. */
const DID_IT =
  /^(?:and |but |so )?(?:did|has|have|was|is) (?:it|that|that one|they) (?:(?:not|actually|even|still|also) )*(?:fail|succeed|complete|work|pass|finish|end|cancel|go|get|ok|okay|run|success)\w*(?: (?:ok|okay|well|fine|through|successfully|cancelled))?\s*[?.!]*$/i;

/** “When did it last succeed?” after what failed yesterday, “has it ever failed?”: hardly of that day alone. */
function atAnyTime(text: string, previous: JobQuestion, found: Question): Refusal | null {
  const isOfIt = /\b(?:when|has|have|did)\b.*\b(?:it|that|they|he|she)\b.*\b(?:last|ever|first)\b/i.test(
    text,
  );
  const { since } = previous.which;
  if (!isOfIt || !isOfJobs(found)) return null;
  if (since !== null && found.which.since === since)
    return { because: "It does not say whether only that time is meant. Ask anew, with its source or type." };
  const isOfFailed = found.which.status.join() === "failed" && previous.which.status.join() === "failed";
  return isOfFailed && /\b(?:work(?:ed|s)?|ok|fine|well|good|healthy)\b/i.test(text)
    ? { because: "It does not say how it ended. Ask when it last completed." }
    : null;
}

/** “And yesterday?” after what is running, “which has run longest?” */
function ofNow(_text: string, previous: JobQuestion, found: Question): Refusal | null {
  if (!isOfJobs(found)) return null;
  const isOfNow = ({ which: { status } }: JobQuestion): boolean =>
    status.length > 0 && status.every((one) => one === "running" || one === "pending");
  if (!isOfNow(previous)) return null;
  if (isOfNow(found) && found.which.until !== null)
    return { because: "What waits or runs does so now: what did so then is not kept. Ask what ran." };
  return found.intent === "list" && found.order === "longest" && found.which.since === null
    ? {
        because: "Ask how long the running jobs have been running, or which ended job took longest.",
        offers: ["how long have the running jobs been running", "longest job today"],
      }
    : null;
}

const LEAD = "^(?:and |but |so |what about |how about )*";
const OF_ALL_FAILED = new RegExp(
  `${LEAD}(?:all |the |other )*(?:failures|failed(?: ones| jobs)?|errors)\\s*[?.!]*$`,
  "i",
);
const OF_HOW_MANY = new RegExp(
  `${LEAD}(?:out )?of (?:how many|all|everything)(?: (?:jobs|in all|in total))?\\s*[?.!]*$|${LEAD}all of us\\s*[?.!]*$`,
  "i",
);
const ALL_SO =
  /^(?:(?:are|is|were|was) )?all (?:of )?(?:it|them|those|these|that) (?:in|on|from|by|for|with|manual|scheduled|timeouts?)\b/i;
const EVERY_ONE = /\b(?:all|every one) of (?:them|those|these)\b|^(?:list |show )?all\s*[?.!]*$/i;

/** “And failures?” after timeouts, “of how many?”, “all of them” after the last three: it is of more than what was asked for. */
function ofMore(text: string, previous: JobQuestion, found: Question): Refusal | null {
  if (!isOfJobs(found)) return null;
  if (OF_HOW_MANY.test(text.trim()))
    return {
      because: "It does not say of which jobs the whole is meant. Ask for their number, or for a rate.",
    };
  const isSameReason = found.which.errorClass.join() === previous.which.errorClass.join();
  if (previous.which.errorClass.length > 0 && isSameReason && OF_ALL_FAILED.test(text.trim()))
    return { because: "The question before it is of one reason. Ask anew for all failures." };
  if (ALL_SO.test(text.trim())) return { because: NOT_WHETHER_ALL };
  const limits = [previous, found].map((one) => ("limit" in one ? one.limit : null));
  if (EVERY_ONE.test(text) && limits[0] !== null && limits[0] === limits[1])
    return { because: "The question before it is of some alone. Ask anew for all of them." };
  return previous.intent === "compare" && found.intent === "why" && found.which.since === previous.which.since
    ? { because: "It does not say which of the two stretches of time is meant. Name it." }
    : null;
}

const IS_RUNNING = /^(?:and |but |so )?what (?:is|are) (?:he|she|they|\p{L}+) running\b/iu;
const ASKS_FOR_JOBS =
  /^(?:and |but |so )?(?:what (?:did|has|have|had) (?!it\b|that\b|the (?:number|count|total|rate)\b|there\b)|which (?:jobs|ones|of (?:his|hers|theirs|ours|mine|them|those|these|it))\b)/i;

/** “What did she start this week?” after a number, or after one job, asks for all of those. */
function asksForJobs(text: string, previous: JobQuestion, found: Question): Question | null {
  if (!isOfJobs(found)) return null;
  const isNumber = previous.intent === "count" && found.intent === "count";
  const isOne =
    previous.intent === "list" && previous.limit === 1 && previous.which.job === null && isSameLimit(found);
  // “What is she running now?” is of no time but now.
  if (IS_RUNNING.test(text) && found.which.status.join() === "running")
    return Question.parse({ intent: "list", which: { ...found.which, since: null, until: null } });
  if (!ASKS_FOR_JOBS.test(text)) return null;
  return (isNumber || isOne) && !/\b(?:last|first|newest|longest|shortest|slowest)\b/i.test(text)
    ? Question.parse({ intent: "list", which: found.which })
    : null;
}
const isSameLimit = (found: JobQuestion): boolean =>
  found.intent === "list" && found.limit === 1 && (found.order === "newest" || found.order === "oldest");

/** “List those of crm” after failures by source, “which on Tuesday?” after those by day. */
function ofTheGroup(text: string, previous: JobQuestion, found: Question): Question | null {
  if (previous.intent !== "top" || found.intent !== "top" || found.by !== previous.by) return null;
  const isNamed = FIELDS[previous.by].some(
    (name) => JSON.stringify(found.which[name]) !== JSON.stringify(previous.which[name]),
  );
  return isNamed &&
    /^(?:and |but |so |ok |now )?(?:list|show|which(?! \w+ (?:had|has|have|was|were|is|are)\b)|name)\b/i.test(
      text.trim(),
    )
    ? Question.parse({ intent: "list", which: found.which })
    : null;
}

/** “Is one running now?” after how long such jobs take. */
function isThereOne(text: string, previous: JobQuestion, found: Question): Question | null {
  const isTold = previous.intent === "duration" || previous.intent === "rate";
  if (!isTold || found.intent !== previous.intent) return null;
  return /^(?:and |but |so )?(?:is|are) (?:one|any|there|some|it)\b/i.test(text.trim())
    ? Question.parse({ intent: "list", which: found.which })
    : null;
}

/** “The newest, how long did it take?” after failed jobs is one of those. */
function endOfThose(text: string, previous: JobQuestion, found: Question): Question | null {
  const { status, errorClass } = previous.which;
  const isOfThose = previous.intent === "list" && previous.limit === null && status.length === 1;
  if (!isOfThose || found.intent !== "list" || found.limit !== 1 || found.which.status.length < 2)
    return null;
  return status.every((one) => IS_ENDED.has(one)) && /\b(?:it|that|they)\b/i.test(text)
    ? { ...found, which: { ...found.which, status, errorClass } }
    : null;
}

/** “Did Maya start any?” after failed jobs is of those. */
function anyOfThose(text: string, previous: JobQuestion, found: Question): Question | null {
  const { status, errorClass } = previous.which;
  if (previous.intent !== "list" || status.length !== 1 || !isOfJobs(found)) return null;
  const isOfPeople = found.which.startedBy.length > 0 && found.which.status.length > 1;
  const isOfAny = /\bany(?: of (?:them|those|these))?(?: (?:started|run|launched|triggered)\b.*)?\s*[?.!]*$/i;
  return isOfPeople && isOfAny.test(text)
    ? ({ ...found, which: { ...found.which, status, errorClass } } as Question)
    : null;
}

const RULES: readonly Rule[] = [
  ...[ofTheGroup, ofTheTop, howLongItTook, whoStartedIt, atAnyTime, ofNow, ofMore, asksForJobs],
  ...[isThereOne, endOfThose, anyOfThose],
];
