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

/** The same of a foreign key of one column that says no more than where it points, and what happens to a row then. */
const isPlainReference = (versionNumber: number) => `(k.contype = 'f' and cardinality(k.conkey) = 1
  and k.confmatchtype = 's' and k.confupdtype = 'a' and k.confdeltype in ('a', 'c') and k.convalidated
  ${versionNumber >= 180_000 ? "and k.conenforced and not k.conperiod" : ""})`;

/**
 * To word a check, the server opens its table, which takes longer than everything else of a table's keys. As the server
 * keeps it, an expression differs whenever its words do, but for the names in it: of its columns, which are told beside
 * it, and of what people made, on which it depends then. A table's whole row is worded with the table's name.
 */
const isPlainCheck = `(k.contype = 'c' and strpos(k.conbin::text, ':varattno 0 ') = 0 and not exists (
  select from pg_depend v where v.classid = 'pg_constraint'::regclass and v.objid = k.oid and v.deptype = 'n'
    and (v.refclassid, v.refobjid) <> ('pg_class'::regclass, k.conrelid)))`;
const expression = (versionNumber: number) =>
  hashOf(
    `concat(k.convalidated, k.connoinherit, ${versionNumber >= 180_000 ? "k.conenforced," : ""} k.conbin::text)`,
  );

/** Whether a plain check is worded, or its expression is enough: to compare it with what is known. */
export type Wording = "whole" | "compared";

// A foreign key to a partitioned table has one more row for each partition, with a parent: those are the server's own.
const constraints = (versionNumber: number, wording: Wording) => `
  select k.contype as kind, k.conname as name, k.oid as id, k.confrelid as referenced,
    ${wording === "whole" ? "case when plain.is_check then pg_get_constraintdef(k.oid) end" : "null"} as words,
    json_build_array(k.contype, k.conname,
      case when ${isPlain(versionNumber)} and not k.condeferrable
        then concat(case k.contype when 'p' then 'PRIMARY KEY (' else 'UNIQUE (' end, quote_ident(columns.names[1]), ')')
        when ${isPlainReference(versionNumber)} and not k.condeferrable
        then concat('FOREIGN KEY (', quote_ident(columns.names[1]), ') REFERENCES ', quote_ident(n.nspname), '.',
          quote_ident(r.relname), '(', quote_ident(referenced.names[1]), ')',
          case k.confdeltype when 'c' then ' ON DELETE CASCADE' end)
        when not plain.is_check then pg_get_constraintdef(k.oid) end,
      columns.names, n.nspname, r.relname, referenced.names,
      case when plain.is_check then ${expression(versionNumber)} end) as body
  from pg_constraint k
  cross join lateral (select ${columnNames("k.conrelid", "k.conkey")} as names offset 0) columns
  cross join lateral (select ${columnNames("k.confrelid", "k.confkey")} as names offset 0) referenced
  cross join lateral (select ${isPlainCheck} as is_check offset 0) plain
  left join pg_index i on i.indexrelid = k.conindid
  left join pg_class r on r.oid = k.confrelid
  left join pg_namespace n on n.oid = r.relnamespace
  where k.conrelid = c.oid and k.contype in ('p', 'f', 'u', 'c', 'x') and k.conparentid = 0`;

const indexes = (versionNumber: number) => `
  select 'i', x.relname, x.oid, 0, null,
    json_build_array('i', x.relname,
      case when ${isPlain(versionNumber)} and m.amname = 'btree' and x.relkind = 'i' and x.reloptions is null
        then concat('CREATE UNIQUE INDEX ', quote_ident(x.relname), ' ON ', quote_ident(n.nspname), '.',
          quote_ident(c.relname), ' USING btree (', quote_ident(columns.names[1]), ')')
        else pg_get_indexdef(x.oid) end,
      columns.names, m.amname, i.indisunique, i.indisprimary, i.indisvalid)
  from pg_index i
  join pg_namespace n on n.oid = c.relnamespace
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
  where i.indrelid = c.oid`;

// The table's name is not of the trigger.
const TRIGGER = hashOf(
  `replace(pg_get_triggerdef(t.oid), concat(' ON ', quote_ident(n.nspname), '.', quote_ident(c.relname), ' '), ' ON  ')`,
);
const triggers = `
  select 't', t.tgname, t.oid, 0, null, json_build_array('t', t.tgname, ${TRIGGER}, t.tgenabled <> 'D')
  from pg_trigger t
  join pg_namespace n on n.oid = c.relnamespace
  where t.tgrelid = c.oid and not t.tgisinternal`;

/**
 * One row for each relation that has any, in order of object id: its constraints, indexes and triggers as one text, and
 * beside it what says nothing more of the structure: the words of plain checks in their order, and object ids. Relation
 * after relation, so that the first are told, read and staged while the server words the others; of all keys at once it
 * would sort the whole before it told anything. Sorted before and not within each group, which takes a third of the time.
 */
export const keysOf = (reach: Reach, versionNumber: number, wording: Wording): string => `
  select c.oid as "objectId", k.*
  from (
    select c.oid, c.relname, c.relnamespace from pg_class c where ${ownRelations(reach)} order by c.oid offset 0
  ) c
  cross join lateral (
    select json_agg(body)::text as body, (json_agg(words) filter (where words is not null))::text as words,
      array_to_string(array_agg(id), ' ') as ids, array_to_string(array_agg(referenced), ' ') as "referencedIds",
      (count(*) filter (where kind not in ('i', 't')))::integer as constraints,
      (count(*) filter (where kind = 'i'))::integer as indexes,
      (count(*) filter (where kind = 't'))::integer as triggers
    from (
      select * from (
        ${constraints(versionNumber, wording)} union all ${indexes(versionNumber)} union all ${triggers}
      ) unsorted
      order by kind, name
    ) key
    having count(*) > 0
  ) k`;
