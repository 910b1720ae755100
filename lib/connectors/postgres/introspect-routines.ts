import { hashOf } from "./introspect-hash.ts";

// The server words whole definitions, names and all; of aggregates it only keeps the parts.
const DEFINITION = `
  case when p.prokind <> 'a' then substr(pg_get_functiondef(p.oid), length(concat('CREATE OR REPLACE ',
      case p.prokind when 'p' then 'PROCEDURE ' else 'FUNCTION ' end, quote_ident(n.nspname), '.', quote_ident(p.proname))) + 1)
    else (select array[pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), g.aggtransfn::text,
      g.aggfinalfn::text, g.aggcombinefn::text, g.aggserialfn::text, g.aggdeserialfn::text, g.aggmtransfn::text,
      g.aggminvtransfn::text, g.aggmfinalfn::text, g.aggsortop::regoperator::text, format_type(g.aggtranstype, null),
      format_type(g.aggmtranstype, null), g.agginitval, g.aggminitval, g.aggkind::text, g.aggnumdirectargs::text,
      g.aggfinalmodify::text, g.aggfinalextra::text, p.proparallel::text]::text
      from pg_aggregate g where g.aggfnoid = p.oid) end`;

export const ROUTINES = `
  select p.oid::bigint as "objectId", n.nspname as "schemaName", p.proname as name,
    pg_get_function_identity_arguments(p.oid) as "argumentTypes",
    case p.prokind when 'f' then 'function' when 'p' then 'procedure' when 'a' then 'aggregate' else 'window' end as kind,
    l.lanname as language, pg_get_function_result(p.oid) as "returnType", ${hashOf(DEFINITION)} as hash,
    d.description as comment
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
  left join pg_description d on d.classoid = 'pg_proc'::regclass and d.objoid = p.oid and d.objsubid = 0
  where p.pronamespace = any ($1::oid[])
    and not exists (select from pg_depend x
      where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.deptype = 'e')`;
