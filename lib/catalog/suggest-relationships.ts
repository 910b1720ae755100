import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { TableFacts } from "#lib/engines/discovery/key-index.ts";
import { suggestRelationships } from "#lib/engines/discovery/relationships.ts";
import { writeRelationships } from "./write-relationships.ts";

/** Of a source with more tables nothing is suggested: to compare them all would take the publication seconds. */
const MOST_TABLES = 10_000;

type Discovery = { sourceId: string; jobId: string };

/** Suggests what nobody declared, from the tables as the caller's transaction has just stored them. */
export async function suggestForSource(db: Db, scope: Scope, { sourceId, jobId }: Discovery): Promise<void> {
  const tables = (await hasTooMany(db, scope, sourceId)) ? [] : await readTables(db, scope, sourceId);
  const idOf = new Map(tables.map(({ objectId, assetId }) => [objectId, assetId]));
  const suggestions = suggestRelationships(tables).flatMap(({ objectId, referencedObjectId, ...one }) => {
    const [assetId, referencedAssetId] = [idOf.get(objectId), idOf.get(referencedObjectId)];
    return assetId && referencedAssetId ? [{ ...one, assetId, referencedAssetId }] : [];
  });
  await writeRelationships(db, scope, { sourceId, jobId, suggestions });
}

const tablesOf = (organizationId: string, sourceId: string) => Prisma.sql`
  t.organization_id = ${organizationId}::uuid and t.source_id = ${sourceId}::uuid and t.state <> 'archived'
  and t.kind in ('table', 'partitioned_table') and t.object_id is not null`;

async function hasTooMany(db: Db, { organizationId }: Scope, sourceId: string): Promise<boolean> {
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    select count(*)::integer as count from asset t where ${tablesOf(organizationId, sourceId)}`;
  return count > MOST_TABLES;
}

type Table = TableFacts & { assetId: string };

const readTables = (db: Db, { organizationId }: Scope, sourceId: string): Promise<Table[]> =>
  db.$queryRaw<Table[]>`
    select t.id as "assetId", t.object_id::float8 as "objectId", t.schema_name as "schemaName", t.name,
      coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'type', c.type) order by c.position)
        from asset_column c where c.asset_id = t.id), '[]') as columns,
      coalesce((select jsonb_agg(to_jsonb(k.columns) order by k.kind, k.name)
        from asset_constraint k where k.asset_id = t.id and k.kind in ('primary_key', 'unique')), '[]') as "uniqueKeys",
      coalesce((select jsonb_agg(jsonb_build_object('columns', k.columns, 'referencedObjectId', k.referenced_object_id))
        from asset_constraint k where k.asset_id = t.id and k.kind = 'foreign_key'), '[]') as "foreignKeys"
    from asset t where ${tablesOf(organizationId, sourceId)}
    order by t.schema_name, t.name`;
