import { type Db, Prisma } from "#lib/db/client.ts";

const MOST_UPDATES = 200;

/** Everything a freshness check goes by, in one statement whatever the size of the source: plain data for a handler. */
export async function readFreshnessFacts(db: Db, organizationId: string, sourceId: string) {
  const tables = await db.$queryRaw<Record<string, unknown>[]>`
    select a.id, a.object_id::float8 as "objectId", a.schema_name as "schemaName", a.name, a.size_bytes::float8 as "sizeBytes",
      a.is_readable as "isReadable", coalesce(c.columns, '[]'::jsonb) as columns, coalesce(i.indexed, '{}') as indexed,
      coalesce(f.is_enabled, true) as "isEnabled", f.sla_seconds as "slaSeconds", f.column_name as "columnName", f.known,
      coalesce(u.updates, '{}') as updates
    from asset a
    left join freshness f on f.asset_id = a.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', p.name, 'type', p.type) order by p.position) as columns
      from asset_column p where p.asset_id = a.id and (p.type = 'date' or p.type like 'timestamp%')) c on true
    left join lateral (
      select array_agg(x.columns[1]) as indexed from asset_index x
      where x.asset_id = a.id and x.is_valid and x.method = 'btree' and x.columns[1] is not null) i on true
    left join lateral (
      select array_agg(extract(epoch from l.updated_at)::float8 * 1000 order by l.updated_at) as updates
      from (select updated_at from freshness_update l where l.asset_id = a.id order by updated_at desc limit ${MOST_UPDATES}) l) u
      on true
    where ${tablesOf(organizationId, sourceId)}
    order by a.schema_name, a.name`;
  return { tables };
}

const tablesOf = (organizationId: string, sourceId: string) => Prisma.sql`
  a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid and a.state <> 'archived'
  and a.kind in ('table', 'partitioned_table', 'materialized_view') and a.object_id is not null`;
