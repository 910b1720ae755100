/** Anomalies as a question asks for them: of points, or of what every metric says now. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { MetricType } from "./types.ts";

/** A point that is not as expected, and of what. Instants are ISO strings. */
export type Anomaly = {
  metricId: string;
  assetId: string;
  sourceName: string;
  table: string;
  type: MetricType;
  columnName: string | null;
  name: string | null;
  reason: string;
  capturedAt: string;
  jobId: string;
};

type Meant = { source: readonly string[]; asset: string | null; since: string | null; until: string | null };
/** `metrics`: how many have a value there, whatever it says; 0 where nothing was captured. */
type Found = { metrics: number; total: number; anomalies: Anomaly[] };

const MOST_NAMED = 100;

/** A person's word on a point counts before the detector's. */
const IS_ANOMALOUS = Prisma.sql`p.mark is distinct from 'expected' and (p.state = 'anomalous' or p.mark = 'wrong')`;

/**
 * Without a time only the newest point of each metric counts. Of what was captured in a time only what was told is read,
 * through an index of its own; of the rest, whether there is any.
 */
export async function findAnomalies(
  db: Db,
  { organizationId }: Scope,
  { source, asset, since, until }: Meant,
): Promise<Found> {
  const isTimed = since !== null || until !== null;
  const meant = Prisma.sql`m.organization_id = ${organizationId}::uuid and m.is_enabled and a.state <> 'archived' and s.state = 'active'
    ${source.length > 0 ? Prisma.sql`and m.source_id = any(${source}::uuid[])` : Prisma.empty}
    ${asset ? Prisma.sql`and m.asset_id = ${asset}::uuid` : Prisma.empty}`;
  const isThere = Prisma.sql`p.metric_id = m.id and p.revision = m.revision and ${
    isTimed
      ? Prisma.join(
          [
            ...(since ? [Prisma.sql`p.captured_at >= ${since}::timestamptz`] : []),
            ...(until ? [Prisma.sql`p.captured_at < ${until}::timestamptz`] : []),
          ],
          " and ",
        )
      : Prisma.sql`p.captured_at = m.captured_at and m.fault is null`
  }`;
  const [found] = await db.$queryRaw<[Found]>`
    with odd as materialized (
      select m.id as "metricId", m.asset_id as "assetId", s.name as "sourceName", a.schema_name || '.' || a.name as table, m.type,
        m.column_name as "columnName", m.name, p.reason, p.job_id as "jobId",
        to_char(p.captured_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "capturedAt"
      from metric_point p join metric m on ${isThere}
      join asset a on a.id = m.asset_id join source s on s.id = m.source_id
      where p.organization_id = ${organizationId}::uuid and ${IS_ANOMALOUS} and ${meant}
    )
    select (select count(*) from metric m join asset a on a.id = m.asset_id join source s on s.id = m.source_id
        where ${meant} and exists (select from metric_point p where ${isThere}))::integer as metrics,
      count(*)::integer as total,
      coalesce((select jsonb_agg(n) from (select * from odd
        order by "capturedAt" desc, "metricId" limit ${MOST_NAMED}::integer) n), '[]') as anomalies
    from odd`;
  return found;
}
