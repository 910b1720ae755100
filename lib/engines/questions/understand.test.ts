import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Question } from "./question.ts";
import { TIME_PHRASES } from "./time/moments.ts";
import { understand } from "./understand.ts";
import { PHRASES } from "./words/lexicon.ts";

const ORDERS = "0198a000-0000-7000-8000-000000000001";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: { sources: [{ id: ORDERS, name: "orders" }], tables: [], people: [], me: null },
  types: ["asset_discovery", "connection_test"],
  previous: null,
};
const asked = (text: string, previous: Question | null = null) =>
  understand(text, { ...surroundings, previous });

describe("a question", () => {
  it("is understood with its status, place and time in the organization's zone", () => {
    expect(asked("How many jobs failed on the orders database yesterday?")).toEqual({
      isUnderstood: true,
      question: expect.objectContaining({
        intent: "count",
        which: expect.objectContaining({
          ...{ status: ["failed"], source: [ORDERS] },
          ...{ since: "2026-11-24T23:00:00.000Z", until: "2026-11-25T23:00:00.000Z" },
        }),
      }),
    });
  });

  it("tells first what is asked, wherever it is compared", () => {
    expect(asked("compared with yesterday, how many jobs failed today?")).toEqual(
      asked("how many jobs failed today compared with yesterday"),
    );
    expect(asked("how many jobs failed today compared with yesterday")).toMatchObject({ isUnderstood: true });
  });

  it("is of one where one of many is asked for", () => {
    for (const text of ["of today's jobs, which took the longest?", "of the jobs on orders, the slowest"])
      expect(asked(text)).toMatchObject({ question: { order: "longest", limit: 1 } });
  });

  it("of jobs that were created is of those too that still wait, and of jobs that ran is not", () => {
    const statusOf = (text: string) => {
      const read = asked(text);
      return read.isUnderstood && "which" in read.question ? read.question.which.status : null;
    };
    for (const text of ["jobs created today", "how many jobs were submitted yesterday"])
      expect(statusOf(text), text).toEqual([]);
    for (const text of ["jobs that ran today", "jobs started today"])
      expect(statusOf(text), text).toEqual(["running", "completed", "failed", "cancelled"]);
  });

  it("with a word that is not understood is not answered, and names the word", () => {
    expect(asked("How many jobs failed on mars?")).toMatchObject({ isUnderstood: false, unknown: ["mars"] });
  });

  it.each([
    "the 3rd last job",
    "which type takes longest",
    "total duration of discoveries today",
    "what percentage of failures were timeouts",
    "jobs that failed and were retried",
    "how many jobs were queued yesterday",
    "how many jobs completed and how many failed today",
    "does discovery usually take longer than 5 minutes",
    "most recent failure per source",
    "is orders still failing",
    "jobs completed with failure today",
    "did any completed job fail",
  ])("whose words do not make one question together is not answered: %s", (text) => {
    expect(asked(text)).toMatchObject({ isUnderstood: false });
  });

  it.each([
    [
      "never takes what set a job off for its type",
      "how many connection tests did a discovery set off today",
      ["connection_test"],
      ["after_discovery"],
    ],
    [
      "leaves out what is named after it as well as before",
      "connection tests today, the retries excepted",
      ["connection_test"],
      ["manual", "schedule", "after_discovery", "cli", "api"],
    ],
    [
      "asks for what “only” names, and no more for what “not” did",
      "connection tests today, not the retries, only those on a schedule",
      ["connection_test"],
      ["schedule"],
    ],
  ])("%s: %s", (_, text, type, trigger) => {
    expect(asked(text)).toMatchObject({ isUnderstood: true, question: { which: { type, trigger } } });
  });

  it.each([
    ["jobs cancelled by a colleague today", "who cancelled is not kept"],
    ["jobs with no permission errors today", "none of such errors is no error"],
    ["what was running today", "what ran then need not run now"],
    ["jobs not only on orders today", "“not only” leaves nothing out"],
    ["how long after a discovery do connection tests start", "what lies between two is not measured"],
    ["was J-7F3KQ2 triggered by a discovery", "how it was started is no chain of retries"],
  ])("of which a word turns the meaning is not answered: %s (%s)", (text) => {
    expect(asked(text)).toMatchObject({ isUnderstood: false });
  });

  it("has an id as it is spelt, whatever words its letters are elsewhere", () => {
    for (const id of ["J-00G5R7", "J-0071WY", "J-00U5R2"])
      expect(asked(`retries of ${id}`)).toMatchObject({ question: { intent: "chain", which: { job: id } } });
  });

  const word = fc.oneof(
    fc.constantFrom(
      ...PHRASES.kept(),
      ...TIME_PHRASES,
      "orders",
      "J-7F3KQ2",
      "3 pm",
      "12 November",
      "5",
      '"x',
    ),
    fc.string({ maxLength: 12 }),
  );

  it("is one that can be asked, or refused, whatever is typed and whatever was asked before", () => {
    let previous: Question | null = null;
    const typed = fc.array(word, { maxLength: 9 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(typed, (text) => {
        const understood = asked(text, previous);
        if (!understood.isUnderstood) return;
        previous = understood.question;
        expect(Question.parse(understood.question)).toEqual(understood.question);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
