import { type Db, Prisma } from "#lib/db/client.ts";
import { readsAlike } from "./renamed.ts";

/** Of relations that were there before and are there now. */
export async function compareColumns(db: Db): Promise<void> {
  const isEcho = Prisma.sql`(${readsAlike(Prisma.sql`x.before`, Prisma.sql`x.after`)})`;
  // A default is cast to its column's type, whatever it was written as: `1` becomes `(1)::text` in a text column.
  const uncast = (text: Prisma.Sql) => Prisma.sql`translate(
    regexp_replace(${text}, '::(\\w|[ ."])+(\\([0-9, ]*\\))?((\\w|[ ])*)(\\[\\])*', '', 'g'), '()''', '')`;
  const isCast = Prisma.sql`(p.before_type <> p.after_type
    and ${uncast(Prisma.sql`x.before`)} = ${uncast(Prisma.sql`x.after`)})`;
  await db.$executeRaw`
    insert into difference
    select p.asset_id, x.kind, d.schema_name, d.name, coalesce(p.after_name, p.before_name), x.before, x.after,
      p.before_name
    from paired_column p join discovered d on d.asset_id = p.asset_id
    cross join lateral (values
      ('column_added', null, p.after_type),
      ('column_removed', p.before_type, null),
      ('column_renamed', p.before_name, p.after_name),
      ('column_type_changed', p.before_type, p.after_type),
      ('column_nullability_changed', case when p.before_nullable then 'nullable' else 'not null' end,
        case when p.after_nullable then 'nullable' else 'not null' end),
      ('column_default_changed', p.before_default, p.after_default),
      ('column_generation_changed', p.before_generation, p.after_generation),
      ('comment_changed', p.before_comment, p.after_comment)
    ) x (kind, before, after)
    where case
      when x.kind = 'column_added' then p.before_name is null
      when x.kind = 'column_removed' then p.after_name is null
      when p.before_name is null or p.after_name is null or x.before is not distinct from x.after then false
      when x.kind = 'column_type_changed' then not ${isEcho}
      -- The sequence that goes with a column may have been renamed with its table.
      when x.kind = 'column_default_changed' and p.before_sequence is not null and p.after_sequence is not null
        and x.before like 'nextval(%' and x.after like 'nextval(%' then false
      when x.kind in ('column_default_changed', 'column_generation_changed') and x.before is not null
        and x.after is not null then not ${isCast} and not ${isEcho}
      else true end`;
}
