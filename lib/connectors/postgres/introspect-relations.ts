import type { DiscoveredRelation, RelationKind } from "../connector.ts";
import { CatalogMovedError, definitionOf } from "./introspect-moved.ts";
import { readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** Of pg_class `c`: what people made. Partitions stand behind their parent; extensions look after their own. */
export const OWN_RELATION = `
  c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relpersistence <> 't'
  and not exists (select from pg_depend x
    where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.objsubid = 0 and x.deptype = 'e')`;

const PRIVILEGES = ["select", "insert", "update", "delete", "truncate", "references", "trigger"] as const;

// $1: object ids of the schemas. $2: whether this server writes 0 where it knows no estimate yet (before 14).
// Heap and TOAST are measured, indexes are taken as the server last counted them: to measure an index the server must
// open it, and a session that opened all indexes of 10,000 tables had grown to three times the memory.
const RELATIONS = `
  with recursive own as (
    select c.* from pg_class c where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  ), leaf (root, oid) as (
    select i.inhparent, i.inhrelid from pg_inherits i join pg_class c on c.oid = i.inhparent
    where c.relkind = 'p' and not c.relispartition and c.relnamespace = any ($1::oid[])
    union all
    select l.root, i.inhrelid from leaf l join pg_inherits i on i.inhparent = l.oid
  ), member as (
    select oid as root, oid from own union all select root, oid from leaf
  ), indexed as (
    select i.indrelid, sum(x.relpages::bigint) as pages from pg_index i join pg_class x on x.oid = i.indexrelid
    group by i.indrelid
  ), figures as (
    select m.root, count(*)::integer as members,
      sum(c.reltuples::float8) filter (where c.relkind <> 'v' and c.reltuples >= 0
        and not ($2::boolean and c.reltuples = 0 and c.relpages = 0)) as rows,
      sum(h.bytes + case when h.bytes > 0 and c.reltoastrelid <> 0 then pg_relation_size(c.reltoastrelid) else 0 end
        + coalesce(x.pages, 0) * current_setting('block_size')::bigint) as bytes
    from member m join pg_class c on c.oid = m.oid and c.relkind <> 'p'
    cross join lateral (
      select case when c.relkind in ('r', 'm') then pg_relation_size(c.oid) end as bytes offset 0) h
    left join indexed x on x.indrelid = c.oid
    group by m.root
  )
  select c.oid as "objectId", n.nspname as "schemaName", c.relname as name, c.relkind as kind,
    pg_get_userbyid(c.relowner) as owner, d.description as comment,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionKey",
    case when c.relkind = 'p' then coalesce(f.members, 0) else 0 end as "partitionCount",
    f.rows as "rowEstimate", case when c.relkind = 'p' then coalesce(f.bytes, 0) else f.bytes end::float8 as "sizeBytes",
    has_any_column_privilege(c.oid, 'SELECT') as "isReadable", c.relrowsecurity as "hasRowSecurity",
    ${PRIVILEGES.map((name) => `case when has_table_privilege(c.oid, '${name}') then '${name} ' else '' end`).join(" || ")}
      as privileges,
    (select s.srvname from pg_foreign_table t join pg_foreign_server s on s.oid = t.ftserver where t.ftrelid = c.oid)
      as "foreignServer"
  from own c
  join pg_namespace n on n.oid = c.relnamespace
  left join figures f on f.root = c.oid
  left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
  order by c.oid`;

type Row = Omit<DiscoveredRelation, "kind" | "isReadable" | "privileges"> & {
  kind: string;
  isReadable: boolean | null;
  privileges: string;
};

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
  const privileges = row.privileges.split(" ").slice(0, -1);
  return { ...row, kind, isReadable: row.isReadable, privileges };
}
