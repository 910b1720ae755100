/** Which events a rule means. */
import { fitsAny } from "./glob.ts";
import { type AlertKind, type AlertSeverity, worst } from "./kinds.ts";
import { isOfQueue, type Occurrence, type Part, type TagsOf } from "./occurrence.ts";

/** An empty list means all. */
export type Rule = {
  id: string;
  name: string;
  kinds: readonly AlertKind[];
  severities: readonly AlertSeverity[];
  sourceIds: readonly string[];
  schemaGlobs: readonly string[];
  tableGlobs: readonly string[];
  tags: readonly string[];
  isBreakingOnly: boolean;
  /** Of violations: only those that are late by more. */
  delayOverSeconds: number | null;
  /** Of failures: not before this many in a row. */
  inARow: number;
  /** The first of a row alone, not every repeat. */
  isStateChangeOnly: boolean;
  /** As it is it holds since then: what was failing or late before is the first it hears of. Null: it always did. */
  since: Date | null;
  cooldownSeconds: number | null;
  dailyLimit: number | null;
};

/** What of an event a rule means. */
export type Match = { severity: AlertSeverity; parts: readonly Part[] };

/** Null where the rule does not mean it. */
export function match(rule: Rule, event: Occurrence, tagsOf: TagsOf): Match | null {
  if (!listensTo(rule, event.kind)) return null;
  if (!isOfQueue(event) && rule.sourceIds.length > 0 && !rule.sourceIds.some((id) => id === event.sourceId))
    return null;
  if (!isDue(rule, event)) return null;
  if (event.parts === null) {
    // What befell a whole job befell no table in particular.
    return isNarrowed(rule) || !hasSeverity(rule, event.severity)
      ? null
      : { severity: event.severity, parts: [] };
  }
  const parts = event.parts.filter((part) => means(rule, event.kind, part, tagsOf));
  return parts.length > 0 ? { severity: worst(parts.map(({ severity }) => severity)), parts } : null;
}

/** A discovery is a job: who asks for every failed job asks for it, too. */
const listensTo = ({ kinds }: Pick<Rule, "kinds">, kind: AlertKind): boolean =>
  kinds.includes(kind) || (kind === "discovery_failed" && kinds.includes("job_failed"));

const isNarrowed = ({ schemaGlobs, tableGlobs, tags }: Rule): boolean =>
  schemaGlobs.length > 0 || tableGlobs.length > 0 || tags.length > 0;

const hasSeverity = ({ severities }: Rule, severity: AlertSeverity): boolean =>
  severities.length === 0 || severities.includes(severity);

function means(rule: Rule, kind: AlertKind, part: Part, tagsOf: TagsOf): boolean {
  if (!hasSeverity(rule, part.severity)) return false;
  // What breaks is what discovery calls critical; other events have no such degrees.
  if (rule.isBreakingOnly && kind === "schema_change" && part.severity !== "critical") return false;
  if (!fitsAny(part.schemaName, rule.schemaGlobs) || !fitsAny(part.tableName, rule.tableGlobs)) return false;
  if (rule.tags.length === 0) return true;
  const tags = part.assetId === null ? [] : (tagsOf.get(part.assetId) ?? []);
  return rule.tags.some((tag) => tags.includes(tag));
}

/** Whether it is the one of its row that the rule waits for. */
function isDue(rule: Rule, { kind, failedAt, lateSeconds, lateBefore, oddBefore }: Occurrence): boolean {
  const { inARow, isStateChangeOnly, delayOverSeconds, since } = rule;
  const isNews = (before: Date | null) => before === null || (since !== null && before < since);
  if (kind === "job_failed" || kind === "discovery_failed") {
    const streak = failedAt.filter((at) => since === null || at >= since).length;
    return isStateChangeOnly ? streak === inARow : streak >= inARow;
  }
  if (kind === "metric_anomaly") return !isStateChangeOnly || isNews(oddBefore);
  if (kind !== "freshness_violation") return true;
  const over = delayOverSeconds ?? 0;
  if ((lateSeconds ?? 0) < over) return false;
  return !isStateChangeOnly || isNews(lateBefore?.at ?? null) || (lateBefore?.seconds ?? 0) < over;
}
