import { describe, expect, it } from "vitest";
import type { Question } from "./question.ts";
import { understand } from "./understand.ts";

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

  it("with a word that is not understood is not answered, and names the word", () => {
    expect(asked("How many jobs failed on mars?")).toMatchObject({ isUnderstood: false, unknown: ["mars"] });
  });
});
