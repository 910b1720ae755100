import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { fillLineage } from "#tests/support/lineage-rows.ts";

/** Relations of the scope's first source with ten columns each, every seventh one tagged, changed and late. */
export async function fillCatalog(owner: PrismaClient, scope: Scope, relations: number): Promise<void> {
  const { organizationId } = scope;
  const source = await owner.source.findFirstOrThrow({ where: { organizationId } });
  const { id: jobId } = await owner.job.findFirstOrThrow({ where: { organizationId, sourceId: source.id } });
  await fillLineage(owner, scope, source.id, relations);
  const wide = "source_id = $1::uuid and schema_name = 'wide'";
  const run = (sql: string, ...values: unknown[]) => owner.$executeRawUnsafe(sql, source.id, ...values);
  await run(`
    insert into asset_column (asset_id, position, organization_id, name, type, is_nullable)
    select id, n, organization_id, (array['id', 'email', 'customer_id', 'total', 'createdAt'])[1 + n % 5] || n, 'text', true
    from asset, generate_series(1, 10) n where ${wide}`);
  await run(
    `insert into asset_tag (asset_id, column_name, tag, organization_id, source_id, level, confidence, job_id)
    select id, 'email1', 'pii:email', organization_id, source_id, 'likely', 0.7, $2::uuid from asset
    where ${wide} and substr(name, 7)::integer % 7 = 0`,
    jobId,
  );
  await run(
    `insert into schema_change (organization_id, source_id, job_id, asset_id, kind, severity, schema_name, object_name)
    select organization_id, source_id, $2::uuid, id, 'column_removed', 3, schema_name, name from asset, generate_series(1, 10)
    where ${wide} and substr(name, 7)::integer % 7 = 0`,
    jobId,
  );
  await run(
    `insert into freshness (asset_id, organization_id, source_id, status, reason, checked_at, job_id)
    select id, organization_id, source_id, 'stale', 'It is late.', now(), $2::uuid from asset
    where ${wide} and substr(name, 7)::integer % 7 = 0`,
    jobId,
  );
  for (const table of ["asset", "asset_column", "asset_tag", "schema_change", "freshness", "lineage_edge"])
    await owner.$executeRawUnsafe(`analyze ${table}`);
}
