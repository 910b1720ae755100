import { createHash } from "node:crypto";
import pg from "pg";
import type {
  DiscoveredColumn,
  DiscoveredConstraint,
  DiscoveredIndex,
  DiscoveredTrigger,
} from "#lib/connectors/connector.ts";

type Ask = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** A relation read the slow and plain way: a few small queries for each, nothing shared with what is tested. */
export type PlainRelation = {
  kind: string;
  owner: string;
  comment: string | null;
  definition: string | null;
  partitionKey: string | null;
  hasRowSecurity: boolean;
  privileges: string[];
  foreignServer: string | null;
  columns: DiscoveredColumn[];
  constraints: Omit<DiscoveredConstraint, "referencedObjectId">[];
  indexes: DiscoveredIndex[];
  triggers: DiscoveredTrigger[];
};

/** Relations of these schemas by name. Everything but what belongs to extensions or to one session. */
export async function readPlainly(
  { url }: { url: string },
  schemas: readonly string[],
): Promise<Record<string, PlainRelation>> {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=pg_catalog" });
  await client.connect();
  const ask: Ask = async <Row extends object>(text: string, values?: unknown[]) =>
    (await client.query<Row>(text, values)).rows;
  const all: Record<string, PlainRelation> = {};
  try {
    for (const schema of schemas) {
      const relations = await ask<{ oid: number; name: string; kind: string; deptypes: string }>(
        `select c.oid, relname as name, case relkind when 'r' then 'table' when 'p' then 'partitioned_table'
           when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table' end as kind,
           (select string_agg(deptype, '') from pg_depend where objid = c.oid and classid = 'pg_class'::regclass) as deptypes
         from pg_class c where relnamespace = (select oid from pg_namespace where nspname = $1)
           and relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition and relpersistence <> 't'`,
        [schema],
      );
      for (const { oid, name, kind, deptypes } of relations)
        if (!deptypes?.includes("e")) all[`${schema}.${name}`] = await readRelation(ask, oid, kind);
    }
  } finally {
    await client.end();
  }
  return all;
}

async function readRelation(ask: Ask, oid: number, kind: string): Promise<PlainRelation> {
  const text = async (expression: string) =>
    (await ask<{ value: string }>(`select ${expression} as value`))[0]?.value ?? null;
  const isView = kind === "view" || kind === "materialized_view";
  return {
    kind,
    owner:
      (await text(
        `(select rolname from pg_roles r join pg_class c on c.relowner = r.oid where c.oid = ${oid})`,
      )) ?? "",
    comment: await text(`obj_description(${oid}, 'pg_class')`),
    definition: isView ? await text(`pg_get_viewdef(${oid})`) : null,
    partitionKey: kind === "partitioned_table" ? await text(`pg_get_partkeydef(${oid})`) : null,
    hasRowSecurity: (await text(`(select relrowsecurity::text from pg_class where oid = ${oid})`)) === "true",
    privileges: await readPrivileges(ask, oid),
    foreignServer: await text(
      `(select srvname from pg_foreign_server s join pg_foreign_table f on f.ftserver = s.oid where ftrelid = ${oid})`,
    ),
    columns: await readColumns(ask, oid),
    constraints: await readConstraints(ask, oid),
    indexes: await readIndexes(ask, oid),
    triggers: await readTriggers(ask, oid),
  };
}

async function readPrivileges(ask: Ask, oid: number): Promise<string[]> {
  const held: string[] = [];
  for (const name of ["select", "insert", "update", "delete", "truncate", "references", "trigger"]) {
    const [row] = await ask<{ may: boolean }>("select has_table_privilege($1::oid, $2) as may", [oid, name]);
    if (row?.may) held.push(name);
  }
  return held;
}

