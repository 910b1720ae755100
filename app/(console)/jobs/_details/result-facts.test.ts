import { expect, test } from "vitest";
import { resultFacts } from "./result-facts.ts";

const discovery = { id: "j", type: "asset_discovery", sourceId: "s" };
const told = (type: string, result: Record<string, unknown>) =>
  resultFacts(result, { id: "j", type, sourceId: "s" }).map(({ label, value }) => `${label}: ${value}`);

test("a discovery's counts lead to its tables and to its changes by severity", () => {
  const result = {
    ...{ serverVersion: "16.4", unreadableSchemas: ["hr"], added: 4 },
    ...{ views: 38, tables: 1_214, columns: 9_000 },
    changes: { critical: 1, warning: 0, info: 12 },
    ...{ estimated: { rows: 1_500_000, bytes: 2_097_152 }, circumstances: { replicaLagSeconds: null } },
  };
  expect(resultFacts(result, discovery).map(({ label, value, href }) => [label, value, href])).toEqual([
    ["Tables", "1,214", "/assets/tables?source=s&kind=table,partitioned_table,foreign_table"],
    ["Views", "38", "/assets/tables?source=s&kind=view,materialized_view"],
    ["Columns", "9,000", null],
    ["Added", "4", null],
    ["Estimated rows", "1,500,000", null],
    ["Estimated size", "2 MB", null],
    ["Server version", "16.4", null],
    ["Critical changes", "1", "/schema-changes?job=j&severity=critical"],
    ["Warning changes", "0", null],
    ["Info changes", "12", "/schema-changes?job=j&severity=info"],
  ]);
});

test("a connection test's report is told without what the lead says already", () => {
  const result = {
    ...{ serverVersion: "16.4", role: "reader", isSuperuser: false, readableSchemas: ["public", "sales"] },
    ...{ unreadableSchemas: [], tlsVersion: null, problems: ["The role may write."] },
  };
  expect(told("connection_test", result)).toEqual([
    ...["Server version: 16.4", "Role: reader", "Superuser: no", "Readable schemas: public, sales"],
  ]);
});

test("each type tells what it found in words and in one order, whatever order its result is kept in", () => {
  const freshness = {
    ...{ faults: 1, updates: 2, tables: 6 },
    counts: { disabled: 0, fresh: 3, stale: 1, unknown: 2 },
  };
  expect(told("freshness_check", freshness)).toEqual([
    ...["Tables: 6", "Stale: 1", "Fresh: 3", "Unknown: 2", "Turned off: 0"],
    ...["Did not answer: 1", "New updates seen: 2"],
  ]);
  const metrics = {
    ...{ cost: 12_000, tables: 1, metrics: 4, approximate: 0 },
    counts: { anomalous: 0, normal: 0, learning: 0, empty: 0, failed: 4 },
  };
  expect(told("metric_capture", metrics)).toContain("Failed: 4");
});

test("what an import left in doubt is counted and leads to where it is told, never printed as it is kept", () => {
  const result = {
    ...{ views: 0, checked: 0, unknown: 0, edges: 4, added: 4, removed: 0, flows: 9, outside: 0 },
    doubtful: [
      { view: "1 update statement", why: "It changes rows." },
      { view: "shop.sql", why: "It names what is not known here: a.b." },
    ],
    brought: { origin: "sql", name: "shop.sql", importId: null },
  };
  const facts = resultFacts(result, { id: "j", type: "lineage_extraction", sourceId: "s" });
  expect(facts.find(({ label }) => label === "Not fully understood")).toEqual({
    ...{ label: "Not fully understood", value: "2", href: "/lineage?job=j" },
  });
  expect(facts[0]).toEqual({ label: "Import", value: "shop.sql", href: null });
  expect(JSON.stringify(facts)).not.toContain("object Object");
});

test("nothing is made of no result nor of an unknown type, nor links of a source that is gone", () => {
  expect(resultFacts(null, discovery)).toEqual([]);
  expect(told("of_another_version", { tables: 3 })).toEqual([]);
  expect(resultFacts({ tables: 3 }, { ...discovery, sourceId: null })[0]?.href).toBeNull();
});
