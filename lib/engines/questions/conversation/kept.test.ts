import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const [CRM, ORDERS] = ["0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"];
const vocabulary = {
  sources: [
    { id: CRM, name: "crm" },
    { id: ORDERS, name: "orders" },
  ],
  tables: [
    { id: "0198a000-0000-7000-8000-000000000011", name: "customers", schema: "public", sourceId: CRM },
  ],
  people: [],
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
  ])("keeps those of the question before it: “%s”, “%s”", (before, turn, whole) => {
    expect(ask(whole)).not.toBeNull();
    expect(ask(turn, ask(before))).toEqual(ask(whole));
  });

  it.each([
    ["schema changes in crm this week", "which jobs failed", "which jobs failed overall"],
    ["failed jobs on crm today", "stale tables", "stale tables everywhere"],
    ["schema changes this week", "failed jobs", "failed jobs today"],
    ["stale tables in crm", "which jobs failed on them today", "which jobs failed on crm today"],
    ["schema changes this week", "which jobs failed that day", "which jobs failed that week"],
    ["which tables hold emails", "which changed this week", "schema changes this week"],
    ["which tables hold emails", "of those, which also hold phone numbers", "and phone numbers"],
    ["where are phone numbers", "how many columns are there", "how many columns are there in crm"],
  ])("has to say them elsewhere: after “%s”, “%s” is refused, and not “%s”", (before, refused, answered) => {
    const previous = ask(before);
    expect(previous).not.toBeNull();
    expect(ask(refused, previous)).toBeNull();
    expect(ask(answered, previous)).not.toBeNull();
  });
});
