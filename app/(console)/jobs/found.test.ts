import { expect, test } from "vitest";
import { findProblems } from "./found.ts";

test("what stood in the way of a completed job is listed, and odd results are no trouble", () => {
  expect(findProblems({ report: { problems: ["The role is a superuser."] } })).toEqual([
    "The role is a superuser.",
  ]);
  expect(findProblems({ unreadableSchemas: ["hr", "pay"] })[0]).toContain("hr, pay");
  for (const odd of [
    null,
    {},
    { report: null },
    { report: { problems: "none" } },
    { unreadableSchemas: [1, {}] },
  ]) {
    expect(findProblems(odd)).toEqual([]);
  }
});
