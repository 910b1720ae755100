import { formatQuantity } from "#lib/format.ts";
import type { ScheduleChange, ScheduleState } from "./views.ts";
import { describeCadence } from "./words.ts";

const TURNED: Record<ScheduleState, string> = {
  active: "Resumed",
  paused: "Paused",
  suspended: "Paused: the source refuses its credentials",
};

/** Newest first: what each made different from the one before it. */
export const changesTold = (changes: readonly ScheduleChange[]) =>
  changes.map((change, at) => ({ ...change, words: wordsOf(change, changes[at + 1]) }));

function wordsOf(change: ScheduleChange, before: ScheduleChange | undefined): string {
  const cadence = `${describeCadence(change)} (${change.timeZone})`;
  if (!before) return cadence;
  const told = [
    ...(change.state === before.state ? [] : [TURNED[change.state]]),
    ...(cadence === `${describeCadence(before)} (${before.timeZone})` ? [] : [cadence]),
    ...(change.jitterSeconds === before.jitterSeconds ? [] : [jitterWords(change.jitterSeconds)]),
  ];
  return told.join("; ");
}

const jitterWords = (seconds: number): string =>
  seconds === 0 ? "starts at its time" : `may start up to ${formatQuantity(seconds / 60, "minute")} later`;
