import { expect, test } from "vitest";
import { indexNames } from "../names.ts";
import { correct, FITTING, isOfQuestions } from "./correcting.ts";
import { MEANT } from "./meant-words.ts";
import { nearTo } from "./spelling.ts";

const ORDERS = "0198a000-0000-7000-8000-000000000001";
const index = indexNames({
  sources: [{ id: ORDERS, name: "orders" }],
  tables: [{ id: ORDERS, name: "customers", schema: "public", sourceId: ORDERS }],
  people: [{ id: ORDERS, name: "Maya Okafor" }],
  me: null,
});

test.each([
  ["waht faild on ordres yestreday", "what failed on orders yesterday"],
  ["how mnay jbos ran lsat week", "how many jobs ran last week"],
  ["hwo long did teh discvery take", "how long did the discovery take"],
  ["wich tables are stael", "which tables are stale"],
  ["how mamy jobs failed", "how many jobs failed"],
  ["jobs Maay started on Mondya", "jobs Maya started on Monday"],
  ["how long dose it take", "how long does it take"],
])("a mistyped word is read as the one that was meant: %s", (typed, meant) => {
  expect(correct(typed, index).toLowerCase()).toBe(meant.toLowerCase());
});

test.each([
  "what failed on mars",
  "jobs that Mara started",
  "who filed charges",
  "rows of the customer table",
  'the "custoemrs" table',
  "jobs of the scheduler",
])("a word that may be meant stays as it is: %s", (typed) => {
  expect(correct(typed, index)).toBe(typed);
});

test("the words that are kept are near others, and none of them is one of questions", () => {
  for (const word of MEANT) {
    expect(isOfQuestions(word), word).toBe(false);
    expect(nearTo(word, FITTING), word).not.toEqual([]);
  }
});
