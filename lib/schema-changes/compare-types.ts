import { type Db, Prisma } from "#lib/db/client.ts";
import type { Base } from "./base.ts";
import { readsAlike } from "./renamed.ts";

type IsBaseline = (schema: Prisma.Sql) => Prisma.Sql;

const BOTH = Prisma.sql`p.before_name is not null and p.name is not null`;

/** Enums, domains and composite types. */
export async function compareTypes(
  db: Db,
  isBaseline: IsBaseline,
  { isInDepth }: Pick<Base, "isInDepth">,
): Promise<void> {
  await db.$executeRaw`
    insert into difference
    select null, x.kind, coalesce(p.schema_name, p.before_schema), coalesce(p.name, p.before_name), null, x.before, x.after
    from (select *, case kind when 'composite' then 'composite_type' else kind end as noun,
        coalesce(before_definition, array_to_string(before_labels, ', ')) as before_sense,
        coalesce(definition, array_to_string(labels, ', ')) as sense
      from paired_type) p
    cross join lateral (values
      (p.noun || case when p.before_name is null then '_added' when p.name is null then '_removed' else '_changed' end,
        p.before_sense, p.sense),
      ('type_renamed', p.before_schema || '.' || p.before_name, p.schema_name || '.' || p.name),
      ('comment_changed', p.before_comment, p.comment)
    ) x (kind, before, after)
    where (${isInDepth} or p.kind <> 'composite') and case
      when p.before_name is null then x.kind = p.noun || '_added' and not ${isBaseline(Prisma.sql`p.schema_name`)}
      when p.name is null then x.kind = p.noun || '_removed'
      when x.before is not distinct from x.after then false
      when x.kind in ('type_renamed', 'comment_changed') then true
      else p.kind <> 'enum' and not ${readsAlike(Prisma.sql`x.before`, Prisma.sql`x.after`)} end`;
}

export async function compareLabels(db: Db): Promise<void> {
  await db.$executeRaw`
    insert into difference
    select null, 'enum_label_' || case when l.before is null then 'added' when l.after is null then 'removed' else 'renamed' end,
      p.schema_name, p.name, coalesce(l.after, l.before), l.before, l.after
    from paired_label l join paired_type p on p.key = l.enum_key
    where l.before is distinct from l.after`;
  await db.$executeRaw`
    insert into difference
    select null, 'enum_labels_reordered', p.schema_name, p.name, null, array_to_string(p.before_labels, ', '),
      array_to_string(p.labels, ', ')
    from paired_type p
    where p.key in (
      select enum_key from paired_label where before is not null and after is not null
      group by enum_key
      having array_agg(after order by before_place) <> array_agg(after order by after_place))`;
}

/** Functions, procedures, aggregates and window functions. */
export async function compareRoutines(db: Db, isBaseline: IsBaseline): Promise<void> {
  const isSameName = Prisma.sql`(p.before_schema, p.before_name) = (p.schema_name, p.name)`;
  // Names of types are part of what is hashed.
  const isEcho = Prisma.sql`(p.before_signature <> p.signature
    and ${readsAlike(Prisma.sql`p.before_signature`, Prisma.sql`p.signature`)})`;
  await db.$executeRaw`
    insert into difference
    select null, x.kind, coalesce(p.schema_name, p.before_schema),
      coalesce(p.name || '(' || p.argument_types || ')', p.before_name || '(' || p.before_arguments || ')'), null,
      x.before, x.after
    from paired_routine p
    cross join lateral (values
      ('routine_added', p.before_facts, p.facts), ('routine_removed', p.before_facts, p.facts),
      ('routine_changed', p.before_facts, p.facts),
      ('routine_renamed', p.before_schema || '.' || p.before_name, p.schema_name || '.' || p.name),
      ('comment_changed', p.before_comment, p.comment)
    ) x (kind, before, after)
    where case x.kind
      when 'routine_added' then p.before_name is null and not ${isBaseline(Prisma.sql`p.schema_name`)}
      when 'routine_removed' then p.name is null
      when 'routine_changed' then ${BOTH} and x.before <> x.after and not ${isEcho}
      when 'routine_renamed' then ${BOTH} and not ${isSameName}
      else ${BOTH} and x.before is distinct from x.after end`;
}
