import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { foundRoutines, foundTypes } from "./found.ts";
import type { Matched } from "./match-relations.ts";
import { isVanished, type StagedCatalog, wasRead } from "./staged.ts";

/**
 * Whether what was staged is what is stored, but for estimates and sizes: then nothing has to be compared in detail,
 * recorded or written. Needs the relations in `discovered`. Of another server, ids at least are to be written.
 */
export async function isAsStored(
  db: Db,
  scope: Scope,
  staged: StagedCatalog,
  { added, changed, columnsToWrite, keysToWrite }: Matched,
): Promise<boolean> {
  if (!staged.isSameSystem || added + changed + columnsToWrite + keysToWrite > 0) return false;
  const isLookedAt = Prisma.sql`organization_id = ${scope.organizationId}::uuid
    and source_id = ${staged.sourceId}::uuid and ${wasRead(Prisma.sql`schema_name`, staged)}`;
  const [answer] = await db.$queryRaw<{ isAsStored: boolean }[]>`
    with known_type as materialized (
      select schema_name, name, object_id, kind, labels, label_ids, definition, comment
      from source_type where ${isLookedAt}
    ), found_type as materialized (
      select p."schemaName", p.name, p."objectId", p.kind, coalesce(p.labels, '{}'), p."labelIds", p.definition, p.comment
      from ${foundTypes(staged)}
    ), known_routine as materialized (
      select schema_name, name, argument_types, object_id, kind, language, return_type, hash, comment
      from source_routine where ${isLookedAt}
    ), found_routine as materialized (
      select p."schemaName", p.name, p."argumentTypes", p."objectId", p.kind, p.language, p."returnType", p.hash, p.comment
      from ${foundRoutines(staged)}
    )
    select not exists (select from asset a where ${isVanished(scope, staged)})
      and not exists (table known_type except table found_type)
      and not exists (table found_type except table known_type)
      and not exists (table known_routine except table found_routine)
      and not exists (table found_routine except table known_routine) as "isAsStored"`;
  return answer?.isAsStored ?? false;
}
