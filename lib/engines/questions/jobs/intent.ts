/** What is asked of the jobs that are meant. Each way of asking names the words it has a place for; others refuse it. */

import type { Question, Status, Which } from "../question.ts";
import { NOT_OF_JOBS, type Refusal } from "../refusal.ts";
import type { Clock } from "../time/calendar.ts";
import type { Flag } from "../words/meaning.ts";
import { Asked, isAboutJobs, speaksOfJobs } from "./asked.ts";
import { asksForCause, why } from "./causes.ts";
import { compared, rate } from "./compared.ts";
import { RAN } from "./endings.ts";
import { list, listed } from "./listing.ts";
import { ONE_END, ofTwo, onlyError, top } from "./ranked.ts";
import type { Slots } from "./slots.ts";
import { ENDED, toWhich } from "./which.ts";

export function toQuestion(slots: Slots, clock: Clock): Question | Refusal {
  const which = toWhich(slots, clock);
  if ("because" in which) return which;
  const question = ask(slots, which, clock);
  return "because" in question || isOfJobsAsSaid(slots, question) ? question : NOT_OF_JOBS;
}

/** “How many invoices” are no jobs, and “how long is invoices” asks for no duration of one. */
function isOfJobsAsSaid(slots: Slots, question: Question): boolean {
  if (speaksOfJobs(slots) || slots.which.job !== null) return true;
  if (slots.tables.length > 0) return false;
  const isTimed = slots.flags.has("howLong") || slots.flags.has("longest") || slots.flags.has("shortest");
  if (question.intent === "duration") return isTimed;
  return question.intent !== "count" && !(question.intent === "list" && question.limit !== null && !isTimed);
}

/** `which` may hold what a question before this one said. */
export function ask(slots: Slots, which: Which, clock: Clock): Question | Refusal {
  const asked = new Asked(slots);
  const question = choose(asked, which, clock);
  if ("because" in question) return question;
  const isOfOne = (question.intent === "list" || question.intent === "why") && question.limit === 1;
  return isOfOne && slots.isOfEach ? OF_EACH : (asked.leftOver() ?? question);
}

const OF_EACH: Refusal = {
  because: "One of each is meant, or one of them all. Ask for each by itself, or join them with “or”.",
  offers: ["last failed discovery", "failures by source this week"],
};

function choose(asked: Asked, which: Which, clock: Clock): Question | Refusal {
  const { flags, measures, groupings, isPlural } = asked.slots;
  const said = (word: Flag) => flags.has(word);
  if (which.job !== null) return ofOneJob(asked, which);
  if (said("chain")) return { because: "Name the job whose retries you mean by its id, like J-7F3KQ2." };
  if (said("slowerThanUsual") || said("fasterThanUsual")) {
    if (which.status.some((status) => status !== "completed") && !said("ran"))
      return {
        because: "What is unusual is told of completed jobs alone.",
        offers: ["jobs slower than usual"],
      };
    const side = asked.has("slowerThanUsual") ? "slow" : "fast";
    for (const word of ["fasterThanUsual", "howMany"] as const) asked.has(word);
    return { intent: "unusual", which, side };
  }
  if (asked.slots.isOfTwo) return ofTwo(asked, which);
  if (said("compare") || said("trend")) return compared(asked, which, clock);
  if (said("rate")) return rate(asked, which);
  const isTimed = said("howLong") || measures.length > 0;
  if (
    said("longest") ||
    said("shortest") ||
    (isTimed && groupings.length === 0 && (said("most") || said("least")))
  )
    return byDuration(asked, which);
  if (isTimed) return duration(asked, which);
  if (said("why") && (said("most") || said("common") || said("often")) && onlyError(asked, which)) {
    asked.has("why");
    return top(asked, which, "error");
  }
  if (said("why") || asksForCause(asked, which)) return why(asked, which);
  const about = {
    ...asked.slots,
    // “Reasons for failures” asks for each.
    isAsked:
      (groupings[0] === "error" && asked.slots.isPluralGrouping) ||
      said("which") ||
      said("most") ||
      said("common") ||
      (groupings[0] === "error" && said("main")) ||
      said("least") ||
      said("by") ||
      // “Who started it?”
      (groupings[0] === "person" && (said("begun") || said("ran")) && !said("howMany")),
  };
  const [grouping = onlyError(asked, which), ...others] = groupings;
  if (grouping && others.length === 0 && about.isAsked && !said("last") && !said("first") && !said("when"))
    return top(asked, which, grouping);
  if (said("howMany") || said("often") || said("total")) {
    // “How often were they retried? Count the retries.”
    if (said("often") && which.trigger.join() === "retry") asked.has("retried");
    for (const word of ["howMany", "often", "total"] as const) asked.has(word);
    // “How many did people start by hand.”
    if (which.trigger.includes("manual")) asked.has("person");
    return { intent: "count", which: isOfRetries(asked, which) ? { ...which, trigger: ["retry"] } : which };
  }
  if (said("when")) return single(asked, which, "when");
  if (said("last") || said("first")) return single(asked, which, "job");
  return list(which, asked.slots, isPlural);
}

/** “How many times was discovery retried” counts retries, and “how many jobs were retried” would count what they are of. */
const isOfRetries = (asked: Asked, { trigger }: Which): boolean =>
  asked.slots.flags.has("often") &&
  asked.slots.which.status.length === 0 &&
  trigger.length === 0 &&
  asked.has("retried");

