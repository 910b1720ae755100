import { expect, it } from "vitest";
import { beyond } from "./beyond.ts";

it.each([
  ["jobs that have been running since yesterday", "jobs since yesterday that are running"],
  ["what has been waiting since this morning", "what is waiting"],
  ["discovery in crm what did it find today", "what did it find"],
  ["lineage of the failed jobs", "lineage of orders"],
  ["from which jobs is invoices made", "from which tables is invoices made"],
  ["results of the last metric capture", "the last metric capture"],
  ["what did the last lineage run give us", "what did the last lineage run on"],
  ["where is j-7f3kq2", "where is customers"],
  ["explain what happened on customers", "what happened on customers"],
])("“%s” is beyond what is kept, where “%s” is not", (refused, asked) => {
  expect(beyond(refused.split(" "))).not.toBeNull();
  expect(beyond(asked.split(" "))).toBeNull();
});
