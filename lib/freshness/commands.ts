import { authorize, type Scope } from "#lib/auth/scope.ts";
import { settleMonitored } from "#lib/catalog/monitored.ts";
import type { Db } from "#lib/db/client.ts";
import { invalid, notFound } from "#lib/errors.ts";
import type { FreshnessWish } from "./schemas.ts";
import { IS_STAMP } from "./stamp-columns.ts";

/** Says what a table is held to. It counts from the next check on; what was found is not touched. */
export async function setFreshness(db: Db, scope: Scope, wish: FreshnessWish): Promise<void> {
  authorize(scope, "freshness.set");
  const { assetId, isEnabled, slaSeconds, columnName } = wish;
  if (columnName !== null && !(await isStamp(db, scope, assetId, columnName)))
    throw invalid("That column cannot say when rows were written.", {
      columnName: "Choose a date or time that is neither personal nor highly sensitive.",
    });
  const set = await db.$executeRaw`
    insert into freshness as f (asset_id, organization_id, source_id, is_enabled, sla_seconds, column_name, set_by_name, set_at)
    select a.id, a.organization_id, a.source_id, ${isEnabled}, ${slaSeconds}::integer, ${columnName}, ${scope.userName}, now()
    from asset a where a.id = ${assetId}::uuid and a.organization_id = ${scope.organizationId}::uuid
      and a.kind in ('table', 'partitioned_table', 'materialized_view')
    on conflict (asset_id) do update set is_enabled = excluded.is_enabled, sla_seconds = excluded.sla_seconds,
      column_name = excluded.column_name, set_by_name = excluded.set_by_name, set_at = excluded.set_at`;
  if (set === 0) throw notFound("table");
  await settleMonitored(db, scope, [assetId]);
}

async function isStamp(
  db: Db,
  { organizationId }: Scope,
  assetId: string,
  columnName: string,
): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select c.name from asset_column c where c.asset_id = ${assetId}::uuid
      and c.organization_id = ${organizationId}::uuid and c.name = ${columnName} and ${IS_STAMP}`;
  return found.length > 0;
}
