import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

export type AssetRelationship = {
  assetId: string;
  columns: string[];
  referencedAssetId: string;
  referencedColumns: string[];
  confidence: number;
  reasons: string[];
};

type Suggested = { sourceId: string; jobId: string; suggestions: readonly AssetRelationship[] };

/**
 * Makes the suggested relationships of a source these, in the caller's transaction. Compared as sets: what stays as it
 * is, is not written, and keeps the discovery that first suggested it.
 */
export async function writeRelationships(
  db: Db,
  { organizationId }: Scope,
  { sourceId, jobId, suggestions }: Suggested,
): Promise<void> {
  const found = Prisma.sql`
    jsonb_to_recordset(${JSON.stringify(suggestions)}::jsonb) as r ("assetId" uuid, columns text[],
      "referencedAssetId" uuid, "referencedColumns" text[], confidence real, reasons text[])`;
  await db.$executeRaw`
    delete from asset_relationship k
    where k.organization_id = ${organizationId}::uuid and k.source_id = ${sourceId}::uuid
      and (k.asset_id, k.columns, k.referenced_asset_id, k.referenced_columns) not in (
        select r."assetId", r.columns, r."referencedAssetId", r."referencedColumns" from ${found})`;
  await db.$executeRaw`
    insert into asset_relationship as k (asset_id, columns, referenced_asset_id, referenced_columns, organization_id,
      source_id, confidence, reasons, job_id)
    select distinct on (r."assetId", r.columns, r."referencedAssetId", r."referencedColumns")
      r."assetId", r.columns, r."referencedAssetId", r."referencedColumns", ${organizationId}::uuid,
      ${sourceId}::uuid, r.confidence, r.reasons, ${jobId}::uuid
    from ${found}
    order by r."assetId", r.columns, r."referencedAssetId", r."referencedColumns", r.confidence desc
    on conflict (asset_id, columns, referenced_asset_id, referenced_columns) do update
      set confidence = excluded.confidence, reasons = excluded.reasons, job_id = excluded.job_id
      where (k.confidence, k.reasons) is distinct from (excluded.confidence, excluded.reasons)`;
}
