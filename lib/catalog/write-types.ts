import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { foundRoutines, foundTypes } from "./found.ts";
import { type StagedCatalog, wasRead } from "./staged.ts";

/** Enums, domains and composite types. */
export async function writeTypes(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    delete from source_type k
    where k.organization_id = ${scope.organizationId}::uuid and k.source_id = ${staged.sourceId}::uuid
      and ${wasRead(Prisma.sql`k.schema_name`, staged)}
      and (k.schema_name, k.name) not in (select p."schemaName", p.name from ${foundTypes(staged)})`;
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

/** Functions, procedures, aggregates and window functions. */
export async function writeRoutines(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    delete from source_routine k
    where k.organization_id = ${scope.organizationId}::uuid and k.source_id = ${staged.sourceId}::uuid
      and ${wasRead(Prisma.sql`k.schema_name`, staged)}
      and (k.schema_name, k.name, k.argument_types) not in (
        select p."schemaName", p.name, p."argumentTypes" from ${foundRoutines(staged)})`;
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
