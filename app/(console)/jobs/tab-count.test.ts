import { expect, test } from "vitest";
import { jobsInTab, tabCount } from "./tab-count.ts";

const counts = { all: 1_284, active: 1, completed: 1_000, failed: 0 };

test("a count that stopped says that there are more", () => {
  expect(tabCount(counts, "completed")).toBe("1,000");
  expect(tabCount({ ...counts, atLeast: ["all", "completed"] }, "completed")).toBe("1,000+");
  expect(jobsInTab(counts, "active")).toBe("1 job");
  expect(jobsInTab({ ...counts, atLeast: ["active"] }, "active")).toBe("1+ jobs");
});
