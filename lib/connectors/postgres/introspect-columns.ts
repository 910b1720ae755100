import type { DiscoveredColumn, RelationColumns } from "../connector.ts";
import { definitionOf } from "./introspect-moved.ts";
import { OWN_RELATION } from "./introspect-relations.ts";
import { byRelation } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

const COLUMNS = `
  select a.attrelid as "relationId", a.attnum::integer as position, a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
    a.attidentity as identity, a.attgenerated as generated,
    e.oid is not null as "hasExpression", pg_get_expr(e.adbin, e.adrelid) as expression,
    case when o.oid is not null then
      case when q.nspname <> 'pg_catalog' then q.nspname || '.' else '' end || o.collname end as "collationName",
    (select string_agg(quote_ident(m.nspname) || '.' || quote_ident(s.relname), ', ' order by s.oid)
      from pg_depend w join pg_class s on s.oid = w.objid and s.relkind = 'S' join pg_namespace m on m.oid = s.relnamespace
      where w.classid = 'pg_class'::regclass and w.refclassid = 'pg_class'::regclass and w.refobjid = a.attrelid
        and w.refobjsubid = a.attnum and w.deptype in ('a', 'i')) as "ownedSequence",
    d.description as comment
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
  left join pg_collation o on o.oid = a.attcollation and a.attcollation <> t.typcollation
  left join pg_namespace q on q.oid = o.collnamespace
  left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
  where c.relnamespace = any ($1::oid[]) and ${OWN_RELATION}
  order by a.attrelid, a.attnum`;

type Row = Pick<
  DiscoveredColumn,
  "position" | "name" | "type" | "isNullable" | "collationName" | "ownedSequence" | "comment"
> & {
  relationId: number;
  identity: string;
  generated: string;
  hasExpression: boolean;
  expression: string | null;
};

export async function* readColumns(
  session: ReadingSession,
  schemas: readonly number[],
): AsyncGenerator<RelationColumns[], void, undefined> {
  for await (const groups of byRelation(session.stream<Row>(COLUMNS, [schemas], 2_000))) {
    yield groups.map((rows) => ({ objectId: rows[0]?.relationId ?? 0, columns: rows.map(toColumn) }));
  }
}

function toColumn(row: Row): DiscoveredColumn {
  const { position, name, isNullable, collationName, ownedSequence, comment } = row;
  const expression = row.hasExpression ? definitionOf(row.expression, `The default of ${name}`) : null;
  const isGenerated = row.generated !== "";
  return {
    position,
    name,
    // The server's word for a type that is gone.
    type: definitionOf(row.type === "???" ? null : row.type, `The type of ${name}`),
    isNullable,
    defaultExpression: isGenerated ? null : expression,
    identity: row.identity === "a" ? "always" : row.identity === "d" ? "by_default" : null,
    generatedExpression: isGenerated ? expression : null,
    collationName,
    ownedSequence,
    comment,
  };
}
