import { expect, test } from "vitest";
import { aJob, aPast, someDetails } from "#tests/support/a-job.ts";
import { followChain, sinceThen } from "./follow-chain.ts";

const failed = aJob({ status: "failed" });
const link = ({ id, shortId, status, createdAt } = failed) => ({ id, shortId, status, createdAt });
const details = someDetails({ job: failed, chain: [link()] });
const retry = aJob({ id: "01900000-0000-7000-8000-000000000002", shortId: "J-2", retryOfId: failed.id });

test("a retry joins the chain of an open job as soon as it is heard of, and shows what becomes of it", () => {
  const waiting = followChain(details, [aJob({ ...retry, status: "pending" })]);
  expect(sinceThen(waiting)).toMatchObject({ shortId: "J-2", status: "pending", isRetry: true });
  const over = followChain(waiting, [aJob({ ...retry, status: "completed" })]);
  expect(sinceThen(over)).toMatchObject({ shortId: "J-2", status: "completed" });
  const again = aJob({ id: "01900000-0000-7000-8000-000000000003", shortId: "J-3", retryOfId: retry.id });
  expect(sinceThen(followChain(waiting, [again]))).toMatchObject({ shortId: "J-3" });
});

test("other jobs, the job itself and progress change nothing", () => {
  const other = aJob({ id: "01900000-0000-7000-8000-000000000009" });
  expect(followChain(details, [other, failed])).toBe(details);
  const running = followChain(details, [retry]);
  expect(followChain(running, [aJob({ ...retry, progress: 80 })])).toBe(running);
});

test("without a retry a later run that completed says that it is over", () => {
  expect(sinceThen(details)).toBeNull();
  const later = { id: retry.id, shortId: "J-2", status: "completed", durationMs: 1 };
  const past = aPast({ recent: [later, { ...link(), durationMs: 1 }] });
  expect(sinceThen({ ...details, past })).toMatchObject({ shortId: "J-2", isRetry: false });
});
