import type { DiscoveredRelation, RelationKind } from "../connector.ts";
import { CatalogMovedError, definitionOf } from "./introspect-moved.ts";
import { ownRelations } from "./introspect-own.ts";
import { evenly, readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

const PRIVILEGES = ["select", "insert", "update", "delete", "truncate", "references", "trigger"];

/**
 * As the server last counted the blocks of `relation`, and measured where it has not counted any. To measure a relation the
 * server must open it: a session that did so with the heaps, TOAST tables and indexes of 10,000 tables took twice the
 * time and grew to three times the memory.
 */
const bytesOf = (relation: string) => `
  case when ${relation}.reltuples < 0 or ($2::boolean and ${relation}.reltuples = 0 and ${relation}.relpages = 0)
    then pg_relation_size(${relation}.oid)
    else ${relation}.relpages::bigint * current_setting('block_size')::bigint end`;

// $1: object ids of the schemas. $2: whether this server writes 0 where it knows no estimate yet (before 14).
// Privileges depend on the owner and the access list alone, of which a large catalog has a handful.
const RELATIONS = `
  with recursive own as (
    select c.*, coalesce(c.relacl::text, '') as acl from pg_class c where ${ownRelations("schemas")}
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
      sum(h.bytes + case when h.bytes > 0 and t.oid is not null then ${bytesOf("t")} else 0 end
        + coalesce(x.pages, 0) * current_setting('block_size')::bigint) as bytes
    from member m join pg_class c on c.oid = m.oid and c.relkind <> 'p'
    left join pg_class t on t.oid = c.reltoastrelid
    cross join lateral (select case when c.relkind in ('r', 'm') then ${bytesOf("c")} end as bytes offset 0) h
    left join indexed x on x.indrelid = c.oid
    group by m.root
  ), held as (
    select relowner, acl, case when has_table_privilege(oid, 'SELECT') is not null then concat_ws(' ',
      ${PRIVILEGES.map((name) => `case when has_table_privilege(oid, '${name}') then '${name}' end`).join(", ")}) end as names
    from (select relowner, acl, min(oid) as oid from own group by relowner, acl) one
  )
  select c.oid as "objectId", n.nspname as "schemaName", c.relname as name, c.relkind as kind,
    pg_get_userbyid(c.relowner) as owner, d.description as comment,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionKey",
    case when c.relkind = 'p' then coalesce(f.members, 0) else 0 end as "partitionCount",
    f.rows as "rowEstimate", case when c.relkind = 'p' then coalesce(f.bytes, 0) else f.bytes end::float8 as "sizeBytes",
    c.relrowsecurity as "hasRowSecurity", h.names as privileges, s.srvname as "foreignServer",
    h.names like 'select%' or has_any_column_privilege(c.oid, 'SELECT') as "isReadable"
  from own c
  join pg_namespace n on n.oid = c.relnamespace
  join held h on h.relowner = c.relowner and h.acl = c.acl
  left join figures f on f.root = c.oid
  left join pg_foreign_table e on e.ftrelid = c.oid
  left join pg_foreign_server s on s.oid = e.ftserver
  left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
  order by c.oid`;

type Row = Omit<DiscoveredRelation, "kind" | "isReadable" | "privileges"> & {
  kind: string;
  isReadable: boolean | null;
  privileges: string | null;
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
  const batches = session.stream<Row>(RELATIONS, [schemas, zeroMeansUnknown], evenly("definition"));
  for await (const rows of readAhead(batches)) yield rows.map(toRelation);
}

function toRelation({ privileges, isReadable, ...row }: Row): DiscoveredRelation {
  const what = `${row.schemaName}.${row.name}`;
  const kind = KINDS[row.kind];
  if (!kind || isReadable === null || privileges === null)
    throw new CatalogMovedError(`${what} was dropped while it was read.`);
  if (kind === "view" || kind === "materialized_view") definitionOf(row.definition, what);
  if (kind === "partitioned_table") definitionOf(row.partitionKey, what);
  return { ...row, kind, isReadable, privileges: privileges.split(" ").filter((name) => name !== "") };
}
