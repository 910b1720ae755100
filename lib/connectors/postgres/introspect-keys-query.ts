import { hashOf } from "./introspect-hash.ts";
import { ownRelations, type Reach } from "./introspect-own.ts";

/** In their order. Nearly all keys have one column, which needs no sorting: four times as fast. */
const columnNames = (relation: string, numbers: string) => `
  case cardinality(${numbers}) when 1
    then array[(select a.attname::text from pg_attribute a where a.attrelid = ${relation} and a.attnum = ${numbers}[1])]
    else case when ${numbers} is not null then
      (select array_agg(a.attname::text order by u.place) from unnest(${numbers}) with ordinality u (number, place)
        join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.number) end end`;

/**
 * What the server says of a plain primary key or unique constraint of one column, and of the index behind it, is known
 * without asking: such an index has the column's own order, operators and collation. Asking takes the server longer than
 * all the rest of a key. `k` is the constraint and `i` the row of its index.
 */
const isPlain = (versionNumber: number) =>
  `(k.contype in ('p', 'u') and i.indnatts = 1 ${versionNumber >= 150_000 ? "and not i.indnullsnotdistinct" : ""})`;

// A foreign key to a partitioned table has one more row for each partition, with a parent: those are the server's own.
const constraints = (reach: Reach, versionNumber: number) => `
  select k.conrelid as relation, k.contype as kind, k.conname as name, k.oid as id, k.confrelid as referenced,
    json_build_array(k.contype, k.conname,
      case when ${isPlain(versionNumber)} and not k.condeferrable
        then concat(case k.contype when 'p' then 'PRIMARY KEY (' else 'UNIQUE (' end, quote_ident(columns.names[1]), ')')
        else pg_get_constraintdef(k.oid) end,
      columns.names, n.nspname, r.relname, ${columnNames("k.confrelid", "k.confkey")}) as body
  from pg_class c
  join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'f', 'u', 'c', 'x') and k.conparentid = 0
  cross join lateral (select ${columnNames("k.conrelid", "k.conkey")} as names offset 0) columns
  left join pg_index i on i.indexrelid = k.conindid
  left join pg_class r on r.oid = k.confrelid
  left join pg_namespace n on n.oid = r.relnamespace
  where ${ownRelations(reach)}`;

const indexes = (reach: Reach, versionNumber: number) => `
  select i.indrelid, 'i', x.relname, x.oid, 0,
    json_build_array('i', x.relname,
      case when ${isPlain(versionNumber)} and m.amname = 'btree' and x.relkind = 'i' and x.reloptions is null
        then concat('CREATE UNIQUE INDEX ', quote_ident(x.relname), ' ON ', quote_ident(n.nspname), '.',
          quote_ident(c.relname), ' USING btree (', quote_ident(columns.names[1]), ')')
        else pg_get_indexdef(x.oid) end,
      columns.names, m.amname, i.indisunique, i.indisprimary, i.indisvalid)
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_index i on i.indrelid = c.oid
  join pg_class x on x.oid = i.indexrelid
  join pg_am m on m.oid = x.relam
  left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
  cross join lateral (
    select case when i.indnkeyatts = 1 and i.indkey[0] <> 0
      then array[(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0])]
      else (select array_agg(coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, u.place::integer, false)) order by u.place)
        from unnest(i.indkey::int2[]) with ordinality u (number, place)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.number
        where u.place <= i.indnkeyatts) end as names offset 0
  ) columns
  where ${ownRelations(reach)}`;

// The table's name is not of the trigger.
const TRIGGER = hashOf(
  `replace(pg_get_triggerdef(t.oid), concat(' ON ', quote_ident(n.nspname), '.', quote_ident(c.relname), ' '), ' ON  ')`,
);
const triggers = (reach: Reach) => `
  select t.tgrelid, 't', t.tgname, t.oid, 0, json_build_array('t', t.tgname, ${TRIGGER}, t.tgenabled <> 'D')
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  where ${ownRelations(reach)}`;

/**
 * One row for each relation that has any: its constraints, indexes and triggers as one text, and beside it the object ids
 * that go with them, which say nothing of the structure.
 */
export const keysOf = (reach: Reach, versionNumber: number): string => `
  select relation as "objectId", json_agg(body order by kind, name)::text as body,
    json_agg(json_build_array(id::bigint, referenced::bigint) order by kind, name)::text as ids,
    (count(*) filter (where kind not in ('i', 't')))::integer as constraints,
    (count(*) filter (where kind = 'i'))::integer as indexes,
    (count(*) filter (where kind = 't'))::integer as triggers
  from (${constraints(reach, versionNumber)} union all ${indexes(reach, versionNumber)} union all ${triggers(reach)}) key
  group by relation`;
