import type { History } from "./history.ts";
import type { Case } from "./judge.ts";
import { abstain } from "./truth.ts";
import { UNANSWERABLE_ANOMALIES, WRITTEN_ANOMALIES } from "./written-anomalies.ts";
import { UNANSWERABLE_FIFTH, WRITTEN_FIFTH } from "./written-fifth.ts";
import { UNANSWERABLE_FIRST, WRITTEN_FIRST } from "./written-first.ts";
import { UNANSWERABLE_FOURTH, WRITTEN_FOURTH } from "./written-fourth.ts";
import { UNANSWERABLE_SECOND, WRITTEN_SECOND } from "./written-second.ts";
import { UNANSWERABLE_SIXTH, WRITTEN_SIXTH } from "./written-sixth.ts";
import { UNANSWERABLE_THIRD, WRITTEN_THIRD } from "./written-third.ts";

/** The questions of the tests, with what has to come of each. */
export const writtenCases = (history: History): Case[] => {
  const unanswerable = [
    ...UNANSWERABLE_FIRST,
    ...UNANSWERABLE_SECOND,
    ...UNANSWERABLE_THIRD,
    ...UNANSWERABLE_FOURTH,
    ...UNANSWERABLE_FIFTH,
    ...UNANSWERABLE_SIXTH,
    ...UNANSWERABLE_ANOMALIES,
  ];
  const asked = [
    ...WRITTEN_FIRST,
    ...WRITTEN_SECOND,
    ...WRITTEN_THIRD,
    ...WRITTEN_FOURTH,
    ...WRITTEN_FIFTH,
    ...WRITTEN_SIXTH,
    ...WRITTEN_ANOMALIES,
  ].flatMap(({ truth, says }) =>
    says.split(" | ").map((question) => ({ question, now: history.now, expect: truth(history) })),
  );
  return [
    ...asked,
    ...unanswerable.map((question) => ({ question, now: history.now, expect: abstain(history) })),
  ];
};
