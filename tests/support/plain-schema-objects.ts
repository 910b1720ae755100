import pg from "pg";
import type { DiscoveredRoutine, DiscoveredType } from "#lib/connectors/connector.ts";

export type PlainType = Omit<DiscoveredType, "objectId" | "labelIds">;
export type PlainRoutine = Omit<DiscoveredRoutine, "objectId" | "hash">;

/** Types and routines of these schemas, read the slow and plain way: an object at a time. */
export async function readPlainSchemaObjects(
  { url }: { url: string },
  schemas: readonly string[],
): Promise<{ types: PlainType[]; routines: PlainRoutine[] }> {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=pg_catalog" });
  await client.connect();
  try {
    const types: PlainType[] = [];
    const routines: PlainRoutine[] = [];
    for (const schema of schemas) {
      for (const oid of await ownOids(client, "pg_type", "typnamespace", schema)) {
        const type = await readType(client, schema, oid);
        if (type) types.push(type);
      }
      for (const oid of await ownOids(client, "pg_proc", "pronamespace", schema))
        routines.push(await readRoutine(client, schema, oid));
    }
    return { types, routines };
  } finally {
    await client.end();
  }
}

async function ownOids(client: pg.Client, catalog: string, namespace: string, schema: string) {
  const { rows } = await client.query<{ oid: number }>(
    `select oid from ${catalog} o where ${namespace} = (select oid from pg_namespace where nspname = $1)
       and (select count(*) from pg_depend where objid = o.oid and classid = '${catalog}'::regclass and deptype = 'e') = 0
     order by oid`,
    [schema],
  );
  return rows.map(({ oid }) => oid);
}

async function readType(client: pg.Client, schemaName: string, oid: number): Promise<PlainType | null> {
  const one = async (expression: string) => {
    const { rows } = await client.query<{ it: string | null }>(
      `select ${expression} as it from pg_type t where oid = ${oid}`,
    );
    return rows[0]?.it ?? "";
  };
  const [type] = (
    await client.query<{ name: string; kind: string; relkind: string; comment: string | null }>(
      `select typname as name, typtype as kind, (select relkind from pg_class where oid = typrelid) as relkind,
         obj_description(oid, 'pg_type') as comment from pg_type where oid = ${oid}`,
    )
  ).rows;
  if (!type) return null;
  const named = { schemaName, name: type.name, comment: type.comment };
  if (type.kind === "e") {
    const { rows } = await client.query<{ label: string }>(
      `select enumlabel as label from pg_enum where enumtypid = ${oid} order by enumsortorder`,
    );
    return { ...named, kind: "enum", labels: rows.map(({ label }) => label), definition: null };
  }
  if (type.kind === "d") {
    const parts = [
      await one("format_type(typbasetype, typtypmod)"),
      await one(
        `(select 'COLLATE ' || quote_ident(collname) from pg_collation c, pg_type b
          where c.oid = t.typcollation and b.oid = t.typbasetype and b.typcollation <> t.typcollation)`,
      ),
      await one("'DEFAULT ' || coalesce(pg_get_expr(typdefaultbin, 0), typdefault)"),
      await one("case when typnotnull then 'NOT NULL' end"),
    ];
    const { rows } = await client.query<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where contypid = ${oid} and contype = 'c' order by conname`,
    );
    const definition = [...parts, ...rows.map(({ text }) => text)].filter((part) => part !== "").join(" ");
    return { ...named, kind: "domain", labels: [], definition };
  }
  if (type.relkind !== "c") return null;
  const { rows } = await client.query<{ text: string }>(
    `select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
       || coalesce((select ' COLLATE ' || quote_ident(collname) from pg_collation c where c.oid = attcollation
         and attcollation <> (select typcollation from pg_type t where t.oid = atttypid)), '') as text
     from pg_attribute where attrelid = (select typrelid from pg_type where oid = ${oid}) and attnum > 0
       and not attisdropped order by attnum`,
  );
  const definition = rows.length > 0 ? `(${rows.map(({ text }) => text).join(", ")})` : null;
  return { ...named, kind: "composite", labels: [], definition };
}

async function readRoutine(client: pg.Client, schemaName: string, oid: number): Promise<PlainRoutine> {
  const { rows } = await client.query<Omit<PlainRoutine, "schemaName">>(
    `select proname as name, pg_get_function_identity_arguments(oid) as "argumentTypes",
       case prokind when 'f' then 'function' when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window' end as kind,
       (select lanname from pg_language l where l.oid = prolang) as language, pg_get_function_result(oid) as "returnType",
       obj_description(oid, 'pg_proc') as comment from pg_proc where oid = ${oid}`,
  );
  const [routine] = rows;
  if (!routine) throw new Error(`The routine ${oid} is gone.`);
  return { schemaName, ...routine };
}
