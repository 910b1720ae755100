import { describe, expect, test } from "vitest";
import { findLines, inBlocks, mergeLines, withGaps } from "./log-view.ts";

const line = (number: number, attempt = 1, level = "info") => ({
  ...{ attempt, line: number, at: "2026-11-23T14:06:00.000Z", level, step: "columns" },
  message: `Line ${number} of Sales`,
});
const lines = (from: number, until: number, attempt = 1) =>
  Array.from({ length: until - from + 1 }, (_, n) => line(from + n, attempt));
const numbers = (list: readonly { attempt: number; line: number }[]) =>
  list.map(({ attempt, line: number }) => `${attempt}.${number}`);

describe("lines that come in parts", () => {
  test.each([
    ["the first", [], lines(1, 3), lines(1, 3)],
    ["none", lines(1, 3), [], lines(1, 3)],
    ["newer ones that overlap", lines(1, 3), lines(2, 5), lines(1, 5)],
    ["newer ones after a hole", lines(1, 3), lines(7, 8), [...lines(1, 3), ...lines(7, 8)]],
    ["the whole log", lines(8, 10), lines(1, 9), lines(1, 10)],
    [
      "those of the next attempt",
      lines(1, 3),
      [...lines(3, 3), ...lines(1, 2, 2)],
      [...lines(1, 3), ...lines(1, 2, 2)],
    ],
    ["fewer of those that are known", lines(1, 9), lines(4, 6), lines(1, 9)],
  ])("%s stand in order, each once", (_, known, read, expected) => {
    expect(numbers(mergeLines(known, read))).toEqual(numbers(expected));
  });

  test("that are all known leave the list what it was", () => {
    const known = lines(1, 9);
    expect(mergeLines(known, lines(5, 9))).toBe(known);
  });
});

describe("a search", () => {
  const log = [line(1), line(2, 1, "warn"), line(3, 1, "error")];
  test("finds a text in whatever case, and a step by its name", () => {
    expect(numbers(findLines(log, { text: " line 2 ", level: "all" }))).toEqual(["1.2"]);
    expect(findLines(log, { text: "COLUMNS", level: "all" })).toHaveLength(3);
    expect(findLines(log, { text: "nowhere", level: "all" })).toEqual([]);
  });
  test("keeps to levels", () => {
    expect(numbers(findLines(log, { text: "", level: "warn" }))).toEqual(["1.2", "1.3"]);
    expect(numbers(findLines(log, { text: "", level: "error" }))).toEqual(["1.3"]);
    expect(findLines(log, { text: "", level: "all" })).toBe(log);
  });
});

describe("lines that were not kept", () => {
  const told = (...args: Parameters<typeof withGaps>) =>
    withGaps(...args).map((entry) => ("leftOut" in entry ? `… ${entry.leftOut}` : entry.line));
  test("are counted between those that were, and after the last", () => {
    expect(told([line(1), line(2), line(6), line(7)], [{ attempt: 1, linesLeftOut: 13 }])).toEqual([
      ...[1, 2, "… 3", 6, 7, "… 10"],
    ]);
  });
  test("are each attempt's own", () => {
    expect(
      told(
        [line(1), line(3, 2)],
        [
          { attempt: 1, linesLeftOut: 4 },
          { attempt: 2, linesLeftOut: 2 },
        ],
      ),
    ).toEqual([1, "… 4", "… 2", 3]);
  });
  test("are not spoken of where there are none", () => {
    expect(told(lines(1, 3), [{ attempt: 1, linesLeftOut: 0 }])).toEqual([1, 2, 3]);
  });
});

test("ten thousand lines are a hundred blocks, none of them lost", () => {
  const blocks = inBlocks(lines(1, 10_000));
  expect(blocks).toHaveLength(100);
  expect(blocks.flat()).toHaveLength(10_000);
});
