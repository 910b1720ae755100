import { describe, expect, test } from "vitest";
import { JobFilter } from "#lib/jobs/filter.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { aJob } from "#tests/support/a-job.ts";
import { applyJob, isToldByRows, type JobList, MOST_ROWS, matches, showUnseen } from "./job-store.ts";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const job = (n: number, over: Partial<JobRow> = {}): JobRow =>
  aJob({
    id: id(n),
    shortId: `J-${n}`,
    sourceId: id(900),
    progress: 10,
    createdAt: "2026-01-01T00:00:00.000Z",
    ...over,
  });
const list = (...rows: JobRow[]) => ({ rows, unseen: [] });
const at = (query: Record<string, string> = {}, isAtTop = true) => ({
  filter: JobFilter.parse(query),
  isAtTop,
  hasOlder: true,
  laterPageReadAt: null as string | null,
});
const ids = (rows: readonly JobRow[]) => rows.map((row) => row.shortId);

describe("a job that is in view", () => {
  test("takes a newer reading", () => {
    const { rows } = applyJob(list(job(1)), job(1, { version: 3, progress: 50 }), at());
    expect(rows[0]?.progress).toBe(50);
  });

  test("is not set back by an older reading that arrives late", () => {
    const before = list(job(1, { version: 5, progress: 90 }));
    expect(applyJob(before, job(1, { version: 4, progress: 80 }), at())).toBe(before);
  });

  test("takes another reason for its wait, which changes no version", () => {
    const { rows } = applyJob(list(job(1)), job(1, { waiting: { reason: "no_worker", since: null } }), at());
    expect(rows[0]?.waiting?.reason).toBe("no_worker");
  });

  test("is left alone by the same reading again", () => {
    const before = list(job(1));
    expect(applyJob(before, job(1), at())).toBe(before);
  });

  test("stays when it leaves the tab, and shows how it ended", () => {
    const { rows } = applyJob(
      list(job(1)),
      job(1, { version: 3, status: "completed" }),
      at({ tab: "active" }),
    );
    expect(rows.map((row) => row.status)).toEqual(["completed"]);
  });
});

describe("of a flood of new jobs", () => {
  const flood = (count: number, isAtTop: boolean) =>
    Array.from({ length: count }, (_, n) => job(n + 10)).reduce(
      (now, one) => applyJob(now, one, at({}, isAtTop)),
      list(job(2), job(1)) as JobList,
    );

  test("the newest are kept, shown or waiting, and the list stays without a gap", () => {
    expect(flood(300, true).rows).toHaveLength(MOST_ROWS);
    const waiting = flood(300, false);
    expect(waiting.unseen).toHaveLength(MOST_ROWS);
    expect(ids(showUnseen(waiting).rows)).toEqual(ids(waiting.unseen));
  });

  test("few stand above what was there", () => {
    expect(ids(showUnseen(flood(2, false)).rows)).toEqual(["J-11", "J-10", "J-2", "J-1"]);
  });
});

describe("a new job", () => {
  test("appears in place while the list is at its top", () => {
    expect(ids(applyJob(list(job(2), job(1)), job(3), at()).rows)).toEqual(["J-3", "J-2", "J-1"]);
  });

  test("waits above when the reader is further down, and is counted once however often it changes", () => {
    const first = applyJob(list(job(1)), job(2), at({}, false));
    const second = applyJob(first, job(2, { version: 3, status: "completed" }), at({}, false));
    expect(ids(second.rows)).toEqual(["J-1"]);
    expect(second.unseen.map((row) => row.status)).toEqual(["completed"]);
  });

  test("that waits above leaves again when it no longer belongs to the tab", () => {
    const first = applyJob(list(job(1)), job(2), at({ tab: "active" }, false));
    expect(
      applyJob(first, job(2, { version: 3, status: "failed" }), at({ tab: "active" }, false)).unseen,
    ).toEqual([]);
  });

  test("joins only a list whose filter it meets", () => {
    expect(applyJob(list(), job(1, { status: "failed" }), at({ tab: "completed" })).rows).toEqual([]);
    expect(applyJob(list(), job(1), at({ source: id(901) })).rows).toEqual([]);
    expect(ids(applyJob(list(), job(1), at({ type: "asset_discovery" })).rows)).toEqual(["J-1"]);
  });

  test("that is older than the page does not come into it, unless the page is the last", () => {
    expect(ids(applyJob(list(job(5), job(4)), job(1), at()).rows)).toEqual(["J-5", "J-4"]);
    const onLastPage = { ...at(), hasOlder: false };
    expect(ids(applyJob(list(job(5), job(4)), job(1), onLastPage).rows)).toEqual(["J-5", "J-4", "J-1"]);
  });

  test("is told from those that stand on a page above a later one", () => {
    const reading = { ...at({ before: id(5) }, false), laterPageReadAt: "2026-01-01T12:00:00.000Z" };
    const above = applyJob(list(job(4)), job(7), reading);
    expect(above.unseen).toEqual([]);
    const later = applyJob(above, job(8, { createdAt: "2026-01-01T12:00:01.000Z" }), reading);
    expect(ids(later.unseen)).toEqual(["J-8"]);
  });

  test("that ends on a tab takes its place among the others by age", () => {
    const ended = (n: number) => job(n, { status: "completed" });
    const rows = applyJob(list(ended(9), ended(3)), ended(5), at({ tab: "completed" })).rows;
    expect(ids(rows)).toEqual(["J-9", "J-5", "J-3"]);
  });
});

test("a list that stays open does not grow for ever", () => {
  let state = { rows: [] as readonly JobRow[], unseen: [] as readonly JobRow[] };
  for (let n = 1; n <= 250; n += 1) state = applyJob(state, job(n), at());
  expect(state.rows).toHaveLength(200);
  expect(state.rows[0]?.shortId).toBe("J-250");
});

test("cancelled jobs are found by status, on the tab that shows all", () => {
  const cancelled = job(1, { status: "cancelled" });
  expect(matches(cancelled, at({ status: "cancelled" }).filter)).toBe(true);
  expect(matches(cancelled, at({ tab: "failed" }).filter)).toBe(false);
});

test("a row tells its trigger, its age and how long it has run; of the rest the server is asked", () => {
  const now = Date.parse("2026-01-02T00:00:30.000Z");
  const running = job(1, { trigger: "retry", startedAt: "2026-01-02T00:00:00.000Z" });
  const meets = (query: Record<string, string>, row = running) => matches(row, at(query).filter, now);
  expect(meets({ trigger: "retry,cli" })).toBe(true);
  expect(meets({ trigger: "schedule" })).toBe(false);
  expect(meets({ within: "7d" })).toBe(true);
  expect(meets({ within: "24h" })).toBe(false);
  expect(meets({ over: "29s" })).toBe(true);
  expect(meets({ over: "30s" })).toBe(false);
  expect(meets({ over: "1s" }, job(2, { status: "pending", startedAt: null }))).toBe(false);
  const isTold = (query: Record<string, string>) => isToldByRows(at(query).filter);
  expect(isTold({ tab: "failed", trigger: "retry", within: "7d", over: "1h", asset: id(1) })).toBe(true);
  for (const query of [{ q: "orders" }, { startedBy: id(1) }, { from: "2026-01-01" }, { to: "2026-01-01" }])
    expect(isTold(query)).toBe(false);
});
