import { expect, test } from "vitest";
import { aJob } from "#tests/support/a-job.ts";
import { whyNoAsset, whyNoJobPage, whyNotCancel, whyNotRetry, whyNotRun } from "./allowed.ts";

const FINISHED = "2026-11-23T14:07:00.000Z";
const running = aJob();
const failed = aJob({ status: "failed", finishedAt: FINISHED });
const completed = aJob({ status: "completed", finishedAt: FINISHED });
const cancelled = aJob({ status: "cancelled", finishedAt: FINISHED });
const asked = { requestedAt: FINISHED, requestedBy: "Ada", seenAt: null, queriesStoppedAt: null };

test("who may run jobs may cancel what is active and retry what failed or was cancelled", () => {
  expect(whyNotCancel(running, "member")).toBeNull();
  expect(whyNotCancel(aJob({ status: "pending" }), "member")).toBeNull();
  expect(whyNotRetry(failed, "member")).toBeNull();
  expect(whyNotRetry(cancelled, "member")).toBeNull();
  expect(whyNotRun("member")).toBeNull();
});

test("a viewer is told which role it takes", () => {
  for (const why of [whyNotCancel(running, "viewer"), whyNotRetry(failed, "viewer"), whyNotRun("viewer")]) {
    expect(why).toContain("role member");
  }
});

test("what a job's state rules out is said before what a role does", () => {
  expect(whyNotCancel(failed, "viewer")).toBe("It has already failed");
  expect(whyNotCancel(cancelled, "viewer")).toBe("It is already cancelled");
  expect(whyNotRetry(running, "viewer")).toBe("It has not ended yet");
  expect(whyNotRetry(completed, "viewer")).toContain("It completed");
});

test("a cancel under way is not asked for again", () => {
  expect(whyNotCancel(aJob({ cancel: asked }), "owner")).toBe("It is being cancelled");
});

test("a retry that would be refused whatever the role says why", () => {
  const job = aJob({ status: "failed", finishedAt: FINISHED, retryBlocked: "Its source was removed." });
  expect(whyNotRetry(job, "owner")).toBe("Its source was removed.");
});

test("a retry that takes more than running jobs names the role", () => {
  const job = aJob({ status: "failed", finishedAt: FINISHED, retryNeeds: "sources.manage" });
  expect(whyNotRetry(job, "member")).toContain("role admin");
  expect(whyNotRetry(job, "admin")).toBeNull();
});

test("only what completed has a page of results, where its type has one", () => {
  expect(whyNoJobPage(completed, "/assets/1")).toBeNull();
  expect(whyNoJobPage(completed, null)).toContain("no page");
  expect(whyNoJobPage(failed, "/assets/1")).toBe("It failed, so it published nothing");
  expect(whyNoJobPage(cancelled, "/assets/1")).toBe("It was cancelled, so it published nothing");
  expect(whyNoJobPage(running, "/assets/1")).toBe("It has published nothing yet");
  expect(whyNoAsset(aJob({ assetId: null }))).toContain("gone");
});
