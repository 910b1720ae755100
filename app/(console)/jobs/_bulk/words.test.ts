import { expect, test } from "vitest";
import { operationTitle } from "./words.ts";

const retry = { verb: "retry", state: "finished", total: 1_200 } as const;

test("an operation that finished is named by the jobs it did something to", () => {
  const titleOf = (done: number, total = 1_200) =>
    operationTitle({ ...retry, total, counts: { done, skipped: total - done, failed: 0 } });
  expect(titleOf(1_200)).toBe("Retried 1,200 jobs");
  expect(titleOf(3)).toBe("Retried 3 of 1,200 jobs");
  expect(titleOf(0)).toBe("Retried 0 of 1,200 jobs");
  expect(titleOf(0, 1)).toBe("Retried 0 of 1 job");
});

test("an operation that has not finished is named by the jobs it is for", () => {
  const counts = { done: 3, skipped: 0, failed: 0 };
  expect(operationTitle({ ...retry, state: "running", counts })).toBe("Retrying 1,200 jobs");
  expect(operationTitle({ ...retry, state: "stopped", counts })).toBe("Stopped retrying 1,200 jobs");
});
