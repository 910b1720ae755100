import { expect, it } from "vitest";
import { isReadOfJobs as isRead } from "#tests/support/asked-of-jobs.ts";

it.each([
  ["what did not run on crm yesterday", "what did not run on schedule yesterday"],
  ["which discoveries were not started today", "which discoveries were started today"],
  ["what jobs did not begin yet, still pending", "what jobs are still pending"],
  ["failures in the last week", "failures last week"],
  ["what has not run since Monday", "what has not run yet"],
  ["jobs started for Maya", "jobs started by Maya"],
  ["jobs on Tuesday this month", "jobs on Tuesday this week"],
  [
    "failures between Monday and Wednesday of this month",
    "failures between Monday and Wednesday of last week",
  ],
  ["jobs that failed or took longer than 10 minutes", "jobs that failed and took longer than 10 minutes"],
  ["failed jobs or those started by Maya", "failed jobs started by Maya"],
  ["jobs that failed or were not on schedule", "jobs that failed and were not on schedule"],
  ["which jobs did Maya look at yesterday", "which jobs did Maya start yesterday"],
  ["what did Maya find on Tuesday", "find what Maya ran on Tuesday"],
  ["jobs that Maya saw failing today", "failing jobs that Maya started today"],
  ["Maya said the crm discovery failed, when was that", "Maya's crm discovery failed, when was that"],
  ["according to Maya the crm discovery failed, why", "the crm discovery by Maya failed, why"],
  ["failures Maya had yesterday", "Maya's failures yesterday"],
  ["did the connection test pass on crm", "did the connection tests pass on crm"],
  ["all jobs green this morning", "all jobs that succeeded this morning"],
  ["jobs that ran off schedule yesterday", "jobs that ran on schedule yesterday"],
  ["how many hours of discovery last week", "how many discoveries last week"],
  ["failures this evening", "failures this afternoon"],
  ["everything failed yesterday", "everything that failed yesterday"],
  ["who runs crm", "who runs most jobs on crm"],
  ["schema changes this evening", "schema changes this afternoon"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(isRead(refused)).toBe(false);
  expect(isRead(answered)).toBe(true);
});
