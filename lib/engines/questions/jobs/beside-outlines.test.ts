import { expect, it } from "vitest";
import { understand } from "../understand.ts";

const CRM = "0198a000-0000-7000-8000-000000000001";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [{ id: CRM, name: "crm" }],
    tables: [
      { id: "0198a000-0000-7000-8000-000000000003", name: "invoices", schema: "public", sourceId: CRM },
    ],
    people: [{ id: "0198a000-0000-7000-8000-000000000002", name: "Maya Okafor" }],
    me: null,
  },
  types: ["asset_discovery", "connection_test", "intelligence_analysis", "metric_capture"],
  previous: null,
};
const isRead = (text: string) => understand(text, surroundings).isUnderstood;

it.each([
  ["analysis of failures last week", "analysis jobs that failed last week"],
  ["reports failed yesterday", "jobs failed yesterday"],
  ["top failure by source", "failures by source"],
  ["failures yesterday affecting invoices", "failures yesterday on invoices"],
  ["did failures start on Monday on crm", "did jobs fail on Monday on crm"],
  ["did too many jobs fail yesterday", "did many jobs fail yesterday"],
  ["which jobs did the discovery on crm start today", "which discovery jobs on crm started today"],
  ["how many did crm go through", "how many on crm completed"],
  ["for how long did crm fail yesterday", "how many times did crm fail yesterday"],
  ["the 3 jobs that failed on crm yesterday, who started them", "who started the jobs that failed on crm"],
  ["what did J-7F3KQ2 find", "did J-7F3KQ2 fail"],
  ["when is discovery run", "when did discovery last run"],
  ["what's wrong with crm", "what went wrong with crm yesterday"],
  ["failed jobs that were cancelled this week", "jobs that failed or were cancelled this week"],
  ["why so many failures last week", "why the failures last week"],
  ["outages last week", "breakdowns last week"],
  ["why crm", "why did crm fail"],
  ["did last night's jobs succeed", "which of last night's jobs succeeded"],
  ["did the scheduled jobs complete yesterday", "scheduled jobs that completed yesterday"],
  ["current jobs on crm yesterday", "jobs on crm yesterday"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(isRead(refused)).toBe(false);
  expect(isRead(answered)).toBe(true);
});

it("takes what waits for nothing that has run", () => {
  const RAN = ["running", "completed", "failed", "cancelled"];
  for (const text of ["when did we last discover crm", "did discovery run on crm today"])
    expect(understand(text, surroundings)).toMatchObject({ question: { which: { status: RAN } } });
});

it("lists what is marked with “#”, and counts where “#” stands before what is counted", () => {
  expect(understand("failed jobs #crm", surroundings)).toMatchObject({ question: { intent: "list" } });
  expect(understand("#failures on crm", surroundings)).toMatchObject({ question: { intent: "count" } });
});

it("tells who started the one that took longest, and when a table was updated", () => {
  const longest = { intent: "list", order: "longest", limit: 1 };
  for (const text of ["who started the slowest job this week", "who ran the longest discovery on crm"])
    expect(understand(text, surroundings)).toMatchObject({ question: longest });
  expect(understand("was invoices updated today", surroundings)).toMatchObject({
    question: { intent: "freshness" },
  });
  expect(isRead("who started the longest jobs this week")).toBe(false);
});

it("looks for no table that is called like a job", () => {
  expect(understand("the table of J-7F3KQ2", surroundings)).toMatchObject({
    question: { which: { job: "J-7F3KQ2" } },
  });
});
