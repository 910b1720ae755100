import { expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [
      { id: "0198a000-0000-7000-8000-000000000001", name: "crm" },
      { id: "0198a000-0000-7000-8000-000000000003", name: "billing" },
    ],
    tables: [],
    people: [
      { id: "0198a000-0000-7000-8000-000000000002", name: "Maya Okafor" },
      { id: "0198a000-0000-7000-8000-000000000004", name: "Ingrid Solberg" },
    ],
    me: "0198a000-0000-7000-8000-000000000002",
  },
  types: ["asset_discovery", "connection_test"],
};
/** The last of the turns, each after the one before it. */
function isRead(text: string): boolean {
  let previous: Question | null = null;
  let isUnderstood = false;
  for (const turn of text.split(" | ")) {
    const understood = understand(turn, { ...surroundings, previous });
    isUnderstood = understood.isUnderstood;
    if (understood.isUnderstood) previous = understood.question;
  }
  return isUnderstood;
}

it.each([
  ["was the last failure on crm", "the last failure on crm"],
  ["didn't anything fail yesterday", "did anything fail yesterday"],
  ["isn't there anything pending", "is there anything pending"],
  ["aren't any jobs waiting", "are any jobs waiting"],
  ["can't you show me the failed jobs of crm", "can you show me the failed jobs of crm"],
  ["I couldn't find the failed jobs of crm", "I can't wait: the failed jobs of crm"],
  ["did crm not fail yesterday", "what did not fail on crm yesterday"],
  ["the count not the list: failures on Monday", "the count of failures on Monday"],
  ["failures yesterday but crm", "failures yesterday except crm"],
  ["failures yesterday, not all of them crm", "failures yesterday, all of them but crm"],
  ["which jobs did Ingrid cause last week", "which jobs did Ingrid trigger last week"],
  ["what did Maya work on in crm", "what did Maya run on crm"],
  ["Ingrid Okafor's jobs", "Ingrid and Maya Okafor's jobs"],
  ["failures of Maya's colleagues", "failures of Maya's jobs"],
  ["failures of Maya's source crm", "failures of Maya's discoveries of crm"],
  ["am I running anything", "did I run anything"],
  ["do I have failures today", "my failures today"],
  ["failures of me", "failures of mine"],
  ["me and Ingrid, failures this week", "failures of Ingrid and me this week"],
  ["why was the last discovery scheduled", "why did the last scheduled discovery fail"],
  ["which jobs failed often this week", "how often did jobs fail this week"],
  ["retries of the last failed discovery", "the last failed retry"],
  ["retries due to timeouts", "retries that failed due to timeouts"],
  ["did one of the last discoveries fail", "did the last discovery fail"],
  ["when failures happen in crm, are they timeouts", "when did timeouts happen in crm"],
  ["timeouts in crm, network errors in billing", "timeouts, network errors in billing"],
  ["crm: timeouts, billing: network errors", "crm and billing: timeouts, network errors"],
  ["compare crm and billing failures last week", "compare failures of crm last week with this week"],
  [
    "compare manual failures this week with scheduled ones last week",
    "compare manual failures this week with last week",
  ],
  ["how many more failures than Monday did Tuesday have", "how many more failures on Tuesday than Monday"],
  ["was the last job manual", "was the last job successful"],
  ["did the last discovery run on crm", "did the last discovery on crm succeed"],
  ["did Ingrid start the last discovery", "who started the last discovery"],
  ["is Tuesday the day with the most failures", "which day had the most failures this week"],
  ["the last job on crm | was it manual", "the last job on crm | was it successful"],
  ["failed jobs on crm | are they all timeouts", "failed jobs on crm | only the timeouts"],
  ["failures among the last 50 jobs", "the last 50 failures"],
  ["of the 10 slowest jobs which failed", "the 10 slowest failed jobs"],
  ["last 10 jobs on crm | the failed ones", "jobs on crm today | the failed ones"],
  ["latest 5 jobs | how many failed", "jobs today | how many failed"],
  ["failed discovery and all cancelled jobs", "failed and cancelled jobs"],
  ["failed jobs on crm and everything on billing", "failed jobs on crm and billing"],
  ["manual jobs on crm and failed on billing", "manual jobs on crm and on billing"],
  ["pending jobs and jobs that failed today", "pending and running jobs"],
  ["yesterday's failures vs today's retries", "yesterday's failures vs today's"],
  ["jobs by me or by schedule", "jobs by me or by Ingrid"],
  ["failed with timeout or cancelled", "failed or cancelled"],
  ["manual retries", "retries"],
  ["retries that were started by a person", "jobs that were started by a person"],
  ["failed jobs whose retry succeeded", "retries that succeeded"],
  ["Jobs that Maya started and Ingrid cancelled", "Jobs that Maya and Ingrid started"],
  ["Ingrid: which jobs failed on crm", "jobs by Ingrid: which failed on crm"],
  ["@Ingrid which jobs failed on crm", "which of Ingrid's jobs failed on crm"],
  ["failed jobs to show Ingrid", "failed jobs of Ingrid"],
  ["jobs whose discovery failed", "failed discoveries"],
  ["jobs from crm to billing", "jobs on crm and billing"],
  ["jobs about to fail", "jobs that failed"],
  ["which jobs failed to start", "which jobs failed"],
  ["failures only when scheduled", "only scheduled failures"],
  ["how many hours did jobs run today", "how many hours did the last discovery run"],
  ["jobs queued behind discovery", "queued discoveries"],
  ["quick failures", "a quick list of failures"],
  ["discoveries not done today", "discoveries that ran today"],
  ["exactly 3 failures on which source", "the top 3 sources by failures"],
  ["last job of every person", "last job of Ingrid"],
  ["failures by source, only the worst", "failures by source"],
  ["failures today, only the last", "failures today, only the last 2"],
  ["retries of Ingrid's jobs", "retries by Ingrid"],
  ["cancelled running jobs", "cancelled and running jobs"],
  ["jobs scheduled by Ingrid", "jobs started by Ingrid"],
  ["jobs Ingrid started for me", "can you list jobs Ingrid started"],
  ["failures I had this week", "failures we had this week"],
  ["jobs to be cancelled", "last job to be cancelled"],
  ["has discovery finished yet", "has discovery finished today"],
  ["jobs failing again on crm", "retries that failed again on crm"],
  ["jobs that ran until this morning", "jobs that ran this morning"],
  ["manually cancelled jobs", "jobs cancelled by hand"],
  ["why did only crm fail", "why did crm fail"],
  ["why did crm fail but not billing", "why did crm fail, not billing"],
  ["what do the failed jobs have in common", "the most common error"],
  ["jobs started after discovery failed", "failed jobs started after discovery"],
  ["jobs set off by Ingrid's discovery", "jobs set off by Ingrid"],
  ["as many failures as yesterday", "fewer failures than yesterday"],
  ["failure rate excluding cancelled jobs", "failure rate excluding retries"],
  ["median and p95 of discovery", "p95 of discovery"],
  ["how long did all discoveries take together", "how long did discoveries take on average"],
  ["people who only start discoveries", "people who start discoveries"],
  ["reasons for cancelled jobs", "reasons for failed jobs"],
  ["jobs with a retry", "jobs with a manual trigger"],
  ["do retries usually succeed", "how long do retries usually take"],
  ["failures on crm or yesterday", "failures on crm or billing"],
  ["have the failures on crm ended", "have any jobs on crm failed"],
  ["jobs on crm for Ingrid", "jobs on crm by Ingrid"],
  ["were the failures Ingrid's", "were there failures of Ingrid's"],
  ["were there only timeouts yesterday", "were there timeouts yesterday"],
  ["did crm fail when Ingrid ran it", "when did crm fail last"],
  ["did crm not fail today", "did crm fail today"],
  ["jobs on crm at that time", "jobs on crm at any time"],
  ["what is in the queue since yesterday", "what is in the queue"],
  ["what am I running", "my running jobs"],
  ["do I have pending jobs", "do we have pending jobs"],
  ["am I the only one who runs discovery", "who ran discovery"],
  ["which jobs just failed", "which jobs failed in the last hour"],
  ["which jobs often fail", "how often do jobs fail"],
  ["which jobs only fail", "only the jobs that failed"],
  ["which jobs failed today but not yesterday", "which jobs failed this week but not today"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(isRead(refused)).toBe(false);
  expect(isRead(answered)).toBe(true);
});

it("reads “Ingrid and I” as both people", () => {
  const understood = understand("jobs that Ingrid and I started", { ...surroundings, previous: null });
  expect(understood).toMatchObject({
    question: { which: { startedBy: surroundings.vocabulary.people.map(({ id }) => id).toReversed() } },
  });
});
