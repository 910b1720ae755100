import type { Scope } from "#lib/auth/scope.ts";
import { isVanished, type ReadScope, type StagedCatalog, wasRead } from "#lib/catalog/staged.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { readsAlike } from "./renamed.ts";

/** Relations added, removed, renamed, moved, and what else is told of a relation itself. */
export async function compareRelations(
  db: Db,
  scope: Scope,
  staged: StagedCatalog,
  isBaseline: (schema: Prisma.Sql) => Prisma.Sql,
): Promise<void> {
  const own = Prisma.sql`a.organization_id = ${scope.organizationId}::uuid and a.source_id = ${staged.sourceId}::uuid`;
  const tableOrView = (kind: Prisma.Sql, verb: string) =>
    Prisma.sql`case when ${kind} in ('view', 'materialized_view') then 'view_' else 'table_' end || ${verb}`;
  await db.$executeRaw`
    insert into difference
    select d.asset_id, ${tableOrView(Prisma.sql`d.kind`, "added")}, d.schema_name, d.name, null, null, d.definition
    from discovered d where not d.is_known and not ${isBaseline(Prisma.sql`d.schema_name`)}`;
  await db.$executeRaw`
    insert into difference
    select a.id, ${tableOrView(Prisma.sql`a.kind`, "removed")}, a.schema_name, a.name, null, a.definition, null, ''
    from asset a
    where ${isVanished(scope, staged)}`;
  await db.$executeRaw`
    insert into difference
    select d.asset_id, x.kind, d.schema_name, d.name, null, x.before, x.after, ''
    from discovered d join asset a on a.id = d.asset_id and ${own}
    cross join lateral (values
      ('relation_renamed', a.name, d.name),
      ('relation_moved', a.schema_name, d.schema_name),
      ('relation_kind_changed', replace(a.kind, '_', ' '), replace(d.kind, '_', ' ')),
      ('view_definition_changed', a.definition, d.definition),
      ('partitioning_changed', a.partition_key, d.partition_key),
      ('foreign_server_changed', a.foreign_server, d.foreign_server),
      ('comment_changed', a.comment, d.comment),
      ('owner_changed', a.owner, d.owner),
      ('row_security_changed', case when a.has_row_security then 'on' else 'off' end,
        case when d.has_row_security then 'on' else 'off' end),
      ('privileges_changed', array_to_string(a.privileges, ', '), array_to_string(d.privileges, ', '))
    ) x (kind, before, after)
    where d.is_known and d.is_changed and x.before is distinct from x.after
      and case
        -- Both sides have one, or the kind of relation changed and that says it.
        when x.kind in ('view_definition_changed', 'partitioning_changed')
          then x.before is not null and x.after is not null and not ${readsAlike(Prisma.sql`x.before`, Prisma.sql`x.after`)}
        when x.kind = 'foreign_server_changed' then x.before is not null and x.after is not null
        when x.kind = 'row_security_changed' then a.has_row_security is not null
        when x.kind = 'privileges_changed' then a.privileges is not null
        else true end`;
}

/**
 * Whether what is new in a schema is where its comparisons begin, not an addition: nothing was known of the schema, and
 * the last discovery did not look at it, since it was left out or could not be read.
 */
export const baselineAfter =
  (scope: Scope, { sourceId }: StagedCatalog, base: ReadScope) =>
  (schema: Prisma.Sql) => {
    const isOfSchema = Prisma.sql`organization_id = ${scope.organizationId}::uuid and source_id = ${sourceId}::uuid
    and schema_name = ${schema}`;
    return Prisma.sql`(not (${wasRead(schema, base)})
    and not exists (select from asset where ${isOfSchema})
    and not exists (select from source_type where ${isOfSchema})
    and not exists (select from source_routine where ${isOfSchema}))`;
  };
