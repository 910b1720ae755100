/** What befell tables within the last days, as events that were raised then would tell it. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Occurrence } from "#lib/engines/alerts/occurrence.ts";
import { type About, ofSources, type Past } from "./past-events.ts";

const MOST = 2_000;

type Befallen = {
  kind: "freshness_violation" | "metric_anomaly";
  assetId: string;
  sourceId: string;
  sourceName: string;
  schemaName: string;
  tableName: string;
  jobId: string | null;
  at: Date;
  message: string;
  /** By how much it was late. */
  seconds: number | null;
};

/** Where two updates that were seen lie further apart than the table is held to now; which check would have seen it is not known. */
export async function pastLateness(
  db: Db,
  { organizationId }: Scope,
  { days, sourceIds }: About,
): Promise<Past> {
  const late = await db.$queryRaw<Befallen[]>`
    select 'freshness_violation' as kind, g.asset_id as "assetId", g.source_id as "sourceId", s.name as "sourceName",
      a.schema_name as "schemaName", a.name as "tableName", null as "jobId", 'It was later than it may be.' as message,
      g.updated_at + make_interval(secs => g.held) as at,
      extract(epoch from g.until - g.updated_at)::float8 - g.held as seconds
    from (
      select u.asset_id, u.source_id, u.updated_at, f.held_to_seconds as held,
        coalesce(lead(u.updated_at) over (partition by u.asset_id order by u.updated_at), f.checked_at) as until
      from freshness f join freshness_update u on u.asset_id = f.asset_id
      where f.organization_id = ${organizationId}::uuid and f.is_enabled and f.held_to_seconds is not null
        and u.updated_at > now() - make_interval(days => ${days}::integer, secs => f.held_to_seconds)
        and ${ofSources(Prisma.sql`f.source_id`, sourceIds)}) g
    join asset a on a.id = g.asset_id join source s on s.id = g.source_id
    where g.until - g.updated_at > make_interval(secs => g.held)
    order by at desc limit ${MOST + 1}::integer`;
  return toPast(late);
}

/** Points at which a metric began to be unusual: read from those that are, and the one before each. */
export async function pastAnomalies(
  db: Db,
  { organizationId }: Scope,
  { days, sourceIds }: About,
): Promise<Past> {
  const odd = await db.$queryRaw<Befallen[]>`
    select 'metric_anomaly' as kind, m.asset_id as "assetId", m.source_id as "sourceId", s.name as "sourceName",
      a.schema_name as "schemaName", a.name as "tableName", p.job_id as "jobId", p.captured_at as at, p.reason as message,
      null::float8 as seconds
    from metric_point p join metric m on m.id = p.metric_id
    join asset a on a.id = m.asset_id join source s on s.id = m.source_id
    left join lateral (
      select b.state from metric_point b where b.metric_id = p.metric_id and b.captured_at < p.captured_at and not b.is_backfilled
      order by b.captured_at desc limit 1) b on true
    where p.organization_id = ${organizationId}::uuid and p.state = 'anomalous'
      and p.captured_at > now() - make_interval(days => ${days}::integer) and not p.is_backfilled
      and m.is_enabled and ${ofSources(Prisma.sql`m.source_id`, sourceIds)} and b.state is distinct from 'anomalous'
    order by at desc limit ${MOST + 1}::integer`;
  return toPast(odd);
}

const toPast = (found: readonly Befallen[]): Past => ({
  events: found.slice(0, MOST).map(toOccurrence),
  isPart: found.length > MOST,
});

function toOccurrence(found: Befallen): Occurrence {
  const { kind, assetId, sourceId, sourceName, schemaName, tableName, jobId, at, message, seconds } = found;
  const words = `${schemaName}.${tableName}`;
  return {
    ...{
      id: `${kind} ${assetId} ${at.toISOString()}`,
      kind,
      severity: "warning",
      at,
      sourceId,
      jobId,
      assetId,
    },
    ...{ jobType: null, label: `${sourceName} › ${words}`, message },
    metricId: null,
    parts: [{ assetId, schemaName, tableName, severity: "warning", words }],
    ...{ failedAt: [], lateSeconds: seconds, lateBefore: null, oddBefore: null, cause: null },
  };
}
