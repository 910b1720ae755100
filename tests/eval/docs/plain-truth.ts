import { queryOnce } from "#tests/support/server.ts";

/** A table as plain questions to its database tell it; shares nothing with what wrote about it. */
export type TrueTable = {
  oid: string;
  label: string;
  name: string;
  kind: string;
  comment: string | null;
  partitionKey: string | null;
  columns: ReadonlyMap<string, TrueColumn>;
  primaryKey: string;
  /** Each as `a,b`. */
  uniques: ReadonlySet<string>;
  /** Each as `a,b>schema.table>c,d`. */
  references: readonly { columns: string; table: string; others: string }[];
  /** Labels of tables that refer to it. */
  referencedBy: ReadonlySet<string>;
};
export type TrueColumn = {
  type: string;
  isNullable: boolean;
  comment: string | null;
  expression: string | null;
  isGenerated: boolean;
  isNumbered: boolean;
  labels: readonly string[];
  checks: readonly string[];
};

type Row = {
  oid: string;
  schema: string;
  name: string;
  kind: string;
  comment: string | null;
  key: string | null;
};
type ColumnRow = TrueColumn & { oid: string; name: string };
type KeyRow = {
  oid: string;
  kind: string;
  columns: string[];
  definition: string;
  table: string | null;
  others: string[];
};

export async function readTruth(database: string): Promise<ReadonlyMap<string, TrueTable>> {
  const url = `${database}?options=-c%20search_path%3Dpg_catalog`; // so that names are written whole
  const tables = await queryOnce<Row>(
    url,
    `select c.oid::text, n.nspname as schema, c.relname as name, c.relkind::text as kind, d.description as comment,
       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  );
  const columns = await queryOnce<ColumnRow>(
    url,
    `select a.attrelid::text as oid, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       not a.attnotnull as "isNullable", d.description as comment, pg_get_expr(f.adbin, f.adrelid) as expression,
       a.attgenerated <> '' as "isGenerated",
       a.attidentity <> '' or exists (select from pg_depend s join pg_class q on q.oid = s.objid and q.relkind = 'S'
         where s.refobjid = a.attrelid and s.refobjsubid = a.attnum and s.deptype in ('a', 'i')) as "isNumbered",
       array(select e.enumlabel::text from pg_enum e join pg_type t on t.oid = a.atttypid
         where e.enumtypid in (t.oid, t.typelem) order by e.enumsortorder) as labels,
       array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c'
         and a.attnum = any (k.conkey)) as checks
     from pg_attribute a left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
     left join pg_description d on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass and d.objsubid = a.attnum
     where a.attnum > 0 and not a.attisdropped`,
  );
  const keys = await queryOnce<KeyRow>(
    url,
    `select k.conrelid::text as oid, k.contype::text as kind, pg_get_constraintdef(k.oid) as definition,
       array(select a.attname::text from unnest(k.conkey) with ordinality u(n, at)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.at) as columns,
       (select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.oid = nullif(k.confrelid, 0)) as "table",
       array(select a.attname::text from unnest(k.confkey) with ordinality u(n, at)
         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.at) as others
     from pg_constraint k where k.conrelid <> 0 and (k.contype <> 'f' or k.conparentid = 0)`,
  );
  const columnsOf = Map.groupBy(columns, ({ oid }) => oid);
  const keysOf = Map.groupBy(keys, ({ oid }) => oid);
  const labels = new Map(tables.map(({ oid, schema, name }) => [oid, `${schema}.${name}`]));
  const from = Map.groupBy(
    keys.filter(({ table }) => table !== null),
    ({ table }) => table ?? "",
  );
  return new Map(
    tables.map(({ oid, schema, name, kind, comment, key }) => {
      const own = keysOf.get(oid) ?? [];
      const label = `${schema}.${name}`;
      return [
        oid,
        {
          ...{ oid, label, name, kind, comment, partitionKey: key },
          columns: new Map((columnsOf.get(oid) ?? []).map((column) => [column.name, column])),
          primaryKey: own.find((one) => one.kind === "p")?.columns.join(",") ?? "",
          uniques: new Set(own.filter((one) => one.kind === "u").map((one) => one.columns.join(","))),
          references: own.flatMap((one) =>
            one.table === null
              ? []
              : [{ columns: one.columns.join(","), table: one.table, others: one.others.join(",") }],
          ),
          referencedBy: new Set((from.get(label) ?? []).map((one) => labels.get(one.oid) ?? "")),
        },
      ];
    }),
  );
}
