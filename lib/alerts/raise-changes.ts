import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { ALERT_KINDS, ALERT_SEVERITIES } from "#lib/engines/alerts/kinds.ts";
import type { ChangeKind, CountedChanges, Severity } from "#lib/schema-changes/kinds.ts";
import { type Raised, raise } from "./raise.ts";

/** Kinds of changes that are events of their own besides. */
export const REMOVALS: readonly ChangeKind[] = ["table_removed", "view_removed"];
export const ADDITIONS: readonly ChangeKind[] = ["table_added", "view_added"];

type Run = { id: string; sourceId: string; counts: Record<Severity, number> };

/** One event for a run, however much it found, and one more each where tables came or went; which ones, the changes say. */
export async function raiseChanges(
  db: Db,
  scope: Scope,
  { id, sourceId, counts }: Run,
  changes: readonly CountedChanges[],
): Promise<void> {
  const run = { jobId: id, jobType: "asset_discovery", sourceId, assetId: sourceId };
  const severity = ALERT_SEVERITIES.find((one) => counts[one] > 0);
  const events: Raised[] = severity ? [{ ...run, kind: "schema_change", severity, facts: counts }] : [];
  for (const [kind, kinds] of [
    ["asset_removed", REMOVALS],
    ["asset_discovered", ADDITIONS],
  ] as const) {
    const count = countOf(changes, kinds);
    if (count > 0) events.push({ ...run, kind, severity: ALERT_KINDS[kind].severity, facts: { count } });
  }
  await raise(db, scope, events);
}

const countOf = (changes: readonly CountedChanges[], kinds: readonly ChangeKind[]): number =>
  changes.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
