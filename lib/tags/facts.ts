import type { Db } from "#lib/db/client.ts";
import { TAG_FAMILIES } from "#lib/engines/tagging/vocabulary.ts";

type Row = {
  id: string;
  schemaName: string;
  name: string;
  comment: string | null;
  kind: string;
  rowEstimate: number | null;
  isReadable: boolean;
  primaryKey: string[];
  columns: {
    name: string;
    type: string;
    comment: string | null;
    references?: { tableId: string; column: string };
  }[];
};

/** Everything tags are judged by, in three statements whatever the size of the source: plain data for a handler. */
export async function readTaggingFacts(db: Db, organizationId: string, sourceId: string) {
  const [source] = await db.$queryRaw<{ accessLevel: string; families: string[] | null }[]>`
    select s.access_level as "accessLevel", t.families
    from source s left join tag_setting t on t.organization_id = s.organization_id
    where s.id = ${sourceId}::uuid and s.organization_id = ${organizationId}::uuid`;
  const ownRules = await db.$queryRaw<{ id: string; pattern: string; tag: string }[]>`
    select id, pattern, tag from tag_rule where organization_id = ${organizationId}::uuid order by id`;
  const tables = await db.$queryRaw<Row[]>`
    with own as materialized (
      select a.id, a.object_id, a.schema_name, a.name, a.comment, a.kind, a.row_estimate, a.is_readable from asset a
      where a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid and a.kind <> 'source'
        and a.state <> 'archived'
    ), key as materialized (
      select k.asset_id, k.kind, k.columns, t.id as referenced_id, k.referenced_columns
      from asset_constraint k join own on own.id = k.asset_id left join own t on t.object_id = k.referenced_object_id
      where k.organization_id = ${organizationId}::uuid and k.kind in ('primary_key', 'foreign_key')
    ), part as (
      select c.asset_id, json_agg(json_strip_nulls(json_build_object('name', c.name, 'type', c.type, 'references',
        case when f.referenced_id is not null then json_build_object('tableId', f.referenced_id,
          'column', f.referenced_columns[1]) end))::jsonb || jsonb_build_object('comment', c.comment) order by c.position) as columns
      from asset_column c join own on own.id = c.asset_id
      left join lateral (select k.referenced_id, k.referenced_columns from key k
        where k.asset_id = c.asset_id and k.kind = 'foreign_key' and k.columns = array[c.name] limit 1) f on true
      where c.organization_id = ${organizationId}::uuid group by c.asset_id
    )
    select o.id, o.schema_name as "schemaName", o.name, o.comment, o.kind, o.row_estimate::float8 as "rowEstimate",
      o.is_readable as "isReadable", coalesce(p.columns, '[]') as columns,
      coalesce((select k.columns from key k where k.asset_id = o.id and k.kind = 'primary_key' limit 1), '{}') as "primaryKey"
    from own o left join part p on p.asset_id = o.id order by o.schema_name, o.name`;
  return {
    accessLevel: source?.accessLevel ?? "schema_only",
    families: source?.families ?? [...TAG_FAMILIES],
    ownRules,
    tables,
  };
}
