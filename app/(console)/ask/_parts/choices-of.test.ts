import { expect, it, vi } from "vitest";
import { Question } from "#lib/engines/questions/question.ts";
import { choicesOf } from "./choices-of.ts";

const CHOICES = { sources: [], types: [] };
const periodsOf = (since: string | null, until: string | null) =>
  choicesOf("period", Question.parse({ intent: "count", which: { since, until } }), CHOICES, "Europe/Berlin")
    .chosen;

it("marks the words that mean the time of a question, none for days of one's own, and any time where it has none", () => {
  vi.useFakeTimers({ now: new Date("2026-11-26T13:20:00Z") });
  expect(periodsOf("2026-11-22T23:00:00.000Z", null)).toEqual(["this week"]);
  expect(periodsOf("2026-11-15T23:00:00.000Z", "2026-11-22T23:00:00.000Z")).toEqual(["last week"]);
  expect(periodsOf("2026-11-02T23:00:00.000Z", "2026-11-04T23:00:00.000Z")).toEqual([]);
  expect(periodsOf(null, null)).toEqual([""]);
  vi.useRealTimers();
});
