import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { type StagedCatalog, stagedRows, wasRead } from "./staged.ts";

/** Enums and domains; answers how many were added, changed or removed. */
export async function writeTypes(db: Db, scope: Scope, staged: StagedCatalog): Promise<number> {
  const found = Prisma.sql`${stagedRows(staged, "type")}
    cross join jsonb_to_recordset(s.rows) as t ("schemaName" text, name text, kind text, labels text[], definition text,
      comment text)`;
  const removed = await db.$executeRaw`
    delete from source_type k
    where k.organization_id = ${scope.organizationId}::uuid and k.source_id = ${staged.sourceId}::uuid
      and ${wasRead(Prisma.sql`k.schema_name`, staged)}
      and not exists (select from ${found} where t."schemaName" = k.schema_name and t.name = k.name)`;
  const written = await db.$executeRaw`
    insert into source_type as k (source_id, schema_name, name, organization_id, kind, labels, definition, comment)
    select ${staged.sourceId}::uuid, t."schemaName", t.name, ${scope.organizationId}::uuid, t.kind, t.labels,
      t.definition, t.comment
    from ${found}
    on conflict (source_id, schema_name, name) do update
      set kind = excluded.kind, labels = excluded.labels, definition = excluded.definition, comment = excluded.comment
      where (k.kind, k.labels, k.definition, k.comment)
        is distinct from (excluded.kind, excluded.labels, excluded.definition, excluded.comment)`;
  return removed + written;
}
