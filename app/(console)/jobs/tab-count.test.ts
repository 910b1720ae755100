import { expect, test } from "vitest";
import { filterOf } from "#lib/jobs/filter.ts";
import { jobsInTab, shownOfAll, tabCount } from "./tab-count.ts";

const counts = { all: 1_284, active: 1, completed: 1_000, failed: 0 };
const filter = (query: string) => filterOf(new URLSearchParams(query));

test("a count that stopped says that there are more, and of none says nothing", () => {
  expect(tabCount(counts, "completed")).toBe("1,000");
  expect(tabCount({ ...counts, atLeast: ["all", "completed"] }, "completed")).toBe("1,000+");
  expect(tabCount({ ...counts, atLeast: ["failed"] }, "failed")).toBeNull();
  expect(jobsInTab(counts, "active")).toBe("1 job");
  expect(jobsInTab({ ...counts, atLeast: ["active"] }, "active")).toBe("1 or more jobs");
  expect(jobsInTab({ ...counts, atLeast: ["failed"] }, "failed")).toBe("jobs");
});

test("how much is shown is said in words that hold also where a search stopped", () => {
  const page = { searched: null };
  const stopped = { searched: { count: 50_000, until: "1", back: "2026-11-28T14:00:00.000Z" } };
  const text = (query: string, shown: number, of: { searched: typeof stopped.searched | null } = page) =>
    shownOfAll({ page: of, filter: filter(query), counts, shown });
  expect(text("", 50)).toBe("50 of 1,284 jobs");
  expect(text("tab=active", 4)).toBe("4 jobs");
  expect(text("tab=failed", 1)).toBe("1 job");
  expect(text("status=failed", 1)).toBe("1 job");
  expect(text("q=orders", 1, stopped)).toBe("1 job found so far");
  expect(text("q=orders", 0, stopped)).toBe("None among the newest 50,000 jobs");
});
