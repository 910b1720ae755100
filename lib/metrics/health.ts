import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { FROM, ROW, STATUS } from "./rows.ts";
import type { MetricRow, MetricStatus } from "./views.ts";

export type SourceHealth = { sourceId: string; sourceName: string; metrics: Record<MetricStatus, number> };

/** How the metrics of each connected source are, also of one that has none. */
export async function readMetricHealth(db: Db, { organizationId }: Scope): Promise<SourceHealth[]> {
  const rows = await db.$queryRaw<
    { sourceId: string; sourceName: string; counts: Partial<Record<MetricStatus, number>> }[]
  >`
    select s.id as "sourceId", s.name as "sourceName", coalesce(c.counts, '{}'::jsonb) as counts
    from source s left join (
      select k.source_id, jsonb_object_agg(k.status, k.metrics) as counts
      from (select m.source_id, ${STATUS} as status, count(*)::int as metrics from ${FROM}
        where m.organization_id = ${organizationId}::uuid and a.state <> 'archived' group by 1, 2) k
      group by 1) c on c.source_id = s.id
    where s.organization_id = ${organizationId}::uuid and s.state = 'active'
    order by lower(s.name), s.id`;
  return rows.map(({ counts, ...source }) => ({ ...source, metrics: { ...NONE, ...counts } }));
}

const NONE: Record<MetricStatus, number> = {
  ...{ anomalous: 0, failed: 0, learning: 0, waiting: 0, normal: 0, disabled: 0 },
};

const MOST_OF_ONE = 2_000;

/** All metrics of a relation: the relation's own first, then column after column in its order. */
export const listMetricsOf = (db: Db, { organizationId }: Scope, assetId: string): Promise<MetricRow[]> =>
  db.$queryRaw<MetricRow[]>`
    select ${ROW} from ${FROM}
    where m.asset_id = ${assetId}::uuid and m.organization_id = ${organizationId}::uuid
    order by m.column_name is not null,
      (select c.position from asset_column c where c.asset_id = m.asset_id and c.name = m.column_name),
      array_position(${TYPE_ORDER}, m.type), m.percentile, lower(m.name), m.id
    limit ${MOST_OF_ONE}::integer`;

const TYPE_ORDER = Prisma.sql`array['row_count', 'custom_sql', 'null_percent', 'distinct_count', 'duplicate_count', 'min', 'max',
  'mean', 'stddev', 'percentile']`;
