/** Enums with their labels in order; domains and composite types worded as after the `as` that creates them. */
export const TYPES = `
  select t.oid::bigint as "objectId", n.nspname as "schemaName", t.typname as name,
    case t.typtype when 'e' then 'enum' when 'd' then 'domain' else 'composite' end as kind,
    coalesce((select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
      '{}') as labels,
    (select array_agg(e.oid::bigint order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as "labelIds",
    case t.typtype when 'd' then concat_ws(' ', format_type(t.typbasetype, t.typtypmod),
      case when t.typcollation <> b.typcollation then 'COLLATE ' || quote_ident(o.collname) end,
      'DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
      case when t.typnotnull then 'NOT NULL' end,
      (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname)
        from pg_constraint k where k.contypid = t.oid and k.contype = 'c'))
      when 'c' then (select '(' || string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          case when a.attcollation <> u.typcollation then 'COLLATE ' || quote_ident(p.collname) end), ', ' order by a.attnum) || ')'
        from pg_attribute a join pg_type u on u.oid = a.atttypid left join pg_collation p on p.oid = a.attcollation
        where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) end as definition,
    d.description as comment
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  left join pg_class r on r.oid = t.typrelid
  left join pg_type b on b.oid = t.typbasetype
  left join pg_collation o on o.oid = t.typcollation
  left join pg_description d on d.classoid = 'pg_type'::regclass and d.objoid = t.oid and d.objsubid = 0
  where (t.typtype in ('e', 'd') or r.relkind = 'c') and t.typnamespace = any ($1::oid[])
    and not exists (select from pg_depend x
      where x.classid = 'pg_type'::regclass and x.objid = t.oid and x.objsubid = 0 and x.deptype = 'e')`;
