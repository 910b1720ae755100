import { expect, test } from "vitest";
import { JobFilter } from "#lib/jobs/filter.ts";
import { chartAddress, TrendQuery, trendHref } from "./_trend/trend-query.ts";
import { exportHref, jobsHref, tabHref, toggleHref, withJob, withoutHref } from "./address.ts";

const SOURCE = "01900000-0000-7000-8000-000000000001";
const JOB = "01900000-0000-7000-8000-000000000002";
const CHART = { chart: "outcomes", of: `asset_discovery.${SOURCE}`, as: "table" };
const filter = (query: Record<string, string> = {}) => JobFilter.parse(query);

test("an address says what differs from the whole list, and nothing else", () => {
  expect(jobsHref(filter())).toBe("/jobs");
  expect(jobsHref(filter({ tab: "failed", type: "asset_discovery,connection_test" }))).toBe(
    "/jobs?tab=failed&type=asset_discovery,connection_test",
  );
});

test("an address reads back as the filter it was made of", () => {
  for (const query of [
    { tab: "active", source: SOURCE, status: "running", before: JOB },
    { trigger: "schedule,retry", startedBy: SOURCE, within: "7d", over: "5m", sort: "duration", after: JOB },
    {
      q: "50% of a & b",
      by: "asset",
      from: "2026-11-01",
      to: "2026-11-30",
      asset: SOURCE,
      type: "metric_capture",
    },
  ]) {
    const wanted = filter(query);
    const address = Object.fromEntries(new URL(jobsHref(wanted), "http://x").searchParams);
    expect(address).toEqual(query);
    expect(JobFilter.parse(address)).toEqual(wanted);
  }
});

test("the chart above the list stays while the filter, the tab and the page change", () => {
  const here = { ...filter({ type: "asset_discovery" }), ...chartAddress(TrendQuery.parse(CHART)) };
  const chart = "chart=outcomes&of=asset_discovery.01900000-0000-7000-8000-000000000001&as=table";
  expect(tabHref(here, "failed")).toBe(`/jobs?tab=failed&type=asset_discovery&${chart}`);
  expect(toggleHref(here, "type", "asset_discovery")).toBe(`/jobs?${chart}`);
  expect(trendHref(here, TrendQuery.parse({}))).toBe("/jobs?type=asset_discovery");
  expect(exportHref(here, "csv", SOURCE)).not.toContain("chart");
});

test("another tab keeps types and sources, and drops the status and the place in the list", () => {
  const here = filter({ status: "cancelled", source: SOURCE, type: "asset_discovery", before: JOB });
  expect(tabHref(here, "failed")).toBe(`/jobs?tab=failed&type=asset_discovery&source=${SOURCE}`);
});

test("a filter's value is added and taken away by the same link, from the list's beginning", () => {
  const added = toggleHref(filter({ before: JOB }), "status", "failed");
  expect(added).toBe("/jobs?status=failed");
  expect(toggleHref(filter({ status: "failed" }), "status", "failed")).toBe("/jobs");
  expect(toggleHref(filter({ status: "failed" }), "status", "cancelled")).toBe(
    "/jobs?status=failed,cancelled",
  );
});

test("removing one filter leaves the others", () => {
  const here = filter({ status: "failed", source: SOURCE, asset: SOURCE });
  expect(withoutHref(here, "source")).toBe(`/jobs?status=failed&asset=${SOURCE}`);
  expect(withoutHref(here, "asset")).toBe(`/jobs?source=${SOURCE}&status=failed`);
});

test("details open over the list's own address, and close to it", () => {
  expect(withJob("?tab=failed&type=a,b", JOB)).toBe(`/jobs?tab=failed&type=a,b&job=${JOB}`);
  expect(withJob(`?tab=failed&type=a,b&job=${JOB}`, null)).toBe("/jobs?tab=failed&type=a,b");
  expect(withJob(`?job=${JOB}`, null)).toBe("/jobs");
});
