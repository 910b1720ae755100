import { expect, test } from "vitest";
import { filterOf } from "#lib/jobs/filter.ts";
import { type SavedView, ViewFilter } from "#lib/saved-views/schemas.ts";
import { asCurrent, isUnchanged, viewHref, withoutView } from "./view-address.ts";

const ID = "01900000-0000-7000-8000-000000000001";
const PLACE = "01900000-0000-7000-8000-000000000002";
const filter = (query: string) => filterOf(new URLSearchParams(query));
const view = (query: string): SavedView => ({
  ...{ id: ID, name: "What broke", isShared: false, isMine: true, makerName: "Ada", whyNotChange: null },
  filter: ViewFilter.parse(filter(query)),
});

test("a view's address says its whole filter, and which view it is", () => {
  expect(viewHref(view("tab=failed&type=asset_discovery"))).toBe(
    `/jobs?tab=failed&type=asset_discovery&view=${ID}`,
  );
  expect(viewHref(view(""))).toBe(`/jobs?view=${ID}`);
  expect(asCurrent(view("tab=failed"))).toMatchObject({
    query: `tab=failed&view=${ID}`,
    link: `/jobs/views/${ID}`,
  });
});

test("the list without its view begins where the list does", () => {
  expect(withoutView(filter(`status=failed&before=${PLACE}&view=${ID}`))).toBe("/jobs?status=failed");
});

test("a list is what its view says whatever the order of values, the place in it and the job that is open", () => {
  const kept = view("status=failed,cancelled&q=orders");
  for (const same of [
    "q=orders&status=cancelled,failed",
    `status=failed&status=cancelled&q=orders&before=${PLACE}&job=${PLACE}&view=${ID}`,
  ])
    expect(isUnchanged(kept, filter(same)), same).toBe(true);
  for (const other of ["", "status=failed&q=orders", "status=failed,cancelled&q=order", "tab=failed"])
    expect(isUnchanged(kept, filter(other)), other).toBe(false);
});
