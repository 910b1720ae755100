import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { foundRoutines, foundTypes } from "./found.ts";
import { type StagedCatalog, wasRead } from "./staged.ts";

/**
 * Enums, domains and composite types. One that was found under another name is not beside it under its old one, whether
 * that schema was looked at or not.
 */
export async function writeTypes(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  const isNotFound = Prisma.sql`k.organization_id = ${scope.organizationId}::uuid and k.source_id = ${staged.sourceId}::uuid
    and (k.schema_name, k.name) not in (select p."schemaName", p.name from ${foundTypes(staged)})`;
  await db.$executeRaw`
    delete from source_type k
    where ${isNotFound} and (${wasRead(Prisma.sql`k.schema_name`, staged)} or ${staged.isSameSystem}
      and (k.object_id, k.kind) in (select p."objectId", p.kind from ${foundTypes(staged)}))`;
  // Another server may have given the ids of those that were not looked at to others.
  if (!staged.isSameSystem)
    await db.$executeRaw`update source_type k set object_id = null where ${isNotFound} and k.object_id is not null`;
  await db.$executeRaw`
    insert into source_type as k (source_id, schema_name, name, organization_id, object_id, kind, labels, label_ids,
      definition, comment)
    select ${staged.sourceId}::uuid, p."schemaName", p.name, ${scope.organizationId}::uuid, p."objectId", p.kind,
      coalesce(p.labels, '{}'), p."labelIds", p.definition, p.comment
    from ${foundTypes(staged)}
    on conflict (source_id, schema_name, name) do update
      set object_id = excluded.object_id, kind = excluded.kind, labels = excluded.labels,
        label_ids = excluded.label_ids, definition = excluded.definition, comment = excluded.comment
      where (k.object_id, k.kind, k.labels, k.label_ids, k.definition, k.comment) is distinct from
        (excluded.object_id, excluded.kind, excluded.labels, excluded.label_ids, excluded.definition, excluded.comment)`;
}

/** Functions, procedures, aggregates and window functions; what holds of types holds of them. */
export async function writeRoutines(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  const isNotFound = Prisma.sql`k.organization_id = ${scope.organizationId}::uuid and k.source_id = ${staged.sourceId}::uuid
    and (k.schema_name, k.name, k.argument_types) not in (
      select p."schemaName", p.name, p."argumentTypes" from ${foundRoutines(staged)})`;
  await db.$executeRaw`
    delete from source_routine k
    where ${isNotFound} and (${wasRead(Prisma.sql`k.schema_name`, staged)} or ${staged.isSameSystem}
      and k.object_id in (select p."objectId" from ${foundRoutines(staged)}))`;
  if (!staged.isSameSystem)
    await db.$executeRaw`update source_routine k set object_id = null where ${isNotFound} and k.object_id is not null`;
  await db.$executeRaw`
    insert into source_routine as k (source_id, schema_name, name, argument_types, organization_id, object_id, kind,
      language, return_type, hash, comment)
    select ${staged.sourceId}::uuid, p."schemaName", p.name, p."argumentTypes", ${scope.organizationId}::uuid,
      p."objectId", p.kind, p.language, p."returnType", p.hash, p.comment
    from ${foundRoutines(staged)}
    on conflict (source_id, schema_name, name, argument_types) do update
      set object_id = excluded.object_id, kind = excluded.kind, language = excluded.language,
        return_type = excluded.return_type, hash = excluded.hash, comment = excluded.comment
      where (k.object_id, k.kind, k.language, k.return_type, k.hash, k.comment) is distinct from
        (excluded.object_id, excluded.kind, excluded.language, excluded.return_type, excluded.hash, excluded.comment)`;
}
