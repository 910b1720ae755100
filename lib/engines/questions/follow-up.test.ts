import { describe, expect, it } from "vitest";
import type { Question } from "./question.ts";
import { understand } from "./understand.ts";

const [ORDERS, BILLING] = ["0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"];
const ask = (text: string, previous: Question | null = null) =>
  understand(text, {
    clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
    vocabulary: {
      sources: [
        { id: ORDERS, name: "orders" },
        { id: BILLING, name: "billing" },
      ],
      tables: [],
      people: [],
      me: null,
    },
    types: ["asset_discovery", "connection_test"],
    previous,
  });

/** What is understood of the last of these, each asked after the one before it. */
function inTurn(...texts: string[]): Question | null {
  let previous: Question | null = null;
  for (const text of texts) {
    const understood = ask(text, previous);
    previous = understood.isUnderstood ? understood.question : null;
  }
  return previous;
}

describe("a question that goes on from the one before it", () => {
  it("keeps what it does not say anew", () => {
    expect(inTurn("how many jobs failed on orders this week", "and last week?")).toEqual(
      inTurn("how many jobs failed on orders last week"),
    );
    expect(inTurn("how many jobs failed on orders this week", "what about billing?")).toEqual(
      inTurn("how many jobs failed on billing this week"),
    );
    expect(inTurn("which jobs ran today", "only the failed ones")).toMatchObject({
      which: { status: ["failed"] },
    });
  });

  it("may ask something else of the same jobs", () => {
    expect(inTurn("failed jobs on orders this week", "how many of them?")).toEqual(
      inTurn("how many failed jobs on orders this week"),
    );
    expect(inTurn("failed jobs on orders yesterday", "why did they fail?")).toMatchObject({
      ...{ intent: "why", limit: null, which: { source: [ORDERS] } },
    });
  });

  it("stands for nothing where there is none before it", () => {
    expect(ask("and last week?")).toMatchObject({ isUnderstood: false });
    expect(ask("billing")).toMatchObject({ isUnderstood: false });
  });
});

describe("what a question leaves out", () => {
  it("is no more than what “not” stands before", () => {
    expect(inTurn("jobs not on billing that failed this week")).toMatchObject({
      which: { source: [ORDERS], status: ["failed"] },
    });
    expect(inTurn("how many jobs other than connection tests failed")).toMatchObject({
      which: { type: ["asset_discovery"], status: ["failed"] },
    });
    expect(ask("jobs that did not complete today")).toMatchObject({ isUnderstood: false });
  });
});
