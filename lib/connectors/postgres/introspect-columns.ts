import type { DiscoveredColumn, RelationColumns } from "../connector.ts";
import { hashText } from "./introspect-hash.ts";
import { definitionOf } from "./introspect-moved.ts";
import { ownRelations, type Reach } from "./introspect-own.ts";
import { evenly, readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** As the server words it, in the order of `COLUMN`. */
type Column = [
  position: number,
  name: string,
  type: string | null,
  isNullable: boolean,
  identity: "" | "a" | "d",
  isGenerated: boolean,
  hasExpression: boolean,
  expression: string | null,
  collationName: string | null,
  ownedSequence: string | null,
  comment: string | null,
];

// Only generated columns name others; where the server must look those up it opens the table, which costs more than all
// the rest of a column.
const COLUMN = `json_build_array(a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
  a.attidentity, a.attgenerated <> '', a.atthasdef,
  case when a.atthasdef then
    (select pg_get_expr(e.adbin, case a.attgenerated when '' then 0 else e.adrelid end)
      from pg_attrdef e where e.adrelid = a.attrelid and e.adnum = a.attnum) end,
  case when a.attcollation <> t.typcollation then
    (select case when q.nspname <> 'pg_catalog' then q.nspname || '.' else '' end || o.collname
      from pg_collation o join pg_namespace q on q.oid = o.collnamespace where o.oid = a.attcollation) end,
  s.names, d.description)`;

/**
 * One row for each relation that has columns: all of them as one text, so that the text can be hashed here or there, and
 * a large catalog comes in few rows.
 */
export const columnsOf = (reach: Reach): string => `
  select a.attrelid as "objectId", json_agg(${COLUMN} order by a.attnum)::text as body,
    count(*)::integer as columns
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join (
    select w.refobjid, w.refobjsubid,
      string_agg(quote_ident(m.nspname) || '.' || quote_ident(y.relname), ', ' order by y.oid) as names
    from pg_class y
    join pg_depend w on w.classid = 'pg_class'::regclass and w.objid = y.oid and w.objsubid = 0
      and w.refclassid = 'pg_class'::regclass and w.deptype in ('a', 'i')
    join pg_namespace m on m.oid = y.relnamespace
    where y.relkind = 'S' ${reach === "relations" ? "and w.refobjid = any ($1::oid[])" : ""}
    group by w.refobjid, w.refobjsubid
  ) s on s.refobjid = a.attrelid and s.refobjsubid = a.attnum
  left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
  where ${ownRelations(reach)}
  group by a.attrelid`;

export async function* readColumns(
  session: ReadingSession,
  reach: Reach,
  objectIds: readonly number[],
): AsyncGenerator<RelationColumns[], void, undefined> {
  const query = `${columnsOf(reach)} order by a.attrelid`;
  const batches = session.stream<{ objectId: number; body: string }>(query, [objectIds], evenly("body"));
  for await (const rows of readAhead(batches)) {
    yield rows.map(({ objectId, body }) => ({
      objectId,
      columns: columnsIn(body).map(toColumn),
      fingerprint: hashText(body),
    }));
  }
}

/** `columnsOf` made the text. */
const columnsIn = (body: string) => JSON.parse(body) as Column[];

function toColumn(column: Column): DiscoveredColumn {
  const [position, name, type, isNullable, identity, isGenerated, hasExpression, text, ...rest] = column;
  const [collationName, ownedSequence, comment] = rest;
  const expression = hasExpression ? definitionOf(text, `The default of ${name}`) : null;
  return {
    position,
    name,
    // The server's word for a type that is gone.
    type: definitionOf(type === "???" ? null : type, `The type of ${name}`),
    isNullable,
    defaultExpression: isGenerated ? null : expression,
    identity: identity === "a" ? "always" : identity === "d" ? "by_default" : null,
    generatedExpression: isGenerated ? expression : null,
    collationName,
    ownedSequence,
    comment,
  };
}
