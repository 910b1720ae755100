import { expect, test } from "vitest";
import { ChangeFilter } from "#lib/schema-changes/views.ts";
import { changesHref, exportHref, toggleHref, withoutTime } from "./address.ts";

const ID = "01900000-0000-7000-8000-000000000001";
const parse = (href: string) =>
  ChangeFilter.parse(Object.fromEntries(new URL(href, "http://here").searchParams));

test("an address leads back to the filter it was made of", () => {
  for (const query of [
    {},
    { tab: "open", severity: "critical,info", kind: "table_added" },
    { job: ID, asset: ID, source: ID, within: "7d" },
    { from: "2026-11-01", to: "2026-11-28", before: ID },
  ]) {
    const filter = ChangeFilter.parse(query);
    expect(parse(changesHref(filter))).toEqual(filter);
  }
});

test("a changed filter begins at the beginning, and so does an export", () => {
  const filter = ChangeFilter.parse({ before: ID, severity: "critical", within: "7d" });
  expect(toggleHref(filter, "severity", "critical")).toBe("/schema-changes?within=7d");
  expect(toggleHref(filter, "kind", "table_added")).toBe(
    "/schema-changes?kind=table_added&severity=critical&within=7d",
  );
  expect(changesHref(withoutTime(filter))).toBe("/schema-changes?severity=critical");
  expect(exportHref(filter, "csv", ID)).toBe(
    `/api/schema-changes/export?format=csv&organization=${ID}&severity=critical&within=7d`,
  );
});

test("what an address cannot mean is dropped", () => {
  expect(
    ChangeFilter.parse({
      tab: "x",
      job: "1",
      kind: "nonsense,toString",
      severity: "fatal",
      from: "2026-13-01",
    }),
  ).toEqual(ChangeFilter.parse({}));
});
