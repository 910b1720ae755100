import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { RoutineList, SourceRoutine, SourceType } from "./views.ts";

/** `sales.orders`, gone or not; null for what is no relation here. */
export async function findAssetName(db: Db, scope: Scope, id: string): Promise<string | null> {
  const [asset] = await db.$queryRaw<{ name: string }[]>`
    select schema_name || '.' || name as name from asset
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid and kind <> 'source'`;
  return asset?.name ?? null;
}

/** Enums, domains and composite types: none before the first discovery. */
export async function listTypes(db: Db, scope: Scope, sourceId: string): Promise<SourceType[]> {
  return db.$queryRaw<SourceType[]>`
    select schema_name as "schemaName", name, kind, labels, definition, comment from source_type
    where organization_id = ${scope.organizationId}::uuid and source_id = ${sourceId}::uuid
    order by schema_name, name`;
}

const MOST_ROUTINES = 100;

/** The first functions and procedures by name, and how many there are. */
export async function listRoutines(db: Db, scope: Scope, sourceId: string): Promise<RoutineList> {
  const rows = await db.$queryRaw<SourceRoutine[]>`
    select schema_name as "schemaName", name, argument_types as "argumentTypes", kind, language,
      return_type as "returnType", comment
    from source_routine
    where organization_id = ${scope.organizationId}::uuid and source_id = ${sourceId}::uuid
    order by schema_name, name, argument_types limit ${MOST_ROUTINES}::integer`;
  if (rows.length < MOST_ROUTINES) return { rows, count: rows.length };
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    select count(*)::integer as count from source_routine
    where organization_id = ${scope.organizationId}::uuid and source_id = ${sourceId}::uuid`;
  return { rows, count };
}
