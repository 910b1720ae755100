import { expect, test } from "vitest";
import { resultFacts } from "./result-facts.ts";

const JOB = { id: "j", sourceId: "s" };

test("a discovery's counts lead to its tables and to its changes by severity", () => {
  const result = {
    ...{ serverVersion: "16.4", unreadableSchemas: ["hr"], added: 4 },
    ...{ views: 38, tables: 1_214, columns: 9_000 },
    changes: { critical: 1, warning: 0, info: 12 },
  };
  expect(resultFacts(result, JOB).map(({ label, value, href }) => [label, value, href])).toEqual([
    ["Tables", "1,214", "/assets/tables?source=s&kind=table,partitioned_table,foreign_table"],
    ["Views", "38", "/assets/tables?source=s&kind=view,materialized_view"],
    ["Columns", "9,000", null],
    ["Added", "4", null],
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
  expect(resultFacts(result, JOB).map(({ label, value }) => `${label}: ${value}`)).toEqual([
    ...["Server version: 16.4", "Role: reader", "Superuser: no", "Readable schemas: public, sales"],
  ]);
});

test("nothing is made of no result, nor links of a source that is gone", () => {
  expect(resultFacts(null, JOB)).toEqual([]);
  expect(resultFacts({ tables: 3 }, { id: "j", sourceId: null })[0]?.href).toBeNull();
});
