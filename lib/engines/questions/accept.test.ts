import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accept } from "./accept.ts";
import { Question } from "./question.ts";

const [ORDERS, THEIRS, CUSTOMERS] = [1, 2, 3].map((n) => `0198a000-0000-7000-8000-00000000000${n}`);
const known = {
  sources: [{ id: ORDERS ?? "", name: "orders" }],
  tables: [{ id: CUSTOMERS ?? "", name: "customers", schema: "public", sourceId: ORDERS ?? "" }],
  ...{ people: [], types: ["asset_discovery"] },
};

describe("a typed query that somebody else wrote", () => {
  it("is taken where it is one and names what is here", () => {
    const count = { intent: "count", which: { status: ["failed"], source: [ORDERS] } };
    expect(accept(count, known)).toEqual(Question.parse(count));
    const stale = { intent: "freshness", within: { source: [ORDERS] }, standing: "stale" };
    expect(accept(stale, known)).toEqual(Question.parse(stale));
    const lineage = { intent: "lineage", asset: CUSTOMERS, direction: "upstream" };
    expect(accept(lineage, known)).toEqual(Question.parse(lineage));
  });

  it.each([
    ["another organization's source", { intent: "count", which: { source: [THEIRS] } }],
    ["another organization's table", { intent: "lineage", asset: THEIRS, direction: "upstream" }],
    ["somebody who is nobody here", { intent: "list", which: { startedBy: [THEIRS] } }],
    ["an organization", { intent: "count", which: {}, organizationId: THEIRS }],
    ["an organization within", { intent: "count", which: { organizationId: THEIRS } }],
    ["SQL", { intent: "count", which: { type: ["x' or 1=1 --"] } }],
    ["SQL instead", { intent: "sql", sql: "select * from job" }],
    ["SQL as a tag", { intent: "where", within: {}, find: "tables", tags: ["pii:'; drop table job; --"] }],
    ["SQL as a word", { intent: "where", within: {}, find: "tables", words: ["x'); delete from job; --"] }],
    ["a number of its own", { intent: "count", which: {}, value: 42 }],
    ["words of its own", { intent: "count", which: {}, answer: "<img src=https://evil.example/x>" }],
    ["an image", "![x](https://evil.example/x.png)"],
    ["a type that nobody has", { intent: "count", which: { type: ["exfiltrate"] } }],
    ["no object", null],
    ["freshness of nothing in particular", { intent: "freshness", within: {}, standing: null }],
    [
      "freshness of a time before",
      { intent: "freshness", within: { since: "2026-11-20T00:00:00Z" }, standing: "stale" },
    ],
    [
      "freshness of a table among those that stand so",
      { intent: "freshness", within: { asset: CUSTOMERS }, standing: "stale" },
    ],
  ])("is none where it holds %s", (_, written) => {
    expect(accept(written, known)).toBeNull();
  });

  it("is a question or none, whatever is written", () => {
    fc.assert(
      fc.property(fc.anything(), (written) => {
        const question = accept(written, known);
        if (question !== null) expect(Question.parse(question)).toEqual(question);
      }),
    );
  });
});
