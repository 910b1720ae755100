import { describe, expect, it } from "vitest";
import { edited } from "./edit.ts";
import type { Question } from "./question.ts";
import { understand } from "./understand.ts";

const ORDERS = "0198a000-0000-7000-8000-000000000001";
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };

function asked(text: string): Question {
  const understood = understand(text, {
    ...{ clock, types: ["asset_discovery", "connection_test"], previous: null },
    vocabulary: { sources: [{ id: ORDERS, name: "orders" }], tables: [], people: [], me: null },
  });
  if (!understood.isUnderstood) throw new Error(understood.because);
  return understood.question;
}

describe("a question of which a part is changed", () => {
  it("is the one whose words would have said so", () => {
    const question = asked("how many jobs failed this week");
    expect(edited(question, { part: "status", values: ["completed"] }, clock)).toEqual(
      asked("how many jobs completed this week"),
    );
    expect(edited(question, { part: "period", values: ["last week"] }, clock)).toEqual(
      asked("how many jobs failed last week"),
    );
    expect(edited(question, { part: "source", values: [ORDERS] }, clock)).toEqual(
      asked("how many jobs failed on orders this week"),
    );
    expect(edited(question, { part: "period", values: [] }, clock)).toEqual(asked("how many jobs failed"));
    expect(edited(question, { part: "period", values: ["from 2026-11-02 to 2026-11-03"] }, clock)).toEqual(
      asked("how many jobs failed from 2 November to 3 November"),
    );
  });

  it("asks of the catalog what its words would have asked", () => {
    const question = asked("schema changes this week");
    expect(edited(question, { part: "severity", values: ["critical"] }, clock)).toEqual(
      asked("critical schema changes this week"),
    );
    expect(edited(question, { part: "source", values: [ORDERS] }, clock)).toEqual(
      asked("schema changes in orders this week"),
    );
  });

  it.each([
    ["why did the last job fail", "status", ["completed"]],
    ["failure rate this week", "status", ["completed"]],
    ["how long does discovery take", "status", ["pending"]],
    ["how many jobs failed", "status", ["exploded"]],
    ["how many jobs failed", "source", ["orders'; drop table job; --"]],
    ["how many jobs failed", "period", ["before breakfast"]],
    ["where are passwords kept", "tag", []],
  ] as const)("is refused where it would ask nothing: %s with %s", (text, part, values) => {
    expect(edited(asked(text), { part, values }, clock)).toHaveProperty("because");
  });
});
