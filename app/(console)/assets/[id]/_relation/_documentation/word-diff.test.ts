import { expect, test } from "vitest";
import { diffWords } from "./word-diff.ts";

const sideOf = (side: "old" | "new", before: string, after: string) =>
  diffWords(before, after)
    .filter(({ isIn }) => isIn === "both" || isIn === side)
    .map(({ text }) => text)
    .join("");

test("marks what each text has alone, and each side still reads as its text", () => {
  const [before, after] = ["The phone number of the customer.", "The number to ring the customer."];
  expect(diffWords(before, after)).toEqual([
    { text: "The ", isIn: "both" },
    { text: "phone ", isIn: "old" },
    { text: "number ", isIn: "both" },
    { text: "of ", isIn: "old" },
    { text: "to ring ", isIn: "new" },
    { text: "the customer.", isIn: "both" },
  ]);
  for (const [one, other] of [
    [before, after],
    ["", "New."],
    ["Old.", ""],
    ["a b c", "c b a"],
  ] as const) {
    expect(sideOf("old", one, other)).toBe(one);
    expect(sideOf("new", one, other)).toBe(other);
  }
});
