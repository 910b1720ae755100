import type { History } from "./history.ts";
import type { Case } from "./judge.ts";
import { abstain, type Written } from "./truth.ts";
import { UNANSWERABLE_FIRST, WRITTEN_FIRST } from "./written-first.ts";
import { UNANSWERABLE_SECOND, WRITTEN_SECOND } from "./written-second.ts";

const UNANSWERABLE: Written = { truth: abstain, says: [...UNANSWERABLE_FIRST, ...UNANSWERABLE_SECOND] };

/** The questions of the tests, with what has to come of each. */
export const writtenCases = (history: History): Case[] =>
  [...WRITTEN_FIRST, ...WRITTEN_SECOND, UNANSWERABLE].flatMap(({ truth, says }) =>
    says.map((question) => ({ question, now: history.now, expect: truth(history) })),
  );
