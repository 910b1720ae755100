import type {
  FlowDependency,
  FlowRelation,
  FlowRoutine,
  FlowRule,
  IntrospectionScope,
  ViewDependencies,
} from "../connector.ts";
import { CatalogMovedError } from "./introspect-moved.ts";
import { OWN_RELATION } from "./introspect-own.ts";
import { evenly } from "./introspect-rows.ts";
import { findSchemas } from "./introspect-schemas.ts";
import type { ReadingSession } from "./session.ts";

// In all of them, $1: object ids of the schemas to read.

/** Views and materialized views of people's own, with the rule that makes each of them one. */
const OWN_VIEW = `
  select c.oid, c.relname, c.relnamespace, w.oid as rule from pg_class c
  join pg_rewrite w on w.ev_class = c.oid and w.ev_type = '1'
  where c.relkind in ('v', 'm') and c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}`;

const VIEWS = `
  select v.oid as "objectId", n.nspname as "schemaName", v.relname as name, pg_get_viewdef(v.oid) as definition
  from (${OWN_VIEW}) v join pg_namespace n on n.oid = v.relnamespace order by v.oid`;

const DEPENDENCIES = `
  select v.oid as "objectId", d.refobjid as "referencedObjectId", a.attname as column
  from (${OWN_VIEW}) v
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = v.rule and d.refclassid = 'pg_class'::regclass
  join pg_class c on c.oid = d.refobjid and c.relkind in ('r', 'p', 'v', 'm', 'f')
  left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and d.refobjsubid > 0
  where d.refobjid <> v.oid
  group by 1, 2, 3 order by 1, 2, 3`;

const CALLED = `
  select distinct p.oid, p.proname, p.pronamespace, p.prorettype, p.proargnames, p.proargmodes
  from (${OWN_VIEW}) v
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = v.rule and d.refclassid = 'pg_proc'::regclass
  join pg_proc p on p.oid = d.refobjid`;

const OF_EXTENSION = `exists (select from pg_depend x
  where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.deptype = 'e')`;

const OWN_ROUTINE = `p.pronamespace = any ($1::oid[]) and p.prokind in ('f', 'p') and not ${OF_EXTENSION}`;

const ROUTINES = `
  select p.oid as "objectId", n.nspname as "schemaName", p.proname as name, r.oid as "rowObjectId",
    case when t.typrelid <> 0 and r.oid is null then array(select a.attname from pg_attribute a
        where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum)
      else array(select x.name from unnest(p.proargnames, p.proargmodes) with ordinality as x (name, mode, at)
        where x.mode in ('o', 'b', 't') order by x.at) end::text[] as columns,
    l.lanname as language, ${OF_EXTENSION} as "isOfExtension",
    case when l.lanname in ('sql', 'plpgsql') and p.prokind in ('f', 'p') and not ${OF_EXTENSION}
      then pg_get_functiondef(p.oid) end as definition,
    array(select distinct g.tgrelid from pg_trigger g where g.tgfoid = p.oid and not g.tgisinternal)::bigint[]::float8[]
      as "triggeredBy"
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
  join pg_type t on t.oid = p.prorettype
  left join pg_class r on r.oid = t.typrelid and r.relkind <> 'c'
  where p.oid in (select oid from (${CALLED}) c) or ${OWN_ROUTINE}
  order by p.oid`;

const RULES = `
  select c.oid as "objectId", w.rulename as name, pg_get_ruledef(w.oid) as definition
  from pg_class c join pg_rewrite w on w.ev_class = c.oid and w.ev_type <> '1'
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  order by w.oid`;

/**
 * What views read, what functions in them return, the views themselves, and the server's own, which no view is on record
 * for. Routines and rules may name anything.
 */
const RELATIONS = `
  with recursive named as (
    select v.oid from (${OWN_VIEW}) v
    union select d.refobjid from (${OWN_VIEW}) v
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = v.rule and d.refclassid = 'pg_class'::regclass
    union select t.typrelid from (${CALLED}) p join pg_type t on t.oid = p.prorettype and t.typrelid <> 0
    union select c.oid from pg_class c where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
      and (exists (select from pg_proc p where ${OWN_ROUTINE})
        or exists (select from pg_rewrite w where w.ev_class = c.oid and w.ev_type <> '1'))
    union select oid from pg_class where relnamespace = 'pg_catalog'::regnamespace and relkind in ('r', 'v')
  ), parent (oid, root) as (
    select c.oid, i.inhparent from named join pg_class c on c.oid = named.oid and c.relispartition
    join pg_inherits i on i.inhrelid = c.oid
    union all
    select p.oid, i.inhparent from parent p join pg_class c on c.oid = p.root and c.relispartition
    join pg_inherits i on i.inhrelid = c.oid
  ), root as (
    select p.oid, p.root from parent p join pg_class c on c.oid = p.root and not c.relispartition
  )
  select c.oid as "objectId", coalesce(r.root, c.oid) as "rootObjectId", n.nspname as "schemaName", c.relname as name,
    n.nspname <> 'pg_catalog' or c.relkind <> 'r' as "isTracked",
    array(select a.attname from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)::text[] as columns
  from (select oid from named union select root from root) x join pg_class c on c.oid = x.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
  join pg_namespace n on n.oid = c.relnamespace
  left join root r on r.oid = c.oid
  order by c.oid`;

const GENERATED = `
  select c.oid as "objectId", n.nspname as "schemaName", c.relname as name, g.attname as column,
    array_agg(a.attname order by a.attnum)::text[] as "from"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute g on g.attrelid = c.oid and g.attnum > 0 and g.attgenerated <> ''
  join pg_attrdef e on e.adrelid = c.oid and e.adnum = g.attnum
  join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = e.oid
    and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid <> g.attnum
  join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  group by 1, 2, 3, 4, g.attnum order by 1, g.attnum`;

/** Seven catalog queries, and one for the server's identity, whatever the number of views. */
export async function readViewDependencies(
  session: ReadingSession,
  scope: IntrospectionScope,
): Promise<ViewDependencies> {
  const { readable } = await findSchemas(session, scope);
  const all = async <Row extends object>(text: string, longest: keyof Row): Promise<Row[]> => {
    const rows: Row[] = [];
    for await (const batch of session.stream<Row>(text, [readable], evenly(longest))) rows.push(...batch);
    return rows;
  };
  const views = await all<ViewDependencies["views"][number]>(VIEWS, "definition");
  for (const { schemaName, name, definition } of views)
    if (definition === null)
      throw new CatalogMovedError(`${schemaName}.${name} was dropped while it was read.`);
  return {
    views,
    dependencies: await all<FlowDependency>(DEPENDENCIES, "column"),
    relations: await all<FlowRelation>(RELATIONS, "columns"),
    routines: await all<FlowRoutine>(ROUTINES, "definition"),
    rules: await all<FlowRule>(RULES, "definition"),
    // Columns can be generated since PostgreSQL 12.
    generated: await all<ViewDependencies["generated"][number]>(GENERATED, "from"),
  };
}
