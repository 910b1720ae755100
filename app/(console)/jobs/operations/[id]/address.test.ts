import { expect, test } from "vitest";
import type { Operation } from "#lib/operations/views.ts";
import { itemsHref, outcomeTabs } from "./address.ts";

const operation: Operation = {
  ...{ id: "01900000-0000-7000-8000-000000000001", verb: "cancel", reason: null, filter: null },
  ...{ askedByName: "Ada", stoppedByName: "Ada", stopReason: null, state: "stopped" },
  ...{ total: 10, counts: { done: 4, skipped: 1, failed: 0 } },
  ...{ createdAt: "2026-11-28T14:00:00.000Z", finishedAt: "2026-11-28T14:01:00.000Z" },
};

test("the tabs of an operation leave out what there is none of, and name what was left alone", () => {
  expect(outcomeTabs(operation)).toEqual([
    { tab: "all", label: "All", count: 10 },
    { tab: "done", label: "Cancelled", count: 4 },
    { tab: "skipped", label: "Skipped", count: 1 },
    { tab: "open", label: "Left alone", count: 5 },
  ]);
  expect(outcomeTabs({ ...operation, state: "running", finishedAt: null }).at(-1)).toMatchObject({
    label: "To come",
  });
});

test("the address of an outcome says no more than it has to", () => {
  expect(itemsHref("1", { outcome: "all" })).toBe("/jobs/operations/1");
  expect(itemsHref("1", { outcome: "failed", before: "2" })).toBe(
    "/jobs/operations/1?outcome=failed&before=2",
  );
});
