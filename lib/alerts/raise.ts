import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { AlertKind, AlertSeverity } from "#lib/engines/alerts/kinds.ts";

/** What happened in a run, to be told to whoever asked for it. `facts` are few and short. */
export type Raised = {
  kind: AlertKind | "metric_recovered";
  severity: AlertSeverity;
  jobId: string;
  jobType: string;
  sourceId: string;
  /** A table, or the source itself. */
  assetId: string;
  metricId?: string;
  facts: Record<string, string | number | boolean | null>;
};

/**
 * Raises events in the caller's transaction, that of what they tell. What no rule of the organization listens to is left
 * out, but for what recovered: that is for whoever has an alert of it open.
 */
export async function raise(db: Db, { organizationId }: Scope, events: readonly Raised[]): Promise<void> {
  if (events.length === 0) return;
  await db.$executeRaw`
    insert into alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id, metric_id, facts)
    select ${organizationId}::uuid, e.kind, e.severity, e."jobId", e."jobType", e."sourceId", e."assetId", e."metricId",
      e.facts
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(kind text, severity text, "jobId" uuid, "jobType" text,
      "sourceId" uuid, "assetId" uuid, "metricId" uuid, facts jsonb)
    where e.kind = 'metric_recovered' or exists (
      select from alert_rule r where r.organization_id = ${organizationId}::uuid and r.is_enabled and e.kind = any(r.kinds))`;
}
