/** Jobs and durations day by day, where an answer is about a few days. */

import type { Which } from "#lib/engines/questions/question.ts";
import { addDays, type Clock, type Day, today } from "#lib/engines/questions/time/calendar.ts";
import { countByDay, medianByDay } from "../read-by-day.ts";
import type { Chart } from "../views.ts";
import { inPeriod, periodOf } from "../words.ts";
import type { Asking } from "./asking.ts";

const [FEWEST_DAYS, MOST_DAYS] = [3, 92];
/** Of durations that are asked for without a time. */
const USUAL_DAYS = 30;
const FEWEST_MEASURED = 3;

/** Null where it is about a day or two, or about no time in particular. */
export async function jobsByDay(
  { db, scope, names }: Asking,
  which: Which,
  /** By day, where they were counted already. */
  known: ReadonlyMap<string, number> | null = null,
): Promise<Chart | null> {
  const { clock } = names;
  const days = daysOf(which, clock);
  if (days === null || which.job !== null) return null;
  const counts = known ?? new Map(await countByDay(db, scope, which, clock.timeZone));
  return {
    label: `Jobs by day of creation, ${inPeriod(periodOf(which, clock))}`,
    unit: "jobs",
    outcome: outcomeOf(which),
    points: days.map((day) => ({ day, value: counts.get(day) ?? 0 })),
  };
}

export async function durationsByDay({ db, scope, names }: Asking, which: Which): Promise<Chart | null> {
  const { clock } = names;
  const since = new Date(clock.now.getTime() - USUAL_DAYS * 86_400_000).toISOString();
  const meant = which.since === null && which.until === null ? { ...which, since } : which;
  const days = daysOf(meant, clock);
  if (days === null) return null;
  const medians = new Map(await medianByDay(db, scope, meant, clock.timeZone));
  if (medians.size < FEWEST_MEASURED) return null;
  return {
    label: `Median duration by day of creation, ${inPeriod(periodOf(meant, clock))}`,
    unit: "ms",
    outcome: null,
    // What is empty before the first run says nothing.
    points: days
      .map((day) => ({ day, value: medians.get(day) ?? null }))
      .slice(days.findIndex((day) => medians.has(day))),
  };
}

function outcomeOf({ status }: Which): Chart["outcome"] {
  const [only, ...others] = status;
  if (others.length > 0) return null;
  return only === "completed" || only === "failed" || only === "cancelled" ? only : null;
}

/** `2026-11-26`, each of them; null where there are too few or too many. */
function daysOf({ since, until }: Which, clock: Clock): string[] | null {
  if (since === null) return null;
  const { timeZone } = clock;
  const last = today({ now: until === null ? clock.now : new Date(Date.parse(until) - 1), timeZone });
  const days: string[] = [];
  for (let day = today({ now: new Date(since), timeZone }); days.length <= MOST_DAYS; day = addDays(day, 1)) {
    days.push(textOf(day));
    if (textOf(day) >= textOf(last)) break;
  }
  return days.length < FEWEST_DAYS || days.length > MOST_DAYS ? null : days;
}

const textOf = ({ year, month, day }: Day): string =>
  `${year}-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`;
