import { expect, test } from "vitest";
import { causeWords } from "./cause-words.ts";

test.each([
  [{ kind: "tables", from: 201, to: 310 }, "tables 201 → 310"],
  [{ kind: "rows", from: 1_200_000, to: 4_800_000 }, "rows 1.2M → 4.8M"],
  [{ kind: "columns", from: 900, to: 1_400 }, "columns 900 → 1,400"],
  [{ kind: "changes", from: 1, to: 120 }, "120 schema changes"],
  [{ kind: "statisticsAgeHours", from: 12, to: 300 }, "statistics 13 days old"],
  [{ kind: "replicaLagSeconds", from: 0.2, to: 95 }, "replica 1m 35s behind"],
  [{ kind: "waitedMs", from: 400, to: 240_000 }, "waited 4m 00s"],
  [{ kind: "attempts", from: 1, to: 2 }, "attempt 2"],
] as const)("%j is “%s”", (cause, words) => {
  expect(causeWords(cause)).toBe(words);
});
