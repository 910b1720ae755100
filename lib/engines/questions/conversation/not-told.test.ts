import { expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const crm = "0198a000-0000-7000-8000-000000000001";
const orders = "0198a000-0000-7000-8000-000000000002";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [
      { id: crm, name: "crm" },
      { id: orders, name: "orders" },
      { id: "0198a000-0000-7000-8000-000000000003", name: "billing" },
    ],
    tables: [
      { id: "0198a000-0000-7000-8000-000000000011", name: "customers", schema: "public", sourceId: crm },
    ],
    people: [{ id: "0198a000-0000-7000-8000-000000000021", name: "Maya Okafor" }],
    me: null,
  },
  types: ["asset_discovery", "lineage_extraction"],
};
/** What is understood of the last of these, each asked after the one before it. */
const ask = (...texts: string[]) =>
  texts.reduce<Question | null>((previous, text) => {
    const understood = understand(text, { ...surroundings, previous });
    return understood.isUnderstood ? understood.question : null;
  }, null);

it.each([
  ["what failed yesterday", "what does that affect?", "what changed yesterday?"],
  ["what changed on customers this week", "which jobs found that?", "which jobs ran on customers this week?"],
  ["failed jobs today", "list both", "list them"],
  ["failed jobs today", "and yesterday's, together", "and yesterday's"],
  ["failed jobs today", "no discovery among them?", "no discovery"],
  ["failed jobs this week", "one from each day", "by day"],
  ["failed jobs today", "as yesterday?", "and yesterday?"],
  ["failed jobs today", "theirs?", "Maya's?"],
  ["failed jobs on crm today", "and all jobs?", "and all jobs today?"],
  ["failed jobs on crm today", "or orders", "and orders?"],
  ["failed jobs today except crm", "and orders?", "only orders"],
  ["failed jobs today", "and the last one, why?", "why did the last one fail?"],
  ["last cancelled job", "why?", "when?"],
  ["longest job today", "list them all", "the 3 longest"],
  ["jobs on customers today", "and in all of crm?", "and yesterday?"],
  ["schema changes this week", "on tables with emails?", "on customers?"],
  ["critical schema changes this week", "all", "and last week"],
  ["failed jobs on crm last week", "failed jobs on billing", "failed jobs on billing last week"],
  ["how long does discovery take", "when it fails", "when did it last fail"],
  ["columns dropped this week", "do any hold emails?", "which columns hold emails"],
  ["failed jobs today", "the worst table", "which table failed most?"],
  ["timeouts this week", "all reasons", "and permission errors"],
  ["last 5 discoveries", "which failed?", "which discoveries failed today?"],
])("after “%s”, “%s” is refused, where “%s” is answered", (before, refused, answered) => {
  expect(ask(before)).not.toBeNull();
  expect(ask(before, refused)).toBeNull();
  expect(ask(before, answered)).not.toBeNull();
});

it.each([
  [["failures by source today", "list those of crm"], "failed jobs on crm today"],
  [["how long does discovery take", "and when Maya starts it?"], "how long do discoveries by Maya take"],
  [["failed jobs today", "with cancelled ones"], "failed and cancelled jobs today"],
  [["jobs started by Maya this week", "what is she running now?"], "running jobs started by Maya"],
  [["failed jobs on crm today", "any that are still running?"], "running jobs on crm"],
  [["who started the last discovery on crm", "show me that job"], "last discovery on crm that ran"],
  [["how many jobs did Maya start today", "which of hers failed?"], "failed jobs by Maya today"],
  [["failed jobs today", "did Maya start any?"], "failed jobs started by Maya today"],
  [["last 3 failed jobs", "when?"], "last 3 failed jobs"],
])("keeps what was asked: %s", (turns, whole) => {
  expect(ask(whole)).not.toBeNull();
  expect(ask(...turns)).toEqual(ask(whole));
});
