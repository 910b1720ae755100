import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const [CRM, ORDERS] = ["0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"];
const MAYA = "0198a000-0000-7000-8000-000000000021";
const vocabulary = {
  sources: [
    { id: CRM, name: "crm" },
    { id: ORDERS, name: "orders" },
  ],
  tables: [
    { id: "0198a000-0000-7000-8000-000000000011", name: "customers", schema: "public", sourceId: CRM },
  ],
  people: [{ id: MAYA, name: "Maya Okafor" }],
  me: null,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const types = ["asset_discovery", "freshness_check"];
const ask = (text: string, previous: Question | null = null) => {
  const understood = understand(text, { clock, vocabulary, types, previous });
  return understood.isUnderstood ? understood.question : null;
};

describe("a turn that leaves place and time unsaid", () => {
  it.each([
    ["schema changes in crm this week", "which columns were added", "columns added in crm this week"],
    ["schema changes in crm this week", "any anomalies", "anomalies in crm this week"],
    ["stale tables in crm", "how many are fresh", "fresh tables in crm"],
    ["which tables are in crm", "which changed this week", "schema changes in crm this week"],
    ["failed jobs in crm yesterday", "schema changes there", "schema changes in crm yesterday"],
    ["schema changes in crm yesterday", "what failed there", "failed jobs on crm yesterday"],
    ["schema changes on Tuesday", "which jobs failed that day", "failed jobs on Tuesday"],
    ["failed jobs on Tuesday", "what changed then", "schema changes on Tuesday"],
    ["jobs on crm today", "there and on orders", "jobs on crm and orders today"],
    ["failed jobs on crm today", "which failed on orders", "failed jobs on orders today"],
    ["failed jobs on crm today", "did anything fail yesterday", "failed jobs on crm yesterday"],
    ["failed jobs on crm today", "which discoveries failed", "failed discoveries on crm today"],
    ["failed jobs today", "any over 10 minutes", "failed jobs over 10 minutes today"],
    ["how many jobs failed today", "how many by Maya", "how many jobs by Maya failed today"],
    ["what failed today", "what was the error", "why did jobs fail today"],
    ["failure rate on crm today", "which ones failed", "failed jobs on crm today"],
    ["jobs over 10 minutes today", "under 5 minutes", "jobs under 5 minutes today"],
  ])("keeps those of the question before it: “%s”, “%s”", (before, turn, whole) => {
    expect(ask(whole)).not.toBeNull();
    expect(ask(turn, ask(before))).toEqual(ask(whole));
  });

  it.each([
    ["schema changes in crm this week", "which jobs failed", "which jobs failed overall"],
    ["failed jobs on crm today", "stale tables", "stale tables everywhere"],
    ["failed jobs today", "how many tables", "how many tables do we have"],
    ["schema changes this week", "failed jobs", "failed jobs today"],
    ["stale tables in crm", "which jobs failed on them today", "which jobs failed on crm today"],
    ["schema changes this week", "which jobs failed that day", "which jobs failed that week"],
    ["which tables hold emails", "which changed this week", "schema changes this week"],
    ["which tables hold emails", "of those, which also hold phone numbers", "and phone numbers"],
    ["schema changes in crm this week", "how many tables", "by table"],
    ["columns removed this week", "and tables", "which tables"],
    ["jobs today", "how many ran in total", "how many failed"],
    ["what failed today", "out of how many", "how many"],
    ["what failed today", "did the retry work", "did discovery succeed today"],
    ["failed jobs by Maya", "and by the schedule", "the cancelled ones"],
    ["timeouts on crm", "completed ones", "permission errors"],
    ["jobs over 10 minutes today", "pending", "failed"],
    ["failures by source this week", "list them", "and last week"],
    ["average duration of discovery this week", "which ones", "and last week"],
    ["how many jobs failed yesterday", "what about in total", "what about today"],
    ["last 5 failures", "the oldest", "the oldest failure today"],
    ["last 5 failures", "only on crm", "and on crm"],
    ["failed jobs on orders today", "and on customers", "and on crm"],
    ["failed jobs on crm today", "what is crm", "what is running"],
    ["where are phone numbers", "how many columns are there", "how many columns are there in crm"],
  ])("has to say them elsewhere: after “%s”, “%s” is refused, and not “%s”", (before, refused, answered) => {
    const previous = ask(before);
    expect(previous).not.toBeNull();
    expect(ask(refused, previous)).toBeNull();
    expect(ask(answered, previous)).not.toBeNull();
  });
});

describe("what is added to the question before it", () => {
  it.each([
    ["failed jobs on crm today", "also on orders", "failed jobs on crm and orders today"],
    ["failed jobs today", "the cancelled ones too", "failed and cancelled jobs today"],
    ["schema changes in crm this week", "orders as well", "schema changes in crm and orders this week"],
  ])("is asked for beside it: “%s”, “%s”", (before, turn, whole) => {
    expect(ask(whole)).not.toBeNull();
    expect(ask(turn, ask(before))).toEqual(ask(whole));
  });

  it.each([
    ["failed jobs today", "yesterday too", "and yesterday"],
    ["failed jobs today", "on crm too", "only on crm"],
  ])("says what it is beside: after “%s”, “%s” is refused, and not “%s”", (before, refused, answered) => {
    expect(ask(refused, ask(before))).toBeNull();
    expect(ask(answered, ask(before))).not.toBeNull();
  });
});
