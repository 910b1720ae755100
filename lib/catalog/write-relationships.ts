import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { SuggestedRelationship } from "./views.ts";

type Suggested = { sourceId: string; jobId: string; suggestions: readonly SuggestedRelationship[] };

/**
 * Makes the suggested relationships of a source these, in the caller's transaction, after its relations were written.
 * Compared as sets: what stays as it is, is not written, and keeps the discovery that first suggested it.
 */
export async function writeRelationships(
  db: Db,
  { organizationId }: Scope,
  { sourceId, jobId, suggestions }: Suggested,
): Promise<void> {
  const found = Prisma.sql`
    jsonb_to_recordset(${JSON.stringify(suggestions)}::jsonb) as r ("fromObjectId" bigint,
      "fromColumns" text[], "toObjectId" bigint, "toColumns" text[], confidence real, reasons text[])
    join asset a on a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid
      and a.object_id = r."fromObjectId" and a.state <> 'archived'
    join asset o on o.organization_id = ${organizationId}::uuid and o.source_id = ${sourceId}::uuid
      and o.object_id = r."toObjectId" and o.state <> 'archived'`;
  await db.$executeRaw`
    delete from asset_relationship k
    where k.organization_id = ${organizationId}::uuid and k.source_id = ${sourceId}::uuid
      and (k.asset_id, k.columns, k.referenced_asset_id, k.referenced_columns) not in (
        select a.id, r."fromColumns", o.id, r."toColumns" from ${found})`;
  await db.$executeRaw`
    insert into asset_relationship as k (asset_id, columns, referenced_asset_id, referenced_columns, organization_id,
      source_id, confidence, reasons, job_id)
    select a.id, r."fromColumns", o.id, r."toColumns", ${organizationId}::uuid, ${sourceId}::uuid, r.confidence,
      r.reasons, ${jobId}::uuid
    from ${found}
    on conflict (asset_id, columns, referenced_asset_id, referenced_columns) do update
      set confidence = excluded.confidence, reasons = excluded.reasons, job_id = excluded.job_id
      where (k.confidence, k.reasons) is distinct from (excluded.confidence, excluded.reasons)`;
}
