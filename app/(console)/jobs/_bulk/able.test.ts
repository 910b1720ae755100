import { expect, test } from "vitest";
import { aJob } from "#tests/support/a-job.ts";
import { sortOut } from "./able.ts";

const CANCEL = {
  ...{ requestedAt: "2026-11-23T14:06:02.000Z", requestedBy: "Ada" },
  ...{ seenAt: null, queriesStoppedAt: null },
};
const jobs = [
  aJob({ status: "failed" }),
  aJob({ status: "failed", retryBlocked: "Its source was removed." }),
  aJob({ status: "completed" }),
  aJob({ status: "completed" }),
  aJob({ status: "pending" }),
  aJob({ status: "running", cancel: CANCEL }),
];

test("of chosen jobs those that cannot be acted upon are counted apart, by what they are", () => {
  expect(sortOut("retry", jobs)).toEqual({
    able: [jobs[0]],
    others: ["1 with nothing to run on any more", "2 completed", "1 pending", "1 being cancelled"],
    total: 6,
  });
  expect(sortOut("cancel", jobs)).toMatchObject({
    able: [jobs[4]],
    others: ["2 failed", "2 completed", "1 being cancelled"],
  });
});
