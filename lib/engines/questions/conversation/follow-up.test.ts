import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const [ORDERS, BILLING] = ["0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"];
const MAYA = "0198a000-0000-7000-8000-000000000021";
const [LOG_OF_ORDERS, LOG_OF_BILLING, INVOICES] = [
  "0198a000-0000-7000-8000-000000000011",
  "0198a000-0000-7000-8000-000000000012",
  "0198a000-0000-7000-8000-000000000013",
];
const ask = (text: string, previous: Question | null = null) =>
  understand(text, {
    clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
    vocabulary: {
      sources: [
        { id: ORDERS, name: "orders" },
        { id: BILLING, name: "billing" },
      ],
      tables: [
        { id: LOG_OF_ORDERS, name: "audit_log", schema: "public", sourceId: ORDERS },
        { id: LOG_OF_BILLING, name: "audit_log", schema: "public", sourceId: BILLING },
        { id: INVOICES, name: "invoices", schema: "public", sourceId: BILLING },
      ],
      people: [{ id: MAYA, name: "Maya Okafor" }],
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

  it("is of the other source's table of the same name, and of no other where it has none", () => {
    const of = (...texts: string[]) => inTurn("metric captures of audit_log in orders today", ...texts);
    expect(of("what about billing?")).toMatchObject({ which: { source: [BILLING], asset: LOG_OF_BILLING } });
    expect(inTurn("metric captures of invoices today", "what about orders?")).toBeNull();
    expect(inTurn("schema changes in audit_log of orders", "and in billing?")).toMatchObject({
      within: { source: [BILLING], asset: LOG_OF_BILLING },
    });
    expect(inTurn("schema changes in invoices", "and in orders?")).toBeNull();
  });

  it("keeps how the jobs ended where it says whose they are", () => {
    for (const text of ["only those started by Maya", "and those started by Maya?", "and Maya's?"])
      expect(inTurn("failed jobs on orders today", text), text).toEqual(
        inTurn("failed jobs on orders today started by Maya"),
      );
    expect(inTurn("failed jobs on orders today", "when did it last run?")).not.toMatchObject({
      which: { status: ["failed"] },
    });
  });

  it("is not of a whole day where a part of one was asked about", () => {
    expect(inTurn("jobs that failed before noon yesterday", "and today?")).toBeNull();
    expect(inTurn("jobs that failed before noon yesterday", "and today before noon?")).not.toBeNull();
    expect(inTurn("jobs that failed yesterday", "and today?")).not.toBeNull();
  });

  it("of all sources is not of the one before", () => {
    expect(inTurn("cancelled jobs today, all sources")).toEqual(inTurn("cancelled jobs today"));
    expect(inTurn("failed jobs on orders today", "cancelled jobs today, all sources")).not.toMatchObject({
      which: { source: [ORDERS] },
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

  it("is of the one that was asked for, whatever stands for it", () => {
    for (const text of ["why did it fail?", "why did that fail?", "why did that one fail?"])
      expect(inTurn("last failed job on orders", text)).toMatchObject({
        ...{ intent: "why", limit: 1, which: { source: [ORDERS] } },
      });
    expect(inTurn("why did that one fail?")).toBeNull();
  });

  it("names why they failed by the cause alone, which is no tag of the catalog then", () => {
    for (const text of ["and the credentials ones?", "just the credentials ones"])
      expect(inTurn("failed jobs today", text)).toMatchObject({
        ...{ intent: "list", which: { status: ["failed"], errorClass: ["CREDENTIALS"] } },
      });
  });

  it("takes its days from it", () => {
    const week = inTurn("how many jobs failed on orders last week", "and the week before?");
    expect(week).toEqual(inTurn("how many jobs failed on orders from 9 to 15 November"));
    expect(inTurn("failed jobs yesterday", "and the day before that?")).toEqual(
      inTurn("failed jobs on 24 November"),
    );
    expect(inTurn("failed jobs last night", "the night before?")).toEqual(
      inTurn("failed jobs in the night of 24 November"),
    );
    expect(inTurn("failed jobs this week", "and the day before?")).toBeNull();
  });

  it("may be a fragment that says one thing more, or asks one thing more", () => {
    const failed = "failed jobs on orders this week";
    expect(inTurn(failed, "without connection tests")).toMatchObject({
      which: { status: ["failed"], source: [ORDERS], type: ["asset_discovery"] },
    });
    expect(inTurn(failed, "longer than 5 minutes")).toMatchObject({
      which: { status: ["failed"], source: [ORDERS], overSeconds: 300 },
    });
    expect(inTurn(failed, "why?")).toMatchObject({ intent: "why", limit: null, which: { source: [ORDERS] } });
    expect(inTurn(failed, "by day")).toMatchObject({ intent: "top", by: "day", which: { source: [ORDERS] } });
    expect(inTurn("how many jobs failed on orders this week", "list them")).toEqual(inTurn(failed));
    expect(inTurn("last discovery on orders", "how long did it take?")).toMatchObject({
      ...{ intent: "list", limit: 1, about: "duration", which: { source: [ORDERS] } },
    });
    expect(inTurn(failed, "and overall?")).toBeNull();
  });

  it("is of no others than the ones that it stands for", () => {
    const failed = "failed jobs on orders this week";
    expect(inTurn(failed, "who started them?")).toMatchObject({
      ...{ intent: "top", by: "person", which: { status: ["failed"], source: [ORDERS] } },
    });
    expect(inTurn("last connection test on orders", "who kicked that one off?")).toMatchObject({
      ...{ intent: "list", limit: 1, which: { type: ["connection_test"], source: [ORDERS] } },
    });
    for (const text of ["how many of those were cancelled?", "which of them were on billing?"])
      expect(inTurn(failed, text)).toBeNull();
    for (const text of ["who started them?", "how many of those are on billing?", "by source"])
      expect(inTurn("three slowest jobs this week", text)).toBeNull();
    expect(inTurn("failure rate this week", "by source")).toBeNull();
  });

  it("leaves out of what was asked for, and not of everything", () => {
    expect(inTurn("jobs on orders and billing today", "without billing")).toMatchObject({
      which: { source: [ORDERS] },
    });
    expect(inTurn("jobs on orders today", "without billing")).toBeNull();
  });

  it("goes from jobs to the catalog, and back, only where its words say so", () => {
    const failed = "failed jobs on orders this week";
    expect(inTurn(failed, "timeouts?")).toMatchObject({
      which: { status: ["failed"], source: [ORDERS], errorClass: ["TIMEOUT"] },
    });
    expect(inTurn("timeouts this week", "credentials instead")).toMatchObject({
      ...{ intent: "list", which: { errorClass: ["CREDENTIALS"] } },
    });
    for (const text of ["phone numbers?", "which of those are views?", "which of those are stale?"])
      expect(inTurn(failed, text)).toBeNull();
    const tagged = "which tables have pii:email";
    for (const text of ["failed?", "and the stale ones?", "which of those changed?", "when did that happen?"])
      expect(inTurn(tagged, text)).toBeNull();
    expect(inTurn(tagged, "which of those are views?")).toMatchObject({
      ...{ intent: "where", tags: ["pii:email"], relation: "view" },
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
