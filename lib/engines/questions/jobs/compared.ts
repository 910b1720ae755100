/** Shares of an outcome, and the same number of two stretches of time. */

import type { Question, Which } from "../question.ts";
import { NOT_OF_JOBS, type Refusal } from "../refusal.ts";
import type { Clock } from "../time/calendar.ts";
import { type Asked, speaksOfJobs } from "./asked.ts";
import { instants } from "./which.ts";

export function compared(asked: Asked, which: Which, clock: Clock): Question | Refusal {
  const isNamed = [asked.has("compare"), asked.has("trend")][0];
  const isCounted = asked.has("howMany");
  const [first, second, ...others] = asked.slots.periods;
  // “What changed yesterday” says no other day, and may mean none.
  if (!isNamed && !second) return { because: "Say with what it is compared, like this week with last week." };
  if (!first || others.length > 0)
    return { because: "Say which two stretches of time to compare, like this week with last week." };
  const measure = asked.has("rate")
    ? "rate"
    : asked.has("howLong") || asked.slots.measures.length > 0
      ? "duration"
      : "count";
  if (measure === "count" && !speaksOfJobs(asked.slots)) return NOT_OF_JOBS;
  if (measure === "duration" && which.status.some((status) => status !== "completed"))
    return { because: "Only durations of completed jobs are compared." };
  for (const name of asked.slots.measures) if (name === "median") asked.use(name);
  if (measure === "rate" && which.status.join() !== "failed")
    return { because: "Only rates of failure are compared." };
  const told = (isCounted && measure === "count" && asked.slots.difference) || "both";
  if (
    second &&
    first.since?.getTime() === second.since?.getTime() &&
    first.until?.getTime() === second.until?.getTime()
  )
    return { because: "Both of these are the same time. Name the dates that are compared." };
  if (second) return { intent: "compare", which, measure, before: instants(second, clock), told };
  const { since, until } = first;
  if (!since || !until)
    return { because: "Say which two stretches of time to compare, like today with yesterday." };
  const next = { since: until, until: new Date(until.getTime() + (until.getTime() - since.getTime())) };
  if (next.since >= clock.now) return { because: "Say with what it is compared, like with last week." };
  return {
    intent: "compare",
    which: { ...which, ...instants(next, clock) },
    measure,
    before: instants(first, clock),
    told,
  };
}

export function rate(asked: Asked, which: Which): Question | Refusal {
  for (const word of ["rate", "howMany", "total", "often"] as const) asked.has(word);
  if (which.errorClass.length > 0)
    return {
      because: "Shares of single reasons are not told. Ask for failures by reason.",
      offers: ["failures by reason"],
    };
  const [outcome, ...others] = which.status;
  if (others.length > 0 || !(outcome === "failed" || outcome === "completed" || outcome === "cancelled"))
    return {
      because: "Say whose share is meant: of jobs that failed, completed or were cancelled.",
      offers: ["failure rate", "success rate"],
    };
  return { intent: "rate", which: { ...which, status: [] }, outcome };
}
