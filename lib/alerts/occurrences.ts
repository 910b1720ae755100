import { isAlertKind } from "#lib/engines/alerts/kinds.ts";
import type { Occurrence, Part } from "#lib/engines/alerts/occurrence.ts";
import { fingerprint } from "#lib/jobs/failures/fingerprint.ts";
import type { ChangeKind } from "#lib/schema-changes/kinds.ts";
import type { ChangePart } from "./context.ts";
import { ADDITIONS, REMOVALS } from "./raise-changes.ts";
import type { Waiting } from "./waiting.ts";
import { messageOf } from "./words.ts";

type Known = {
  streaks: ReadonlyMap<string, readonly Date[]>;
  changes: ReadonlyMap<string, readonly ChangePart[]>;
};

export const FAILURES: readonly string[] = ["job_failed", "discovery_failed"];
export const OF_CHANGES: readonly string[] = ["schema_change", "asset_removed", "asset_discovered"];

/** Null for what no rule can mean: that something is as usual again. */
export function toOccurrence(event: Waiting, { streaks, changes }: Known): Occurrence | null {
  const { id, kind, severity, at, sourceId, jobId, jobType, assetId, metricId, facts } = event;
  if (!isAlertKind(kind) || (kind === "job_recovered" && !facts.hasFailed)) return null;
  const { errorClass, errorCode, message } = event;
  return {
    ...{ id, kind, severity, at, sourceId, jobId, jobType, assetId, metricId },
    ...{ label: labelOf(event), message: messageOf({ ...event, kind }) },
    parts: partsOf(event, jobId === null ? [] : (changes.get(jobId) ?? [])),
    // Of a job that is not there any more it is the first.
    failedAt: (jobId === null ? undefined : streaks.get(jobId)) ?? [at],
    lateSeconds: facts.late ?? null,
    lateBefore: facts.checkedBefore
      ? { seconds: facts.lateBefore ?? 0, at: new Date(facts.checkedBefore * 1_000) }
      : null,
    oddBefore: facts.oddBefore ? new Date(facts.oddBefore * 1_000) : null,
    cause: FAILURES.includes(kind) ? [errorClass, errorCode, fingerprint(message ?? "")].join(" ") : null,
  };
}

/** `orders`, or `orders › sales.items`. */
function labelOf({ sourceName, relationName, schemaName, tableName }: Waiting): string {
  const table = tableName === null ? relationName : `${schemaName}.${tableName}`;
  return [sourceName, table].filter((name) => name !== null).join(" › ") || "something that is gone";
}

function partsOf(event: Waiting, changes: readonly ChangePart[]): Part[] | null {
  const { kind, assetId, schemaName, tableName, severity } = event;
  if (kind === "schema_change") return [...changes];
  if (kind === "asset_removed") return ofKinds(changes, REMOVALS);
  if (kind === "asset_discovered") return ofKinds(changes, ADDITIONS);
  if (schemaName === null || tableName === null) return null;
  return [{ assetId, schemaName, tableName, severity, words: `${schemaName}.${tableName}` }];
}

const ofKinds = (changes: readonly ChangePart[], kinds: readonly ChangeKind[]): ChangePart[] =>
  changes.filter(({ changeKind }) => kinds.includes(changeKind));
