import type { Db } from "#lib/db/client.ts";
import type { Draft } from "#lib/engines/alerts/decide.ts";
import type { RoutedRule } from "./stored-rules.ts";
import { describe, lineOf } from "./words.ts";

/** What will be seen to recover, by the next run or check of its place. That something recovered is over as it is told. */
const RECOVERABLE: readonly string[] = [
  ...["discovery_failed", "job_failed", "job_stuck", "job_slow", "job_fast"],
  ...["freshness_violation", "metric_anomaly"],
];

/**
 * Writes alerts, what they tell of, their beginning, and one delivery for each destination: all of it, or nothing. Answers
 * how many deliveries there are.
 */
export async function writeAlerts(
  db: Db,
  organizationId: string,
  drafts: readonly Draft[],
  rules: readonly RoutedRule[],
): Promise<number> {
  if (drafts.length === 0) return 0;
  const destinationsOf = new Map(rules.map(({ id, destinationIds }) => [id, destinationIds]));
  const rows = drafts.map((draft, n) => {
    const { rule, kind, severity, groupKey, alertId, suppressed, items } = draft;
    const [first] = items;
    return {
      ...{ n, alertId, ruleId: rule.id, ruleName: rule.name, kind, severity, groupKey, ...describe(draft) },
      ...{ sourceId: first?.event.sourceId, assetId: first?.event.assetId, jobId: first?.event.jobId },
      ...{
        at: first?.event.at,
        count: items.length,
        state: items.every(({ event }) => event.kind === "job_recovered") ? "resolved" : "triggered",
      },
      ...{ suppressedBy: suppressed?.by ?? null, suppressedBecause: suppressed?.because ?? null },
      destinationIds: suppressed ? [] : (destinationsOf.get(rule.id) ?? []),
    };
  });
  const items = drafts.flatMap((draft, n) =>
    draft.items.map(({ event }) => ({
      ...{ n, eventId: event.id, kind: event.kind, jobId: event.jobId, jobType: event.jobType },
      ...{ assetId: event.assetId, metricId: event.metricId, line: lineOf(event), at: event.at },
      recovers: RECOVERABLE.includes(event.kind),
    })),
  );
  const [written] = await db.$queryRaw<{ deliveries: number }[]>`
    with draft as materialized (
      select coalesce(d."alertId", uuid_v7()) as id, d."alertId" is null as is_new, d.*
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(n int, "alertId" uuid, "ruleId" uuid, "ruleName" text, kind text,
        severity text, "groupKey" text, title text, sentence text, facts jsonb, "sourceId" uuid, "assetId" uuid, "jobId" uuid,
        at timestamptz, count int, state text, "suppressedBy" text, "suppressedBecause" text, "destinationIds" uuid[])
    ), new as (
      insert into alert (id, organization_id, rule_id, rule_name, kind, severity, group_key, title, sentence, facts, source_id,
        asset_id, job_id, item_count, state, suppressed_by, suppressed_because, created_at)
      select id, ${organizationId}::uuid, "ruleId", "ruleName", kind, severity, "groupKey", title, sentence, facts, "sourceId",
        "assetId", "jobId", count, state, "suppressedBy", "suppressedBecause", at
      from draft where is_new returning id
    ), grown as (
      update alert a set item_count = a.item_count + d.count, title = case when a.kind = d.kind then d.title else a.title end,
        severity = case when array_position('{info,warning,critical}', d.severity)
          > array_position('{info,warning,critical}', a.severity) then d.severity else a.severity end
      from draft d where a.id = d.id and not d.is_new
    ), listed as (
      insert into alert_item (alert_id, event_id, organization_id, kind, job_id, job_type, asset_id, metric_id, line, at,
        recovers)
      select d.id, i."eventId", ${organizationId}::uuid, i.kind, i."jobId", i."jobType", i."assetId", i."metricId",
        i.line, i.at, i.recovers
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(n int, "eventId" uuid, kind text, "jobId" uuid, "jobType" text,
        "assetId" uuid, "metricId" uuid, line text, at timestamptz, recovers boolean)
      join draft d using (n)
      on conflict do nothing
    ), begun as (
      insert into alert_history (alert_id, organization_id, verb, note)
      select id, ${organizationId}::uuid, case when "suppressedBy" is null then 'triggered' else 'suppressed' end,
        "suppressedBecause"
      from draft where is_new
    ), sent as (
      insert into alert_delivery (organization_id, alert_id, destination_id)
      select ${organizationId}::uuid, d.id, x from draft d, unnest(d."destinationIds") x where d.is_new
      on conflict do nothing returning id
    )
    select count(*)::int as deliveries from sent`;
  return written?.deliveries ?? 0;
}
