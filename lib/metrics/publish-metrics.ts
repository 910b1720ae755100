import { type Raised, raise } from "#lib/alerts/raise.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { GIVES_AWAY } from "#lib/freshness/stamp-columns.ts";

type Run = {
  jobId: string;
  attempt: number;
  sourceId: string;
  /** The name of its rows in the stage. */
  kind: string;
};

const JOB_TYPE = "metric_capture";
/** Two years, as far back as a chart goes. */
const KEPT_DAYS = 730;

/** Whether metric `m` keeps values of a column that is personal by now. */
const TELLS_OF_SOMEBODY = Prisma.sql`m.type in ('min', 'max', 'percentile') and exists (
  select from asset_tag t where t.asset_id = m.asset_id and t.column_name = m.column_name and ${GIVES_AWAY})`;

type Told = {
  assetId: string;
  metricId: string;
  metric: string;
  sentence: string;
  isAnomalous: boolean;
  /** When it was unusual before this, in seconds since 1970. */
  oddBefore: number | null;
};

/**
 * Makes the points that a run staged part of their metrics, in the caller's transaction. What was changed, removed or
 * tagged as personal meanwhile is passed over, and what people set is not touched.
 */
export async function publishMetrics(db: Db, scope: Scope, run: Run): Promise<void> {
  const { organizationId } = scope;
  const { jobId, attempt, sourceId, kind } = run;
  const told = await db.$queryRaw<Told[]>`
    with found as materialized (
      select r.*, m.asset_id, m.type, m.column_name, m.name, m.captured_at as before_at from job_stage s,
        jsonb_to_recordset(s.rows) as r("metricId" uuid, revision int, at float8, value float8, method text, "isBackfilled" boolean,
          state text, expected float8, lower float8, upper float8, score float8, reason text, fault text)
      join metric m on m.id = r."metricId" and m.source_id = ${sourceId}::uuid and m.revision = r.revision and m.is_enabled
        and (r.fault is not null or not (${TELLS_OF_SOMEBODY}))
      where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
    ), before as (
      -- Also where it could not be told meanwhile: what is open has not recovered. Where all that was told of it is over, as
      -- nobody watched it for a while, it is unusual anew.
      select f."metricId", o.at is not null as is_open, coalesce(p.captured_at, o.at) as odd_at
      from found f
      left join lateral (
        select max(i.at) as at from alert_item i
        where i.organization_id = ${organizationId}::uuid and i.asset_id = f.asset_id and i.job_type = ${JOB_TYPE}
          and i.recovers and i.recovered_at is null and i.metric_id = f."metricId") o on true
      left join metric_point p on p.metric_id = f."metricId" and p.captured_at = f.before_at and p.state = 'anomalous'
        and (o.at is not null or not exists (select from alert_item i
          where i.organization_id = ${organizationId}::uuid and i.asset_id = f.asset_id and i.metric_id = f."metricId"))
      where f.state in ('anomalous', 'normal') and not coalesce(f."isBackfilled", false)
    ), written as (
      insert into metric_point (metric_id, captured_at, organization_id, source_id, value, method, is_backfilled, revision,
        state, expected, lower, upper, score, reason, job_id)
      select "metricId", to_timestamp(at / 1000), ${organizationId}::uuid, ${sourceId}::uuid, value, method,
        coalesce("isBackfilled", false), revision, state, expected, lower, upper, score, reason, ${jobId}::uuid
      from found where fault is null
      on conflict do nothing
    ), kept as (
      update metric m set captured_at = case when f.fault is null then greatest(m.captured_at, to_timestamp(f.at / 1000))
          else m.captured_at end,
        checked_at = to_timestamp(f.at / 1000), fault = f.fault, job_id = ${jobId}::uuid,
        fault_reason = case when f.fault is not null then f.reason end
      from found f where m.id = f."metricId" and not coalesce(f."isBackfilled", false)
    )
    select f.asset_id as "assetId", concat_ws(' of ', replace(f.type, '_', ' '), coalesce(f.name, f.column_name)) as metric,
      f.reason as sentence, f."metricId", f.state = 'anomalous' as "isAnomalous", extract(epoch from b.odd_at)::float8 as "oddBefore"
    from found f join before b using ("metricId")
    where not coalesce(f."isBackfilled", false) and case f.state when 'normal' then b.is_open else exists (
      select from alert_rule r where r.organization_id = ${organizationId}::uuid and r.is_enabled
        and 'metric_anomaly' = any(r.kinds)
        and (b.odd_at is null or not r.is_state_change_only or r.changed_at > b.odd_at)) end`;
  await tell(db, scope, run, told);
  // Last, so that it sees a column that became personal meanwhile.
  await db.$executeRaw`
    delete from metric_point p using metric m
    where m.organization_id = ${organizationId}::uuid and m.source_id = ${sourceId}::uuid and p.metric_id = m.id
      and ${TELLS_OF_SOMEBODY}`;
  await db.$executeRaw`
    delete from metric_point p using metric m
    where m.organization_id = ${organizationId}::uuid and m.source_id = ${sourceId}::uuid and p.metric_id = m.id
      and p.captured_at < now() - make_interval(days => ${KEPT_DAYS}::integer)`;
}

/** Each anomaly that a rule may mean, and each metric that recovered of one. */
async function tell(db: Db, scope: Scope, { jobId, sourceId }: Run, told: readonly Told[]): Promise<void> {
  const events = told.map(({ assetId, metricId, metric, sentence, isAnomalous, oddBefore }): Raised => {
    const about = { jobId, jobType: JOB_TYPE, sourceId, assetId, metricId };
    return isAnomalous
      ? { ...about, kind: "metric_anomaly", severity: "warning", facts: { metric, sentence, oddBefore } }
      : { ...about, kind: "metric_recovered", severity: "info", facts: {} };
  });
  await raise(db, scope, events);
}
