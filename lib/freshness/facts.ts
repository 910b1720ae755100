import { type Db, Prisma } from "#lib/db/client.ts";
import { IS_STAMP } from "./stamp-columns.ts";

/** What is held to is learned from; where a person said it, the newest alone counts. */
const MOST_UPDATES = 200;

/**
 * Everything a freshness check goes by, in two statements whatever the size of the source: plain data for a
 * handler. An index of some rows alone does not count: it need not end with the newest of all.
 */
export async function readFreshnessFacts(db: Db, organizationId: string, sourceId: string) {
  const [source] = await db.$queryRaw<{ accessLevel: string }[]>`
    select access_level as "accessLevel" from source
    where id = ${sourceId}::uuid and organization_id = ${organizationId}::uuid`;
  const tables = await db.$queryRaw<Record<string, unknown>[]>`
    select a.id, a.object_id::float8 as "objectId", a.schema_name as "schemaName", a.name, a.size_bytes::float8 as "sizeBytes",
      a.is_readable as "isReadable", coalesce(s.columns, '[]'::jsonb) as columns, coalesce(i.indexed, '{}') as indexed,
      coalesce(f.is_enabled, true) as "isEnabled", f.sla_seconds as "slaSeconds", f.column_name as "columnName", f.known,
      coalesce(u.updates, '{}') as updates
    from asset a
    left join freshness f on f.asset_id = a.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', c.name, 'type', c.type, 'default', c.default_expression) order by c.position) as columns
      from asset_column c where c.asset_id = a.id and ${IS_STAMP}) s on true
    left join lateral (
      select array_agg(x.columns[1]) as indexed from asset_index x
      where x.asset_id = a.id and x.is_valid and x.method = 'btree' and x.columns[1] is not null
        and x.definition not like '% WHERE %') i on true
    left join lateral (
      select array_agg(extract(epoch from l.updated_at)::float8 * 1000 order by l.updated_at) as updates
      from (select updated_at from freshness_update l where l.asset_id = a.id order by updated_at desc
        limit case when f.sla_seconds is null then ${MOST_UPDATES}::integer else 1 end) l) u
      on true
    where ${tablesOf(organizationId, sourceId)}
    order by a.schema_name, a.name`;
  return { accessLevel: source?.accessLevel ?? "schema_only", tables };
}

const tablesOf = (organizationId: string, sourceId: string) => Prisma.sql`
  a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid and a.state <> 'archived'
  and a.kind in ('table', 'partitioned_table', 'materialized_view') and a.object_id is not null`;
