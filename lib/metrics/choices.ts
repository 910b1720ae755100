/** What may be measured of a relation, as its last discovery and its tags say. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { GIVES_AWAY, IS_STAMP } from "#lib/freshness/stamp-columns.ts";
import { fitsColumn, isMetricType, METRIC_TYPES } from "./types.ts";
import type { MetricChoices } from "./views.ts";

/** Whether column `c` is one whose values give somebody away. */
const COLUMN_GIVES_AWAY = Prisma.sql`exists (
  select from asset_tag t where t.asset_id = c.asset_id and t.column_name = c.name and ${GIVES_AWAY})`;

type Column = { name: string; type: string; givesAway: boolean; isStamp: boolean };

export async function findMetricChoices(db: Db, scope: Scope, assetId: string): Promise<MetricChoices> {
  const [row] = await db.$queryRaw<(Omit<MetricChoices, "columns"> & { columns: Column[] })[]>`
    select a.id as "assetId", a.source_id as "sourceId", a.schema_name as "schemaName", a.name as "tableName",
      s.access_level as "accessLevel", coalesce((
        select jsonb_agg(jsonb_build_object('name', c.name, 'type', c.type, 'givesAway', ${COLUMN_GIVES_AWAY},
          'isStamp', ${IS_STAMP}) order by c.position)
        from asset_column c where c.asset_id = a.id), '[]'::jsonb) as columns
    from asset a join source s on s.id = a.source_id
    where a.id = ${assetId}::uuid and a.organization_id = ${scope.organizationId}::uuid
      and a.kind <> 'source' and a.state <> 'archived'`;
  if (!row) throw notFound("table");
  const types = Object.keys(METRIC_TYPES).filter(isMetricType);
  return {
    ...row,
    columns: row.columns.map((column) => ({
      name: column.name,
      type: column.type,
      types: types.filter((type) => fitsColumn(type, column)),
    })),
    backfillColumns: row.columns.filter(({ isStamp }) => isStamp).map(({ name }) => name),
  };
}
