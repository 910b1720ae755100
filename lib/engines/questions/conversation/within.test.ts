import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const vocabulary = {
  sources: [
    { id: "0198a000-0000-7000-8000-000000000001", name: "crm" },
    { id: "0198a000-0000-7000-8000-000000000002", name: "orders" },
  ],
  tables: [],
  people: [{ id: "0198a000-0000-7000-8000-000000000003", name: "Maya Okafor" }],
  me: null,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const types = ["asset_discovery", "lineage_extraction"];
const ask = (text: string, previous: Question | null = null) => {
  const understood = understand(text, { clock, vocabulary, types, previous });
  return understood.isUnderstood ? understood.question : null;
};

describe("a whole question that does not say of which jobs", () => {
  it.each([
    ["jobs on crm today", "how many failed", "how many jobs failed on crm today"],
    ["jobs on crm today", "what percentage failed", "failure rate on crm today"],
    ["jobs on crm today", "which job took the longest", "which job took the longest on crm today"],
    ["jobs on crm today", "list the manual jobs", "list the manual jobs on crm today"],
    ["discovery on crm this week", "how many failed", "how many discoveries failed on crm this week"],
    ["Maya's jobs this week", "any failures", "any failures of Maya's jobs this week"],
    ["jobs over 10 minutes today", "which failed", "which jobs over 10 minutes failed today"],
    ["timeouts on crm", "cancelled jobs", "cancelled jobs on crm"],
    ["failures by source this week", "show the jobs", "failures this week"],
    ["failed jobs on crm today", "which source failed most", "which source failed most today"],
    ["jobs on crm yesterday", "what is running", "what is running on crm"],
  ])("is of those that were asked for before: “%s”, “%s”", (before, turn, whole) => {
    expect(ask(whole)).not.toBeNull();
    expect(ask(turn, ask(before))).toEqual(ask(whole));
  });

  it.each([
    ["jobs on crm today", "how many jobs failed overall"],
    ["jobs on crm today", "all failures"],
    ["jobs on crm today", "which jobs failed on orders this week"],
    ["jobs on crm today", "Show me failed jobs for the orders database"],
    ["failed jobs this week", "how long does discovery usually take on orders"],
  ])("is of others where it says so: “%s”, “%s”", (before, turn) => {
    expect(ask(turn, ask(before))).toEqual(ask(turn));
  });

  it.each([
    ["failed jobs on crm today", "who started the most jobs"],
    ["jobs on crm this week vs last week", "how many failed"],
    ["jobs on crm today", "which jobs failed on orders"],
  ])("is not answered where both may be meant: “%s”, “%s”", (before, turn) => {
    expect(ask(before)).not.toBeNull();
    expect(ask(turn, ask(before))).toBeNull();
  });
});
