import { expect, it } from "vitest";
import { askedOfJobs as read } from "#tests/support/asked-of-jobs.ts";

it.each([
  ["were there more failures this Monday than last Monday", "more failures on Monday than on Tuesday"],
  [
    "how many fewer failures yesterday than last Wednesday",
    "how many fewer failures yesterday than on Monday",
  ],
  ["did more jobs fail last weekend than this weekend", "did more jobs fail last week than this week"],
  [
    "were there more failures on Monday or on Tuesday last week",
    "were there more failures on Monday or on Tuesday",
  ],
  ["compare today with yesterday until noon, failures", "compare today with yesterday, failures"],
  ["what failed before 9:00 this week", "what failed before 9:00 yesterday"],
  ["from 9:00 to 10:00, what failed this week", "from 9:00 to 10:00, what failed"],
  ["what failed between 9:00 and 10:00 in November", "what failed between 9:00 and 10:00 on Monday"],
  ["what failed this month in the evening", "what failed yesterday in the evening"],
  ["what failed overnight this week", "what failed overnight"],
  ["how many weekend jobs failed this month", "weekend failures"],
  ["as of today, how many have failed this month", "how many have failed this month"],
  ["what failed in the two days before Monday", "what failed before Monday"],
  ["what failed in the five days from the 16th", "failures by day since the 16th"],
  ["what failed for two days", "what failed in the last two days"],
  ["what failed for days in crm", "on which days did crm fail this week"],
  ["the last day crm failed", "failures in the last day"],
  ["failures in the last days", "failures in the last 3 days"],
  ["the last day of timeouts", "timeouts of the last day"],
  ["failures since 1 December", "failures since 1 December 2025"],
  ["which jobs failed these days", "which jobs failed today"],
  ["24/7 failures", "failures on 24 July"],
  ["which job just failed", "just the failed jobs"],
  ["what failed all the time in crm", "failures of all time in crm"],
  ["crm normally succeeds", "how long does crm normally take"],
  ["why did crm fail at 10 yesterday", "why did crm fail yesterday"],
  ["why did crm fail on the 20", "why did crm fail on the 20th"],
  ["who started the 10 am job", "who started the last 10 jobs"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(read(refused)).toMatchObject({ isUnderstood: false });
  expect(read(answered)).toMatchObject({ isUnderstood: true });
});

it.each([
  ["on and after 20 November, what failed", "2026-11-19T23:00:00.000Z", null],
  ["what failed on and before 10 November", null, "2026-11-10T23:00:00.000Z"],
  ["failures on crm Fri am", "2026-11-19T23:00:00.000Z", "2026-11-20T11:00:00.000Z"],
  ["what failed yesterday pm", "2026-11-25T11:00:00.000Z", "2026-11-25T23:00:00.000Z"],
  ["what failed in the night after Monday", "2026-11-23T17:00:00.000Z", "2026-11-24T07:00:00.000Z"],
  [
    "from the first to the tenth of november, failures",
    "2026-10-31T23:00:00.000Z",
    "2026-11-10T23:00:00.000Z",
  ],
  ["u know which jobs failed 2day", "2026-11-25T23:00:00.000Z", null],
])("“%s” is read as it is written", (text, since, until) => {
  expect(read(text)).toMatchObject({ question: { which: { since, until } } });
});
