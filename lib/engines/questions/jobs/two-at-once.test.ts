import { expect, it } from "vitest";
import { askedOfJobs, isReadOfJobs as isRead } from "#tests/support/asked-of-jobs.ts";

it.each([
  ["timeouts in crm, network errors in billing", "timeouts and network errors in crm and billing"],
  ["discoveries by Maya, tag jobs by Ingrid", "discoveries and tag jobs by Maya and Ingrid"],
  ["crm: timeouts, billing: network", "crm, billing: timeouts"],
  ["crm's failures and Ingrid's jobs today", "crm's and billing's failures today"],
  ["what did Maya run that Ingrid ran too", "what did Maya and Ingrid run"],
  ["compare crm and billing failures last week", "compare crm failures this week with last week"],
  ["timeouts vs permission errors last week", "timeouts this week vs last week"],
  ["failures last week compared to Ingrid", "failures last week compared to this week"],
  ["compare retries and failures last week", "compare retries this week with last week"],
  ["how many more failures than Monday did Tuesday have", "how many more failures on Tuesday than on Monday"],
  ["than last week, how many more failures this week", "how many more failures this week than last week"],
  ["failures this Monday compared with last Monday", "failures on Tuesday compared with Monday"],
  ["more failures on Tuesday than on Monday last week", "more failures on Tuesday than on Monday"],
  ["last failure of crm and of billing", "last failure of crm or billing"],
  ["longest discovery and longest tag job", "longest discovery"],
  ["when did crm and billing last fail", "when did crm last fail"],
  ["why did the last job in crm and in billing fail", "why did the last job in crm fail"],
  ["which jobs failed and how many completed", "which jobs failed or completed"],
  ["list and count failures yesterday", "list failures yesterday"],
  ["which source had most failures and timeouts", "which source had most timeouts"],
  ["how many failed in total this week and in crm", "how many failed in total this week in crm"],
  ["who started most, and who least", "who started most"],
  ["did the shortest job yesterday fail", "did the longest job yesterday fail"],
  ["were the 3 fastest jobs successful", "the 3 fastest successful jobs"],
  ["did one of the last discoveries fail", "did the last discovery fail"],
  ["was the last job that failed a discovery", "the last discovery that failed"],
  ["are timeouts the most common reason in crm", "the most common reason in crm"],
  ["how many jobs did Maya start | did the last one fail", "the last job of Maya | did it fail"],
  ["Maya would like to see Ingrid's failed jobs", "I would like to see Ingrid's failed jobs"],
  ["failures of Maya's colleagues", "failures of Maya's jobs"],
  ["crm's share of failures last week", "crm's failure rate last week"],
  ["which source had most failures per job", "which source had most failed jobs"],
  ["jobs over one hour in total", "jobs over one hour"],
  ["failures by day and the total", "failures by day"],
  ["were yesterday's failures in crm", "were there failures in crm yesterday"],
  ["failed jobs and who started them", "who started failed jobs"],
  ["failure rate of crm and of billing", "failure rate of crm"],
  ["which jobs did the discovery in crm start today", "which jobs did Maya start today"],
  ["the last 5 jobs | which failed", "jobs today | which failed"],
  ["time spent in crm yesterday", "usual duration of jobs in crm"],
  ["when did all jobs last complete in crm", "when did a job last complete in crm"],
  ["when did the last failed job in crm finish", "when was the last failed job in crm"],
  ["who started only one job this week", "who started a job this week"],
  ["Maya's worst day last week", "the worst day for failures last week"],
  ["Maya's jobs in the source that failed most", "the source that failed most"],
  ["the most common failure by source", "the most common failure"],
  ["the last 5 jobs, of which failed", "the last 5 failed jobs"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(isRead(refused)).toBe(false);
  expect(isRead(answered)).toBe(true);
});

it("shows how the last few ended, where it is asked whether they ended so", () => {
  const understood = askedOfJobs("have the last 5 discoveries succeeded");
  expect(understood).toMatchObject({ question: { intent: "list", limit: 5, which: { status: [] } } });
});

it.each(["when did jobs fail in crm this week", "when were the failures of this week in crm"])(
  "lists all of them, of which each was at a time of its own: %s",
  (text) => {
    const understood = askedOfJobs(text);
    expect(understood).toMatchObject({ question: { intent: "list", limit: null, about: "job" } });
  },
);
