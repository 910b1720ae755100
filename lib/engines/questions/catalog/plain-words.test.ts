import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const id = (n: number) => `0198a000-0000-7000-8000-00000000000${n}`;
const [ORDERS, INVOICES] = [id(1), id(2)];
const ask = (text: string, previous: Question | null = null) =>
  understand(text, {
    clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
    vocabulary: {
      sources: [{ id: ORDERS, name: "orders" }],
      tables: [{ id: INVOICES, name: "invoices", schema: "public", sourceId: ORDERS }],
      columns: [{ assetId: INVOICES, name: "total" }],
      ...{ tags: [], people: [], me: null },
    },
    ...{ types: ["metric_capture"], previous },
  });
const questionOf = (text: string, previous: Question | null = null) => {
  const understood = ask(text, previous);
  return understood.isUnderstood ? understood.question : null;
};

describe("words that are passed over", () => {
  it.each(["what is invoices", "what is in the invoices table?", "what do we know about invoices"])(
    "tell what a table is where they are plain: %s",
    (text) => {
      expect(questionOf(text)).toMatchObject({ intent: "describe", asset: INVOICES });
    },
  );

  it.each(["at", "by", "on", "from", "to"])("and not behind a preposition: %s what is invoices", (word) => {
    expect(questionOf(`${word} what is invoices`)?.intent).not.toBe("describe");
  });

  it.each(["was", "has been", "got", "happens on", "was seen in", "did we want of", "comes with"])(
    "and not where they are of a past, of people, or of what flows: what %s invoices",
    (words) => {
      expect(questionOf(`what ${words} invoices`)?.intent).not.toBe("describe");
    },
  );

  it("widen nothing that a question before it had narrowed", () => {
    const before = questionOf("stale tables in orders");
    expect(questionOf("and fresh ones", before)).toMatchObject({ within: { source: [ORDERS] } });
    expect(questionOf("and fresh ones in all sources", before)).toMatchObject({ within: { source: [] } });
    expect(questionOf("stale tables, all sources")).toEqual(questionOf("stale tables"));
    expect(questionOf("fresh tables, all sources", before)).toBeNull();
  });

  it("take nothing that a table is behind for the place where it is", () => {
    expect(questionOf("tables in orders lagging behind")).toMatchObject({ within: { source: [ORDERS] } });
    expect(questionOf("tables lagging behind orders")).toBeNull();
  });

  it("leave out nothing that is not the only thing", () => {
    for (const only of ["just", "merely", "simply"])
      expect(questionOf(`stale tables, not ${only} in orders`)).toBeNull();
  });

  it("ask for no failed captures where metrics look odd", () => {
    expect(questionOf("which metrics are acting up")).toMatchObject({ intent: "anomalies" });
    expect(questionOf("which metrics acted up")).toBeNull();
  });
});
