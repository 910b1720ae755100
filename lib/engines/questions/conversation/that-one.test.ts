import { expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const crm = "0198a000-0000-7000-8000-000000000001";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [
      { id: crm, name: "crm" },
      { id: "0198a000-0000-7000-8000-000000000002", name: "billing" },
    ],
    tables: [],
    people: [{ id: "0198a000-0000-7000-8000-000000000021", name: "Maya Okafor" }],
    me: null,
  },
  types: ["asset_discovery", "connection_test"],
};
/** What is understood of the last of these, each asked after the one before it. */
const ask = (...texts: string[]) =>
  texts.reduce<Question | null>((previous, text) => {
    const understood = understand(text, { ...surroundings, previous });
    return understood.isUnderstood ? understood.question : null;
  }, null);

const MOST = "which source failed most last week";
const LAST = "last failed discovery on crm";
it.each([
  [MOST, "why?", "why did billing fail?"],
  [MOST, "how many of those were timeouts?", "how many failed on crm?"],
  [MOST, "when did it last fail?", "how many jobs failed today?"],
  [MOST, "what changed?", "and this week?"],
  [MOST, "list them", "and the least?"],
  ["who started the most jobs yesterday", "what failed?", "what did Maya start?"],
  ["on which day did most jobs fail this week", "why?", "what failed on Monday?"],
  [LAST, "is it running now?", "why did it fail?"],
  ["last discovery on crm", "did it fail yesterday?", "did it fail?"],
  ["longest job today", "how long does it usually take?", "who started it?"],
  ["what failed on crm yesterday", "has it ever failed?", "which was the last?"],
  ["what failed on crm yesterday", "when did it last succeed?", "when did they start?"],
  ["what is running", "which has run longest?", "how long?"],
  ["what is running", "and yesterday?", "on crm?"],
  ["how many timeouts this week", "and all failures?", "and last week?"],
  ["how many failed on crm last week", "out of how many?", "and this week?"],
  ["last 3 failed jobs", "all of them", "why?"],
  ["failed jobs today", "all of it in crm?", "list all of them"],
  ["compare failures of this week and last week", "why?", "on crm?"],
])("after “%s”, “%s” is refused, where “%s” is answered", (before, refused, answered) => {
  expect(ask(before, refused)).toBeNull();
  expect(ask(before, answered)).not.toBeNull();
});

it("is of the one job that was asked for, however it ended", () => {
  for (const text of ["how long did it take?", "how long did it run?", "duration?"])
    expect(ask(LAST, text), text).toMatchObject({
      ...{ intent: "list", limit: 1, order: "newest", about: "duration", which: { status: ["failed"] } },
    });
  expect(ask("why did the last discovery on crm fail", "how long does it usually take?")).toEqual(
    ask("how long does discovery on crm usually take?"),
  );
  expect(ask("longest job today", "who started that?")).toMatchObject({ intent: "list", order: "longest" });
});

it("asks for the jobs themselves after their number", () => {
  expect(ask("how many jobs did Maya start last week", "what did she start this week?")).toEqual(
    ask("jobs started by Maya this week"),
  );
});
