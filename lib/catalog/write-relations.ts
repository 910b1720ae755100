import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { WATCHED_STATE } from "./monitored.ts";
import { isVanished, type StagedCatalog } from "./staged.ts";

/**
 * Brings the assets in line with `discovered`; answers how many were archived. Rows that are right are not written. What is
 * gone comes first: it need not be sought among the new ones.
 */
export async function writeRelations(db: Db, scope: Scope, staged: StagedCatalog): Promise<number> {
  const archived = await archiveVanished(db, scope, staged);
  if (!staged.isSameSystem) await forgetObjectIds(db, scope, staged);
  await updateChanged(db, scope, staged);
  await insertNew(db, scope, staged);
  return archived;
}

async function insertNew(db: Db, scope: Scope, { sourceId, jobId }: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    insert into asset (id, organization_id, source_id, kind, schema_name, name, object_id, owner, comment, definition,
      partition_key, partition_count, row_estimate, size_bytes, is_readable, has_row_security, privileges, foreign_server,
      fingerprint, created_by_job_id, changed_by_job_id)
    select asset_id, ${scope.organizationId}::uuid, ${sourceId}::uuid, kind, schema_name, name, object_id, owner, comment,
      definition, partition_key, partition_count, row_estimate, size_bytes, is_readable, has_row_security, privileges,
      foreign_server, fingerprint, ${jobId}::uuid, ${jobId}::uuid
    from discovered where is_new
    order by asset_id`;
}

/** Estimates and sizes are kept up to date without counting as a change. */
export async function updateChanged(db: Db, scope: Scope, { sourceId, jobId }: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    update asset a set kind = d.kind, schema_name = d.schema_name, name = d.name, object_id = d.object_id,
      owner = d.owner, comment = d.comment, definition = d.definition, partition_key = d.partition_key,
      partition_count = d.partition_count, row_estimate = d.row_estimate, size_bytes = d.size_bytes,
      is_readable = d.is_readable, has_row_security = d.has_row_security, privileges = d.privileges,
      foreign_server = d.foreign_server, fingerprint = d.fingerprint,
      state = case a.state when 'archived' then ${WATCHED_STATE} else a.state end, archived_at = null,
      changed_by_job_id = case when d.is_changed then ${jobId}::uuid else a.changed_by_job_id end,
      updated_at = now()
    from discovered d
    where a.id = d.asset_id and not d.is_new
      and a.organization_id = ${scope.organizationId}::uuid and a.source_id = ${sourceId}::uuid
      and (d.is_changed or (a.object_id, a.partition_count, a.row_estimate, a.size_bytes)
        is distinct from (d.object_id, d.partition_count, d.row_estimate, d.size_bytes))`;
}

/** Of relations that were not looked at: another server may have given their ids to others. */
async function forgetObjectIds(db: Db, scope: Scope, { sourceId }: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    update asset a set object_id = null
    where a.organization_id = ${scope.organizationId}::uuid and a.source_id = ${sourceId}::uuid
      and a.object_id is not null and not exists (select from discovered d where d.asset_id = a.id)`;
}

async function archiveVanished(db: Db, scope: Scope, staged: StagedCatalog): Promise<number> {
  return db.$executeRaw`
    update asset a set state = 'archived', archived_at = now(), changed_by_job_id = ${staged.jobId}::uuid,
      updated_at = now()
    where ${isVanished(scope, staged)}`;
}
