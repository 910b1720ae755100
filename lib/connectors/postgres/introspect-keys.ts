import type { DiscoveredConstraint, DiscoveredIndex, DiscoveredTrigger, RelationKeys } from "../connector.ts";
import { hashOf } from "./introspect-hash.ts";
import { definitionOf } from "./introspect-moved.ts";
import { OWN_RELATION } from "./introspect-relations.ts";
import { byRelation } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** In their order. Nearly all keys have one column, which needs no sorting: four times as fast. */
const columnNames = (relation: string, numbers: string) => `
  case cardinality(${numbers}) when 1
    then array[(select a.attname::text from pg_attribute a where a.attrelid = ${relation} and a.attnum = ${numbers}[1])]
    else (select array_agg(a.attname::text order by u.place) from unnest(${numbers}) with ordinality u (number, place)
      join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.number) end`;

// A foreign key to a partitioned table has one more row for each partition, with a parent: those are the server's own.
const KEYS = `
  select k.conrelid as "relationId", k.oid as "objectId", k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as definition,
    ${columnNames("k.conrelid", "k.conkey")} as columns,
    nullif(k.confrelid, 0) as "referencedObjectId", n.nspname as "referencedSchema", r.relname as "referencedTable",
    ${columnNames("k.confrelid", "k.confkey")} as "referencedColumns",
    null as method, false as "isUnique", false as "isPrimary", false as "isValid", false as "isEnabled"
  from pg_class c
  join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'f', 'u', 'c', 'x') and k.conparentid = 0
  left join pg_class r on r.oid = k.confrelid
  left join pg_namespace n on n.oid = r.relnamespace
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  union all
  select i.indrelid, x.oid, x.relname, 'i', pg_get_indexdef(i.indexrelid),
    case when i.indnkeyatts = 1 and i.indkey[0] <> 0
      then array[(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0])]
      else (select array_agg(coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, u.place::integer, false)) order by u.place)
        from unnest(i.indkey::int2[]) with ordinality u (number, place)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.number
        where u.place <= i.indnkeyatts) end,
    null, null, null, null, m.amname, i.indisunique, i.indisprimary, i.indisvalid, false
  from pg_class c
  join pg_index i on i.indrelid = c.oid
  join pg_class x on x.oid = i.indexrelid
  join pg_am m on m.oid = x.relam
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  union all
  select t.tgrelid, t.oid, t.tgname, 't', ${hashOf(
    // The table's name is not of the trigger.
    "replace(pg_get_triggerdef(t.oid), ' ON ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' ', ' ON  ')",
  )},
    null, null, null, null, null, null, false, false, false, t.tgenabled <> 'D'
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  order by "relationId", kind, name`;

type Row = {
  relationId: number;
  objectId: number;
  name: string;
  kind: string;
  definition: string | null;
  columns: string[] | null;
  referencedObjectId: number | null;
  referencedSchema: string | null;
  referencedTable: string | null;
  referencedColumns: string[] | null;
  method: string | null;
  isUnique: boolean;
  isPrimary: boolean;
  isValid: boolean;
  isEnabled: boolean;
};

const CONSTRAINT_KINDS: Readonly<Record<string, DiscoveredConstraint["kind"]>> = {
  p: "primary_key",
  f: "foreign_key",
  u: "unique",
  c: "check",
  x: "exclusion",
};

export async function* readKeys(
  session: ReadingSession,
  schemas: readonly number[],
): AsyncGenerator<RelationKeys[], void, undefined> {
  for await (const groups of byRelation(session.stream<Row>(KEYS, [schemas], 2_000))) {
    yield groups.map((rows) => ({
      objectId: rows[0]?.relationId ?? 0,
      constraints: rows.flatMap(toConstraint),
      indexes: rows.filter((row) => row.kind === "i").map(toIndex),
      triggers: rows.filter((row) => row.kind === "t").map(toTrigger),
    }));
  }
}

function toConstraint(row: Row): DiscoveredConstraint[] {
  const kind = CONSTRAINT_KINDS[row.kind];
  if (!kind) return [];
  const { objectId, name, referencedObjectId, referencedSchema, referencedTable, referencedColumns } = row;
  return [
    {
      objectId,
      name,
      kind,
      definition: definitionOf(row.definition, `The constraint ${name}`),
      columns: row.columns ?? [],
      referencedObjectId,
      referencedSchema,
      referencedTable,
      referencedColumns,
    },
  ];
}

const toTrigger = ({ name, definition, isEnabled }: Row): DiscoveredTrigger => ({
  name,
  hash: definitionOf(definition, `The trigger ${name}`),
  isEnabled,
});

const toIndex = ({
  objectId,
  name,
  definition,
  columns,
  method,
  isUnique,
  isPrimary,
  isValid,
}: Row): DiscoveredIndex => ({
  objectId,
  name,
  definition: definitionOf(definition, `The index ${name}`),
  method: method ?? "",
  columns: columns ?? [],
  isUnique,
  isPrimary,
  isValid,
});
