import { describe, expect, it } from "vitest";
import { NUMBER_WORDS } from "./number-words.ts";
import { inOrder } from "./rewording.ts";

describe("numbers in words", () => {
  it.each([
    ["over a minute and a half", "over 90 seconds"],
    ["under half an hour", "under 1800 seconds"],
    ["longer than 2.5 minutes", "longer than 150 seconds"],
    ["longer than 12.5 min", "longer than 750 seconds"],
    ["two and a half hours", "9000 seconds"],
    ["the twenty-first of November", "the 21st of November"],
  ])("are read as digits: %s", (text, read) => {
    expect(inOrder(text, NUMBER_WORDS)).toBe(read);
  });

  it("stay where they count", () => {
    for (const text of [
      "the second of them",
      "the twentieth percentile",
      "the eleventh job",
      "the second half of November",
    ])
      expect(inOrder(text, NUMBER_WORDS)).toBe(text);
  });
});
