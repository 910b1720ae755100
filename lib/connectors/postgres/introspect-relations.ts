import type { DiscoveredRelation, RelationKind } from "../connector.ts";
import { CatalogMovedError, definitionOf } from "./introspect-moved.ts";
import { readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** Of pg_class `c`: what people made. Partitions stand behind their parent; extensions look after their own. */
export const OWN_RELATION = `
  c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relpersistence <> 't'
  and not exists (select from pg_depend x
    where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.objsubid = 0 and x.deptype = 'e')`;

// $1: object ids of the schemas. $2: whether this server writes 0 where it knows no estimate yet (before 14).
const RELATIONS = `
  with recursive leaf (root, oid) as (
    select i.inhparent, i.inhrelid from pg_inherits i join pg_class c on c.oid = i.inhparent
    where c.relkind = 'p' and not c.relispartition and c.relnamespace = any ($1::oid[])
    union all
    select l.root, i.inhrelid from leaf l join pg_inherits i on i.inhparent = l.oid
  ), estimated as (
    select c.oid, c.relkind, case when c.relkind in ('r', 'm', 'f') and c.reltuples >= 0
      and not ($2::boolean and c.reltuples = 0 and c.relpages = 0) then c.reltuples::float8 end as rows
    from pg_class c
  ), folded as (
    select l.root, count(*)::integer as partitions, sum(e.rows) as rows, sum(pg_total_relation_size(e.oid)) as bytes
    from leaf l join estimated e on e.oid = l.oid where e.relkind <> 'p' group by l.root
  )
  select c.oid as "objectId", n.nspname as "schemaName", c.relname as name, c.relkind as kind,
    pg_get_userbyid(c.relowner) as owner, d.description as comment,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionKey",
    coalesce(f.partitions, 0) as "partitionCount",
    case when c.relkind = 'p' then f.rows else e.rows end as "rowEstimate",
    case c.relkind when 'p' then coalesce(f.bytes, 0)::float8
      when 'r' then pg_total_relation_size(c.oid)::float8
      when 'm' then pg_total_relation_size(c.oid)::float8 end as "sizeBytes",
    has_any_column_privilege(c.oid, 'SELECT') as "isReadable"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join estimated e on e.oid = c.oid
  left join folded f on f.root = c.oid
  left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  order by c.oid`;

type Row = Omit<DiscoveredRelation, "kind" | "isReadable"> & { kind: string; isReadable: boolean | null };

const KINDS: Readonly<Record<string, RelationKind>> = {
  r: "table",
  p: "partitioned_table",
  v: "view",
  m: "materialized_view",
  f: "foreign_table",
};

export async function* readRelations(
  session: ReadingSession,
  schemas: readonly number[],
): AsyncGenerator<DiscoveredRelation[], void, undefined> {
  const zeroMeansUnknown = session.server.versionNumber < 140_000;
  for await (const rows of readAhead(session.stream<Row>(RELATIONS, [schemas, zeroMeansUnknown], 500))) {
    yield rows.map(toRelation);
  }
}

function toRelation(row: Row): DiscoveredRelation {
  const what = `${row.schemaName}.${row.name}`;
  const kind = KINDS[row.kind];
  if (!kind || row.isReadable === null) throw new CatalogMovedError(`${what} was dropped while it was read.`);
  if (kind === "view" || kind === "materialized_view") definitionOf(row.definition, what);
  if (kind === "partitioned_table") definitionOf(row.partitionKey, what);
  return { ...row, kind, isReadable: row.isReadable };
}
