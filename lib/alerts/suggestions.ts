import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { AlertKind } from "#lib/engines/alerts/kinds.ts";

/** Rules that most people want. Each is a form that is filled in: nothing is made before somebody saves it. */
export const SUGGESTIONS = {
  failures: {
    name: "Failed jobs",
    kinds: ["job_failed", "job_recovered"],
    why: "Whenever a job begins to fail, and when it has recovered; not every repeat.",
  },
  breaking: {
    name: "Breaking schema changes",
    kinds: ["schema_change"],
    isBreakingOnly: true,
    why: "When a discovery finds a table, column, key or enum label gone or renamed.",
  },
  late: {
    name: "Late tables",
    kinds: ["freshness_violation"],
    why: "When a table is later than it is held to.",
  },
  odd: {
    name: "Unusual values",
    kinds: ["metric_anomaly"],
    why: "When a metric is unlike its own past; not every capture while it lasts.",
  },
  stuck: {
    name: "Stuck jobs",
    kinds: ["job_stuck"],
    why: "When a job takes far longer than usual, or waits and no worker takes it.",
  },
} as const satisfies Record<
  string,
  { name: string; kinds: readonly AlertKind[]; isBreakingOnly?: boolean; why: string }
>;
export type SuggestionName = keyof typeof SUGGESTIONS;
export const SUGGESTION_NAMES = Object.keys(SUGGESTIONS) as SuggestionName[]; // the keys of a record that is written out

/** Those whose kinds no rule of the organization means. */
export async function findSuggestions(db: Db, { organizationId }: Scope): Promise<SuggestionName[]> {
  const rows = await db.$queryRaw<{ kind: string }[]>`
    select distinct unnest(kinds) as kind from alert_rule where organization_id = ${organizationId}::uuid and is_enabled`;
  const known = new Set(rows.map(({ kind }) => kind));
  return SUGGESTION_NAMES.filter((name) => !SUGGESTIONS[name].kinds.some((kind) => known.has(kind)));
}
