import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const [BILLING, CRM] = ["0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"];
const ask = (text: string, previous: Question | null = null): Question | null => {
  const understood = understand(text, {
    clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
    vocabulary: {
      sources: [
        { id: BILLING, name: "billing" },
        { id: CRM, name: "crm" },
      ],
      tables: [],
      people: [],
      me: null,
    },
    types: ["asset_discovery", "connection_test"],
    previous,
  });
  return understood.isUnderstood ? understood.question : null;
};

describe("a turn of phrase", () => {
  it.each([
    ["what stood in the way of the last discovery over at crm?", "why did the last discovery of crm fail"],
    ["jobs that failed at any time today", "jobs that failed today"],
    ["jobs who were started by the scheduler today", "jobs that were started by the scheduler today"],
    ["errors by kind last week", "failures by reason last week"],
    ["least busy source this week", "source with the fewest jobs this week"],
    ["did crm fail at any time", "did crm ever fail"],
    ["how many jobs met with failure yesterday?", "how many jobs failed yesterday"],
    ["to how many do yesterday's failures amount?", "how many jobs failed yesterday"],
    ["expressed as a percentage, how many jobs failed last week?", "failure rate last week"],
    ["within what time is a discovery of crm usually over?", "how long does discovery of crm usually take"],
    ["which jobs have yet to get off the ground?", "pending jobs"],
    ["which of today's jobs was the most drawn-out?", "the longest job today"],
    ["which of today's jobs needed the most time?", "the longest job today"],
    ["jobs past the ten minute mark today", "jobs longer than 10 minutes today"],
    ["95 out of 100 discoveries are done within what time?", "p95 of discoveries"],
    [
      "jobs on Monday set off neither by hand nor by a discovery",
      "jobs on Monday not started by hand or after a discovery",
    ],
    ["how many jobs failed today, counting only those of crm?", "how many jobs failed in crm today"],
    ["which jobs are queued but haven't begun yet?", "pending jobs"],
    ["has J-01DGHA been given another chance?", "was J-01DGHA retried"],
    ["discoveries gone bad last week", "discoveries that failed last week"],
    ["what's chugging along at this very moment?", "what is running right now"],
    ["when was crm last scanned for new tables?", "when was crm last discovered"],
    ["did anyone run a discovery over billing yesterday?", "did anyone run a discovery on billing yesterday"],
    ["the last failed discovery, what's the story?", "why did the last discovery fail"],
    [
      "last week's failures, minus those with trigger schedule",
      "failures last week not started by the schedule",
    ],
    ["how many schema changes came in yesterday?", "how many schema changes yesterday"],
    ["stale stuff in billing", "stale tables in billing"],
    ["did any job run out of time today?", "jobs that ran out of time today"],
    ["jobs out of time today", "jobs that ran out of time today"],
    ["what has billing been running this week?", "what has billing run this week"],
    ["which source gives us the most trouble?", "which source had the most failures"],
    ["any hiccups in billing today?", "any mishaps in billing today"],
    ["did anyone drop a table this week?", "was any table dropped this week"],
    ["which tables hold personal stuff?", "which tables hold personal data"],
    ["which source bore the brunt of last week's failures?", "which source had the most failures last week"],
  ])("asks what its plainer one does: %s", (turn, plain) => {
    expect(ask(turn)).not.toBeNull();
    expect(ask(turn)).toEqual(ask(plain));
  });

  it("goes on from the question before it as a plainer one does", () => {
    const before = ask("how many jobs failed in billing last week");
    for (const turn of [
      "likewise for crm",
      "crm, by contrast?",
      "looking at crm alone, what does it come to?",
    ])
      expect(ask(turn, before), turn).toEqual(ask("and crm?", before));
  });

  it.each([
    "give J-01DGHA another chance",
    "which jobs failed during the outage?",
    "who was behind the failure of J-01DGHA?",
    "what proportion of last week's failures fell on billing?",
    "how long until the discovery of crm is over?",
    "what is being done about the failures in crm?",
    "how many jobs nearly came to grief yesterday?",
    "jobs that failed just after 1 pm",
    "the most recent failure but one",
    "jobs this week, failed or skipped",
    "crm yesterday, no failures?",
    "failed jobs in crm, all sources",
    "which jobs were started to fix it",
    "did anyone drop the orders table?",
    "did anyone drop by today?",
    "did anyone other than the owner add a column?",
    "which source gives us the most trouble with columns?",
    "which source gives us trouble?",
    "which columns went bad in crm?",
    "tables with trigger schedule",
    "when was crm last scanned for viruses?",
    "when was crm last scanned for new columns?",
    "which changes came in from billing?",
    "which source had more discoveries over billing?",
    "the last discovery, what's the story?",
    "stuff that is stale but not critical in crm",
    "scan crm for new tables",
    "the discovery which does not find tables",
  ])("asks for nothing else than it says: %s", (turn) => {
    expect(ask(turn)).toBeNull();
  });

  it("widens nothing that the question before it narrowed", () => {
    const failed = ask("failed jobs on crm today");
    for (const turn of [
      "and yesterday, regardless of status",
      "and yesterday, any source",
      "and yesterday across all sources",
    ])
      expect(ask(turn, failed), turn).toBeNull();
    const critical = ask("critical schema changes this week");
    expect(ask("and last week, any severity", critical)).toBeNull();
    expect(ask("and last week", critical)).not.toBeNull();
  });
});
