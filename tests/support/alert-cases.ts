import type { Rule } from "#lib/engines/alerts/match.ts";
import type { Occurrence, Part } from "#lib/engines/alerts/occurrence.ts";

/** A rule that means every failed job, whatever else is said of it. */
export const aRule = (over: Partial<Rule> = {}): Rule => ({
  ...{ id: "rule", name: "Failures", kinds: ["job_failed"], severities: [], sourceIds: [] },
  ...{ schemaGlobs: [], tableGlobs: [], tags: [], isBreakingOnly: false, delayOverSeconds: null },
  ...{ inARow: 1, isStateChangeOnly: true, since: null, cooldownSeconds: null, dailyLimit: null },
  ...over,
});

let made = 0;

const NOW = Date.parse("2026-11-29T12:00:00Z");
/** So many minutes before the time of `anOccurrence`. */
export const failedAgo = (...minutes: number[]): Date[] =>
  minutes.map((each) => new Date(NOW - each * 60_000));

/** The first failed job in a row on `orders`, whatever else is said of it. */
export function anOccurrence(over: Partial<Occurrence> = {}): Occurrence {
  made += 1;
  return {
    ...{
      id: `event-${made}`,
      kind: "job_failed",
      severity: "critical",
      at: new Date("2026-11-29T12:00:00Z"),
    },
    ...{ sourceId: "orders", jobId: `job-${made}`, jobType: "freshness_check", assetId: "orders" },
    ...{ label: "orders", message: "The host does not answer.", parts: null },
    ...{ failedAt: failedAgo(0), lateSeconds: null, lateBefore: null, oddBefore: null, cause: "NETWORK" },
    metricId: null,
    ...over,
  };
}

export const aPart = (schemaName: string, tableName: string, over: Partial<Part> = {}): Part => ({
  ...{ assetId: `${schemaName}.${tableName}`, schemaName, tableName, severity: "warning" },
  words: `${schemaName}.${tableName}`,
  ...over,
});
