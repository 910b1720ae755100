import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { TableFacts } from "#lib/engines/discovery/key-index.ts";
import { suggestRelationships } from "#lib/engines/discovery/relationships.ts";
import { withAllAtOnce } from "./plans.ts";
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
type Row = Omit<Table, "columns"> & { columns: [name: string, type: string][] };

/** Parts are gathered once for all tables: looked up for each, every table's keys were sought among those of all. */
async function readTables(db: Db, { organizationId }: Scope, sourceId: string): Promise<Table[]> {
  const rows = await withAllAtOnce(
    db,
    () => db.$queryRaw<Row[]>`
      with own as materialized (
        select t.id, t.object_id, t.schema_name, t.name from asset t where ${tablesOf(organizationId, sourceId)}
      ), part as (
        select c.asset_id, json_agg(json_build_array(c.name, c.type) order by c.position) as columns
        from asset_column c join own on own.id = c.asset_id
        where c.organization_id = ${organizationId}::uuid group by c.asset_id
      ), key as (
        select k.asset_id,
          json_agg(k.columns order by k.kind, k.name) filter (where k.kind <> 'foreign_key') as "uniqueKeys",
          json_agg(json_build_object('columns', k.columns, 'referencedObjectId', k.referenced_object_id))
            filter (where k.kind = 'foreign_key') as "foreignKeys"
        from asset_constraint k join own on own.id = k.asset_id
        where k.organization_id = ${organizationId}::uuid and k.kind in ('primary_key', 'unique', 'foreign_key')
        group by k.asset_id
      )
      select t.id as "assetId", t.object_id::float8 as "objectId", t.schema_name as "schemaName", t.name,
        coalesce(p.columns, '[]') as columns, coalesce(k."uniqueKeys", '[]') as "uniqueKeys",
        coalesce(k."foreignKeys", '[]') as "foreignKeys"
      from own t left join part p on p.asset_id = t.id left join key k on k.asset_id = t.id
      order by t.schema_name, t.name`,
  );
  return rows.map(({ columns, ...table }) => ({
    ...table,
    columns: columns.map(([name, type]) => ({ name, type })),
  }));
}
