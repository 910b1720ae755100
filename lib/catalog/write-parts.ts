import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { foundColumns, foundConstraints, foundIndexes, foundTriggers } from "./found.ts";
import type { StagedCatalog } from "./staged.ts";

/** Columns of the relations whose columns differ, in place of those they had. */
export async function writeColumns(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await removeParts(db, scope, Prisma.sql`asset_column`, Prisma.sql`d.has_new_columns`);
  await db.$executeRaw`
    insert into asset_column (asset_id, position, organization_id, name, type, is_nullable, default_expression, identity,
      generated_expression, collation_name, owned_sequence, comment)
    select d.asset_id, p.position, ${scope.organizationId}::uuid, p.name, p.type, p."isNullable", p."defaultExpression",
      p.identity, p."generatedExpression", p."collationName", p."ownedSequence", p.comment
    from ${foundColumns(staged)}`;
}

/** Constraints, indexes and triggers of the relations whose keys differ, in place of those they had. */
export async function writeKeys(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  for (const table of [Prisma.sql`asset_constraint`, Prisma.sql`asset_index`, Prisma.sql`asset_trigger`])
    await removeParts(db, scope, table, Prisma.sql`d.has_new_keys`);
  await db.$executeRaw`
    insert into asset_constraint (asset_id, name, organization_id, object_id, kind, definition, columns,
      referenced_object_id, referenced_schema, referenced_table, referenced_columns)
    select d.asset_id, p.name, ${scope.organizationId}::uuid, p."objectId", p.kind, p.definition, p.columns,
      p."referencedObjectId", p."referencedSchema", p."referencedTable", p."referencedColumns"
    from ${foundConstraints(staged)}`;
  await db.$executeRaw`
    insert into asset_index (asset_id, name, organization_id, object_id, definition, method, columns, is_unique,
      is_primary, is_valid)
    select d.asset_id, p.name, ${scope.organizationId}::uuid, p."objectId", p.definition, p.method, p.columns,
      p."isUnique", p."isPrimary", p."isValid"
    from ${foundIndexes(staged)}`;
  if (!staged.hasTriggers) return;
  await db.$executeRaw`
    insert into asset_trigger (asset_id, name, organization_id, hash, is_enabled)
    select d.asset_id, p.name, ${scope.organizationId}::uuid, p.hash, p."isEnabled"
    from ${foundTriggers(staged)}`;
}

async function removeParts(db: Db, scope: Scope, table: Prisma.Sql, isReplaced: Prisma.Sql): Promise<void> {
  await db.$executeRaw`
    delete from ${table} p using discovered d
    where p.asset_id = d.asset_id and ${isReplaced} and not d.is_new
      and p.organization_id = ${scope.organizationId}::uuid`;
}
