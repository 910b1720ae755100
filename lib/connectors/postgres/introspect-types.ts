import type { DiscoveredType } from "../connector.ts";
import { readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** Enums with their labels in order; domains worded as in `create domain … as`. */
const TYPES = `
  select n.nspname as "schemaName", t.typname as name,
    case t.typtype when 'e' then 'enum' else 'domain' end as kind,
    coalesce((select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
      '{}') as labels,
    case when t.typtype = 'd' then concat_ws(' ', format_type(t.typbasetype, t.typtypmod),
      case when t.typcollation <> b.typcollation then 'COLLATE ' || quote_ident(o.collname) end,
      'DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
      case when t.typnotnull then 'NOT NULL' end,
      (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname)
        from pg_constraint k where k.contypid = t.oid and k.contype = 'c')) end as definition,
    d.description as comment
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  left join pg_type b on b.oid = t.typbasetype
  left join pg_collation o on o.oid = t.typcollation
  left join pg_description d on d.classoid = 'pg_type'::regclass and d.objoid = t.oid and d.objsubid = 0
  where t.typtype in ('e', 'd') and t.typnamespace = any ($1::oid[])
    and not exists (select from pg_depend x
      where x.classid = 'pg_type'::regclass and x.objid = t.oid and x.objsubid = 0 and x.deptype = 'e')
  order by t.oid`;

export const readTypes = (
  session: ReadingSession,
  schemas: readonly number[],
): AsyncGenerator<DiscoveredType[], void, undefined> =>
  readAhead(session.stream<DiscoveredType>(TYPES, [schemas], 500));
