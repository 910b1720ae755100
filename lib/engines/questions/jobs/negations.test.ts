import { describe, expect, it } from "vitest";
import { askedOfJobs as asked } from "#tests/support/asked-of-jobs.ts";

describe("a “not” that leaves nothing out", () => {
  it.each([
    ["didn't anything fail yesterday", "did anything fail yesterday"],
    ["isn't crm running", "is crm running"],
    ["isn't discovery running", "what is running other than discovery"],
    ["crm is not running, right?", "is crm running right now"],
    ["did crm not fail yesterday", "which jobs did not fail yesterday"],
    ["wasn't there a failure in crm yesterday", "was there a failure in crm yesterday"],
    [
      "didn't any connection test fail this week",
      "did any job fail this week that was not a connection test",
    ],
    ["can't you show me the failed jobs of crm", "can you show me the failed jobs of crm"],
    ["I couldn't find the failed jobs of crm", "failed jobs not in crm"],
    ["I don't want failures, I want cancelled jobs of today", "failures today, I don't need crm"],
    ["gimme the count not the list: failures on the 17th", "how many failures on the 17th, not the list"],
    ["failures, not a list but a number", "the number of failures, not the list"],
    ["failures yesterday, not all of them crm", "all failures yesterday, not crm"],
    ["completed or not, jobs of today", "failed or cancelled jobs of today"],
    ["everything from Ingrid, failed or not, of this week", "everything from Ingrid of this week"],
    ["not failures, cancelled jobs of today", "cancelled jobs of today, not failures"],
    [
      "excluding crm and manual jobs, failures this week",
      "excluding timeouts and network errors, failures this week",
    ],
    ["failures yesterday but crm", "failures yesterday except crm"],
    ["but for crm, what failed yesterday", "except for crm, what failed yesterday"],
    ["failed jobs without a reason this week", "failed jobs without timeouts this week"],
    ["when did Ingrid last not fail", "when did a job of Ingrid last fail"],
    ["what did not get discovered in crm", "what failed in crm that was not a discovery"],
    ["the last day without failure in crm", "what ran in crm today without failures"],
  ])("is refused in “%s”, where “%s” is answered", (refused, answered) => {
    expect(asked(refused)).toMatchObject({ isUnderstood: false });
    expect(asked(answered)).toMatchObject({ isUnderstood: true });
  });
});

it.each(["failures sans timeouts", "failures w/out timeouts", "failures != timeouts", "failures !timeouts"])(
  "reads “%s” as failures without timeouts",
  (text) => {
    expect(asked(text)).toEqual(asked("failures without timeouts"));
  },
);

describe("what is told of jobs", () => {
  it.each([
    ["crm failed today; what did billing do?", "what did billing do today?"],
    [
      "I know crm failed, but which jobs completed today",
      "I know it is late, but which jobs completed today",
    ],
    [
      "Ingrid started discovery yesterday, is it still running?",
      "did the discovery started by Ingrid fail today",
    ],
    ["crm timed out yesterday, is anything running", "crm failed today, who started it?"],
    ["Ingrid cancelled jobs yesterday, what ran in crm?", "what ran in crm yesterday"],
    ["the discovery in crm failed today, what did billing do?", "failures in crm today, which type?"],
    ["we noticed failures in crm today, did billing complete?", "I had a look at crm, what failed today?"],
    ["when crm failed today, what ran?", "when did crm fail today"],
    ["when jobs in crm fail, who started them?", "who started the jobs in crm that failed"],
    ["what error when crm failed last", "when crm failed last"],
    ["which jobs ran when crm failed", "which jobs ran on crm"],
    ["does crm fail when billing fails?", "did crm or billing fail today"],
    ["crm has failed. what completed today?", "crm failed today, which of those were timeouts"],
  ])("is no condition of what is asked: “%s” is refused, “%s” answered", (refused, answered) => {
    expect(asked(refused)).toMatchObject({ isUnderstood: false });
    expect(asked(answered)).toMatchObject({ isUnderstood: true });
  });
});
