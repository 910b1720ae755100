import { expect, test } from "vitest";
import { problemsOf } from "./problems.ts";

test("what stood in the way is one sentence for each reason, the most frequent first, and names a few", () => {
  const faults = ["a", "b", "c", "d"].map((name) => ({ name, reason: "It is locked." }));
  const said = { one: "table was not read", many: "tables were not read" };
  expect(problemsOf([{ name: "z", reason: "It is gone." }, ...faults], said)).toEqual([
    "4 tables were not read (a, b, c and 1 more): It is locked.",
    "1 table was not read (z): It is gone.",
  ]);
  expect(problemsOf([], said)).toEqual([]);
});