const readColumns = (ask: Ask, oid: number) =>
  ask<DiscoveredColumn>(
    `select a.attnum::int as position, attname as name, format_type(atttypid, atttypmod) as type,
       not attnotnull as "isNullable",
       case when attgenerated = '' then (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum)
         end as "defaultExpression",
       case attidentity when 'a' then 'always' when 'd' then 'by_default' end as identity,
       case when attgenerated <> '' then (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum)
         end as "generatedExpression",
       case when attcollation <> (select typcollation from pg_type t where t.oid = atttypid)
         then (select case collnamespace::regnamespace::text when 'pg_catalog' then '' else collnamespace::regnamespace::text || '.' end
           || collname from pg_collation k where k.oid = attcollation) end as "collationName",
       pg_get_serial_sequence(attrelid::regclass::text, attname) as "ownedSequence",
       col_description(attrelid, attnum) as comment
     from pg_attribute a where attrelid = ${oid} and attnum > 0 and not attisdropped order by attnum`,
  );

async function readConstraints(ask: Ask, oid: number) {
  const constraints = await ask<{
    oid: number;
    conkey: number[] | null;
    confkey: number[] | null;
    confrelid: number;
  }>(
    `select oid, conkey, confkey, confrelid from pg_constraint
     where conrelid = ${oid} and contype <> 'n' and contype <> 't' and conparentid = 0 order by contype, conname collate "C"`,
  );
  const found: Omit<DiscoveredConstraint, "referencedObjectId">[] = [];
  for (const { oid: id, conkey, confkey, confrelid } of constraints) {
    const [constraint] = await ask<Omit<DiscoveredConstraint, "referencedObjectId" | "columns">>(
      `select oid::int as "objectId", conname as name, case contype when 'p' then 'primary_key' when 'f' then 'foreign_key' when 'u' then 'unique'
         when 'c' then 'check' when 'x' then 'exclusion' end as kind, pg_get_constraintdef(oid) as definition,
         (select relnamespace::regnamespace::name from pg_class where oid = confrelid) as "referencedSchema",
         (select relname from pg_class where oid = confrelid) as "referencedTable"
       from pg_constraint where oid = ${id}`,
    );
    if (!constraint) continue;
    found.push({
      ...constraint,
      columns: await namesOf(ask, oid, conkey ?? []),
      referencedColumns: confkey ? await namesOf(ask, confrelid, confkey) : null,
    });
  }
  return found;
}

async function namesOf(ask: Ask, oid: number, numbers: number[]): Promise<string[]> {
  const names: string[] = [];
  for (const number of numbers) {
    const [row] = await ask<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = ${oid} and attnum = ${number}`,
    );
    if (row) names.push(row.name);
  }
  return names;
}

async function readIndexes(ask: Ask, oid: number): Promise<DiscoveredIndex[]> {
  const indexes = await ask<DiscoveredIndex & { oid: number; keys: number; numbers: string }>(
    `select c.oid, c.oid::int as "objectId", relname as name, pg_get_indexdef(c.oid) as definition, amname as method, indisunique as "isUnique",
       indisprimary as "isPrimary", indisvalid as "isValid", indnkeyatts::int as keys, indkey::text as numbers
     from pg_index join pg_class c on c.oid = indexrelid join pg_am m on m.oid = relam
     where indrelid = ${oid} order by relname collate "C"`,
  );
  const found: DiscoveredIndex[] = [];
  for (const { oid: id, keys, numbers, ...index } of indexes) {
    const columns: string[] = [];
    for (const [at, number] of numbers.split(" ").slice(0, keys).entries()) {
      const [name] =
        number === "0"
          ? (await ask<{ text: string }>(`select pg_get_indexdef(${id}, ${at + 1}, false) as text`)).map(
              (row) => row.text,
            )
          : await namesOf(ask, oid, [Number(number)]);
      columns.push(name ?? "");
    }
    found.push({ ...index, columns });
  }
  return found;
}

async function readTriggers(ask: Ask, oid: number): Promise<DiscoveredTrigger[]> {
  const triggers = await ask<{ name: string; definition: string; table: string; enabled: string }>(
    `select tgname as name, pg_get_triggerdef(oid) as definition, tgrelid::regclass::text as table, tgenabled as enabled
     from pg_trigger where tgrelid = ${oid} and not tgisinternal order by tgname collate "C"`,
  );
  return triggers.map(({ name, definition, table, enabled }) => ({
    name,
    hash: createHash("sha256")
      .update(definition.replace(` ON ${table} `, " ON  "))
      .digest("hex")
      .slice(0, 32),
    isEnabled: enabled !== "D",
  }));
}