function ofOneJob(asked: Asked, which: Which): Question | Refusal {
  const isRetried = [asked.has("retried"), asked.has("chain")].includes(true);
  if (which.trigger.length > 0 && which.trigger.join() !== "retry")
    return { because: "How a job was started stands on its page." };
  if (which.trigger.length > 0 || isRetried) {
    if (which.startedBy.length > 0)
      return { because: "Ask for all retries of it: who started each stands there." };
    asked.has("howMany");
    asked.has("often");
    return { intent: "chain", which: { ...which, trigger: [], status: [] } };
  }
  if (asked.slots.flags.has("howLong") && which.status.includes("pending"))
    return { because: "How long a job waited stands on its page." };
  for (const word of ["person", "status", "source", "type", "asset"] as const) asked.has(word);
  const one = { ...which, status: [] };
  const isWhy = [asked.has("why"), asked.has("error")].includes(true);
  if (isWhy)
    return which.status.some((status) => status !== "failed")
      ? listed(one, "job", 1)
      : { intent: "why", which: one, limit: 1 };
  if (asked.has("howLong")) return listed(one, "duration", 1);
  return listed(one, asked.has("when") ? "when" : "job", 1);
}

function byDuration(asked: Asked, which: Which): Question | Refusal {
  const isShort = [asked.has("shortest"), asked.has("least")].includes(true);
  if (isShort && (asked.slots.flags.has("longest") || asked.slots.flags.has("most"))) return ONE_END;
  for (const word of ["longest", "most", "howLong"] as const) asked.has(word);
  const { flags } = asked.slots;
  // “The longest that ran”, “started by Maya”: of those that ended.
  const isOfRuns = asked.slots.which.status.length === 0 && (flags.has("ran") || flags.has("begun"));
  if (which.status.includes("running") && !isOfRuns)
    return {
      because: "Ask how long the running jobs have been running, or which ended job took longest.",
      offers: ["how long have the running jobs been running", "longest job today"],
    };
  const number = asked.number();
  const limit = number ?? (asked.slots.isPlural ? 10 : 1);
  // “Who started the slowest job”: of one job it is told who did.
  if (limit === 1 && (asked.slots.which.type.length > 0 || (isOfRuns && flags.has("jobs"))))
    asked.has("person");
  if (which.status.some((status) => status === "pending") && !isOfRuns)
    return { because: "What has not begun has no duration." };
  // “And the fastest?” after the slowest: of those that completed, as if it had been asked for first.
  const isOfAnyEnd = which.status.join() === ENDED.join() && asked.slots.which.status.length === 0;
  const status =
    which.status.length > 0 && !isOfAnyEnd && !isOfRuns
      ? which.status
      : isShort
        ? (["completed"] as const)
        : ENDED;
  return {
    intent: "list",
    which: { ...which, status: [...status] },
    order: isShort ? "shortest" : "longest",
    limit,
    about: "duration",
  };
}

function duration(asked: Asked, which: Which): Question | Refusal {
  const isOfTime = asked.has("howLong");
  if (!isOfTime && which.status.some((status) => status === "failed" || status === "cancelled"))
    return {
      because: "It does not say what is measured. Ask how long such jobs took, or how many there are.",
    };
  asked.has("often");
  const { measures, flags } = asked.slots;
  if (!isAboutJobs(asked.slots))
    return { because: "It does not say whose duration is meant.", isPartial: true };
  if (which.overSeconds !== null || which.underSeconds !== null)
    return {
      because: "How long jobs of a certain length take says nothing. Ask how many of them there are.",
    };
  const [measure = "median", ...others] = measures.filter(
    (name) => name !== "median" || measures.length === 1,
  );
  asked.use(measure);
  if (measures.length > 1) asked.use("median"); // "how long on average does it usually take"
  if (others.length > 0)
    return { because: "Ask for one measure at a time: the median, the average or a percentile." };
  if (flags.has("last") || flags.has("first")) {
    if (measures.length > 0) return { because: "One run has no average. Leave out “last” or the measure." };
    // One that goes on has not taken so long yet.
    const isOpen = asked.slots.which.status.length === 0;
    return single(asked, isOpen ? { ...which, status: [...ENDED] } : which, "duration");
  }
  const isActive =
    which.status.length > 0 && which.status.every((status) => status === "running" || status === "pending");
  if (isActive && (measures.length > 0 || which.status.includes("pending")))
    return { because: "How long jobs wait is told of each job, and not measured over many." };
  if (isActive) return listed(which, "duration", null);
  const status: Status[] =
    which.status.length === 0 || which.status.length >= 4 ? ["completed"] : which.status;
  if (status.includes("pending")) return { because: "What has not begun has no duration." };
  return { intent: "duration", which: { ...which, status: [...status] }, measure };
}

function single(asked: Asked, which: Which, about: "job" | "when" | "duration"): Question | Refusal {
  const isFirst = asked.has("first");
  if (isFirst && asked.slots.flags.has("last")) return ONE_END;
  for (const word of ["last", "status", "person"] as const) asked.has(word);
  if (about === "when" && asked.slots.flags.has("begun") && which.status.join() === "failed")
    return {
      because: "Since when something fails is not told. Ask when it failed last, or first.",
      offers: ["last failure", "first failure"],
    };
  if (about === "when") asked.has("when");
  // “When were the failures of yesterday”: each of them was at a time of its own.
  const areMany = asked.slots.isPlural && !isFirst && !asked.slots.flags.has("last");
  if (about === "when" && areMany && asked.slots.numbers.length === 0) return listed(which, "job", null);
  const limit = asked.number() ?? (asked.slots.isPlural && !asked.slots.flags.has("when") ? 10 : 1);
  // “When were metrics last captured”: what waits has not been.
  const one = about === "when" && which.status.length === 0 ? { ...which, status: [...RAN] } : which;
  return listed(one, about, limit, isFirst ? "oldest" : "newest");
}
