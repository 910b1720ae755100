import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { suggestRelationships } from "#lib/engines/discovery/relationships.ts";
import { type NamedTable, withTellingColumns } from "#lib/engines/discovery/telling-columns.ts";
import { writeRelationships } from "./write-relationships.ts";

/** Of a source with more tables nothing is suggested: what is known of them all would fill the process's memory. */
const MOST_TABLES = 50_000;

type Discovery = { sourceId: string; jobId: string };

/** Suggests what nobody declared, from the tables as the caller's transaction has just stored them. */
export async function suggestForSource(db: Db, scope: Scope, { sourceId, jobId }: Discovery): Promise<void> {
  const tables = withTellingColumns(await readTables(db, scope, sourceId));
  const idOf = new Map(tables.map(({ objectId, assetId }) => [objectId, assetId]));
  const suggestions = suggestRelationships(tables).flatMap(({ objectId, referencedObjectId, ...one }) => {
    const [assetId, referencedAssetId] = [idOf.get(objectId), idOf.get(referencedObjectId)];
    return assetId && referencedAssetId ? [{ ...one, assetId, referencedAssetId }] : [];
  });
  await writeRelationships(db, scope, { sourceId, jobId, suggestions });
}

type Table = NamedTable & { assetId: string };
type StoredTable = Omit<Table, "uniqueKeys"> & { primaryKeys: string[][]; uniqueConstraints: string[][] };

/**
 * Parts are looked up for each table by its id: read for all tables at once, those of all other sources would be read,
 * too. The answer is one text, since thousands of rows take the client longer than the server.
 */
async function readTables(db: Db, { organizationId }: Scope, sourceId: string): Promise<Table[]> {
  const [row] = await db.$queryRaw<{ tables: string | null }[]>`
    with own as materialized (
      select t.id, t.object_id, t.schema_name, t.name from asset t
      where t.organization_id = ${organizationId}::uuid and t.source_id = ${sourceId}::uuid and t.state <> 'archived'
        and t.kind in ('table', 'partitioned_table') and t.object_id is not null
      order by t.schema_name, t.name
    )
    select json_agg(json_build_object('assetId', t.id, 'objectId', t.object_id, 'schemaName', t.schema_name, 'name', t.name,
      'names', coalesce(c.names, '{}'), 'types', coalesce(c.types, '{}'), 'primaryKeys', coalesce(k."primaryKeys", '[]'),
      'uniqueConstraints', coalesce(k."uniqueConstraints", '[]'), 'foreignKeys', coalesce(k."foreignKeys", '[]')))::text
      as tables
    from own t
    cross join lateral (
      select array_agg(c.name) as names, array_agg(c.type) as types from (
        select name, type from asset_column
        where asset_id = t.id and organization_id = ${organizationId}::uuid order by position
      ) c
    ) c
    cross join lateral (
      select json_agg(k.columns) filter (where k.kind = 'primary_key') as "primaryKeys",
        json_agg(k.columns) filter (where k.kind = 'unique') as "uniqueConstraints",
        json_agg(json_build_object('columns', k.columns, 'referencedObjectId', k.referenced_object_id))
          filter (where k.kind = 'foreign_key') as "foreignKeys"
      from (
        select kind, columns, referenced_object_id from asset_constraint
        where asset_id = t.id and organization_id = ${organizationId}::uuid
          and kind in ('primary_key', 'unique', 'foreign_key')
        order by name
      ) k
    ) k
    where (select count(*) from own) <= ${MOST_TABLES}::integer`;
  const stored = JSON.parse(row?.tables ?? "[]") as StoredTable[];
  return stored.map(({ primaryKeys, uniqueConstraints, ...table }) => ({
    ...table,
    uniqueKeys: [...primaryKeys, ...uniqueConstraints],
  }));
}
