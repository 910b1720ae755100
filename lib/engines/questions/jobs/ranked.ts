/** Which has most of them: sources, types, people, reasons, days. */

import type { Grouping, Question, Which } from "../question.ts";
import { NOT_OF_JOBS, type Refusal } from "../refusal.ts";
import { type Asked, speaksOfJobs } from "./asked.ts";

/** The most common failure is one of a reason. */
export const onlyError = ({ slots: { flags } }: Asked, { status }: Which): Grouping | undefined =>
  (flags.has("common") || (flags.has("why") && (flags.has("most") || flags.has("often")))) &&
  status.length === 1 &&
  status[0] === "failed" &&
  !flags.has("howMany")
    ? "error"
    : undefined;

/** “Which had more failures, billing or crm.” */
export function ofTwo(asked: Asked, which: Which): Question | Refusal {
  const [by, ...others] = (
    [
      ["source", which.source],
      ["type", which.type],
      ["person", which.startedBy],
    ] as const
  ).flatMap(([grouping, ids]) => (ids.length === 2 ? [grouping] : []));
  if (
    !by ||
    others.length > 0 ||
    asked.slots.groupings.some((grouping) => grouping !== by && grouping !== "person")
  )
    return { because: "Say which two are compared: two sources, two types or two people." };
  if (asked.slots.periods.length > 1) return { because: "Ask which of two had more in one stretch of time." };
  if (asked.slots.flags.has("howMany") || asked.slots.flags.has("rate"))
    return { because: "By how many is told of two stretches of time, and not of two of a kind." };
  for (const word of ["trend", "most", "often", "compare", "person", by] as const) asked.has(word);
  return top(asked, which, by, 1);
}

/** “Which error came up most often” is of what failed, as what else ran has none. */
const isOfAnyEnd = ({ status }: Which): boolean => status.length === 0 || status.length >= 4;

export const ONE_END: Refusal = {
  because: "Ask for one end at a time: the first or the last, the most or the least.",
};

export function top(
  asked: Asked,
  which: Which,
  by: Grouping,
  most: number | null = null,
): Question | Refusal {
  const isCarriedOn = which.status.length > 0 || which.type.length > 0;
  if (by !== "error" && !speaksOfJobs(asked.slots) && !isCarriedOn) return NOT_OF_JOBS;
  if (by === "asset" && asked.slots.flags.has("begun"))
    return {
      because: "Tables are not started. Ask for jobs by table, or what changed.",
      offers: ["new tables this month"],
    };
  asked.has(by);
  asked.has("often");
  const isLeast = asked.has("least");
  const isMost = [asked.has("most"), asked.has("common"), by === "error" && asked.has("main")].includes(true);
  if (isLeast && isMost) return ONE_END;
  const isBy = asked.has("by") && asked.slots.isByGrouping;
  asked.has("howMany");
  if (asked.slots.flags.has("howMany") && !isBy && !isMost)
    return { because: `How many different ones there are is not counted. Ask for jobs by ${by}.` };
  if (by === "person" && which.status.join() === "cancelled")
    return { because: "Who cancelled jobs is kept with each job, and not counted." };
  asked.has("total");
  const limit =
    most ?? asked.number() ?? (isBy || asked.slots.isPluralGrouping || !(isMost || isLeast) ? null : 1);
  return {
    intent: "top",
    which: by === "error" && isOfAnyEnd(which) ? { ...which, status: ["failed"] } : which,
    by,
    order: isLeast ? "least" : "most",
    limit,
  };
}
