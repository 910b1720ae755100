import { describe, expect, it } from "vitest";
import { anOccurrence, aPart, aRule, failedAgo } from "#tests/support/alert-cases.ts";
import type { AlertKind } from "./kinds.ts";
import { match, type Rule } from "./match.ts";
import type { Occurrence } from "./occurrence.ts";

const [BEFORE = new Date(Number.NaN)] = failedAgo(5);
const NO_TAGS = new Map<string, readonly string[]>();
const changes = (...parts: Occurrence["parts"] & object) =>
  anOccurrence({ kind: "schema_change", parts, cause: null });
const late = (over: Partial<Occurrence>) =>
  anOccurrence({ kind: "freshness_violation", parts: [aPart("sales", "items")], ...over });

const odd = (oddBefore: Date | null) =>
  anOccurrence({ kind: "metric_anomaly", parts: [aPart("sales", "items")], oddBefore });

const CASES: [name: string, rule: Partial<Rule>, event: Occurrence, isMeant: boolean][] = [
  ["its own kind", {}, anOccurrence(), true],
  ["no other kind", {}, anOccurrence({ kind: "job_slow" }), false],
  ["a failed discovery as a failed job", {}, anOccurrence({ kind: "discovery_failed" }), true],
  ["a failed discovery alone", { kinds: ["discovery_failed"] }, anOccurrence(), false],
  ["one of its sources", { sourceIds: ["orders"] }, anOccurrence(), true],
  ["no other source", { sourceIds: ["billing"] }, anOccurrence(), false],
  ["one of its severities", { severities: ["critical"] }, anOccurrence(), true],
  ["no other severity", { severities: ["info"] }, anOccurrence(), false],
  ["no whole job where it is narrowed to tables", { tableGlobs: ["items"] }, anOccurrence(), false],
  ["no repeat where the first is enough", {}, anOccurrence({ failedAt: failedAgo(0, 5) }), false],
  [
    "each repeat where it wants them",
    { isStateChangeOnly: false },
    anOccurrence({ failedAt: failedAgo(0, 5) }),
    true,
  ],
  ["the third in a row", { inARow: 3 }, anOccurrence({ failedAt: failedAgo(0, 5, 9) }), true],
  ["none before the third in a row", { inARow: 3 }, anOccurrence({ failedAt: failedAgo(0, 5) }), false],
  [
    "not the fourth, which is a repeat",
    { inARow: 3 },
    anOccurrence({ failedAt: failedAgo(0, 5, 9, 30) }),
    false,
  ],
  [
    "the fourth where it wants repeats",
    { inARow: 3, isStateChangeOnly: false },
    anOccurrence({ failedAt: failedAgo(0, 5, 9, 30) }),
    true,
  ],
  [
    "the first failure since it was made, whatever failed before",
    { since: failedAgo(1)[0] ?? null },
    anOccurrence({ failedAt: failedAgo(0, 5, 9) }),
    true,
  ],
  [
    "not the second since it was made",
    { since: failedAgo(6)[0] ?? null },
    anOccurrence({ failedAt: failedAgo(0, 5, 9) }),
    false,
  ],
  ["a table that is late", { kinds: ["freshness_violation"] }, late({ lateSeconds: 60 }), true],
  [
    "no table that was late before",
    { kinds: ["freshness_violation"] },
    late({ lateSeconds: 600, lateBefore: { seconds: 300, at: BEFORE } }),
    false,
  ],
  [
    "a table that was late before it was made",
    { kinds: ["freshness_violation"], since: failedAgo(1)[0] ?? null },
    late({ lateSeconds: 600, lateBefore: { seconds: 300, at: BEFORE } }),
    true,
  ],
  [
    "no table that is less late than it waits for",
    { kinds: ["freshness_violation"], delayOverSeconds: 3_600 },
    late({ lateSeconds: 600 }),
    false,
  ],
  [
    "a table as it gets later than it waits for",
    { kinds: ["freshness_violation"], delayOverSeconds: 3_600 },
    late({ lateSeconds: 3_700, lateBefore: { seconds: 3_400, at: BEFORE } }),
    true,
  ],
  [
    "not again once it was that late",
    { kinds: ["freshness_violation"], delayOverSeconds: 3_600 },
    late({ lateSeconds: 4_000, lateBefore: { seconds: 3_700, at: BEFORE } }),
    false,
  ],
  ["a metric that gets unusual", { kinds: ["metric_anomaly"] }, odd(null), true],
  ["no metric that was unusual before", { kinds: ["metric_anomaly"] }, odd(BEFORE), false],
  [
    "a metric that was unusual before where it wants repeats",
    { kinds: ["metric_anomaly"], isStateChangeOnly: false },
    odd(BEFORE),
    true,
  ],
  [
    "a metric that was unusual before it was made",
    { kinds: ["metric_anomaly"], since: failedAgo(1)[0] ?? null },
    odd(BEFORE),
    true,
  ],
];

describe("a rule means", () => {
  it.each(CASES)("%s", (_name, rule, event, isMeant) => {
    expect(match(aRule(rule), event, NO_TAGS) !== null).toBe(isMeant);
  });
});

describe("of a run's changes a rule means", () => {
  const event = changes(
    aPart("sales", "items", { severity: "critical" }),
    aPart("sales", "orders", { severity: "info" }),
    aPart("hr", "Salary[1]", { severity: "warning" }),
  );
  const tables = (rule: Partial<Rule>, tagsOf = NO_TAGS) => {
    const kinds: AlertKind[] = ["schema_change"];
    return match(aRule({ kinds, ...rule }), event, tagsOf)?.parts.map(({ tableName }) => tableName) ?? [];
  };

  it.each<[string, Partial<Rule>, string[]]>([
    ["all where nothing is said", {}, ["items", "orders", "Salary[1]"]],
    ["what breaks", { isBreakingOnly: true }, ["items"]],
    ["those of a severity", { severities: ["info", "warning"] }, ["orders", "Salary[1]"]],
    ["those in a schema", { schemaGlobs: ["sal*"] }, ["items", "orders"]],
    ["those of a table, whatever its case", { tableGlobs: ["salary[?]"] }, ["Salary[1]"]],
    ["those of a table with signs in its name", { tableGlobs: ["Salary[1]"] }, ["Salary[1]"]],
    ["none whose name only contains it", { tableGlobs: ["item"] }, []],
    ["both at once", { schemaGlobs: ["sales"], tableGlobs: ["o*", "x*"] }, ["orders"]],
  ])("%s", (_name, rule, expected) => {
    expect(tables(rule)).toEqual(expected);
  });

  it("those with a tag", () => {
    expect(tables({ tags: ["pii:email"] }, new Map([["sales.orders", ["pii:email"]]]))).toEqual(["orders"]);
  });

  it("the worst of what it means, whatever else there is", () => {
    expect(match(aRule({ kinds: ["schema_change"], schemaGlobs: ["hr"] }), event, NO_TAGS)?.severity).toBe(
      "warning",
    );
  });
});
