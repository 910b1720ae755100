import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { type StagedCatalog, stagedRows } from "./staged.ts";

/** Columns of the relations whose columns differ, in place of those they had. */
export async function writeColumns(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    delete from asset_column c using discovered d
    where c.asset_id = d.asset_id and d.has_new_columns and not d.is_new
      and c.organization_id = ${scope.organizationId}::uuid`;
  await db.$executeRaw`
    insert into asset_column (asset_id, position, organization_id, name, type, is_nullable, default_expression, identity,
      generated_expression, collation_name, comment)
    select d.asset_id, c.position, ${scope.organizationId}::uuid, c.name, c.type, c."isNullable", c."defaultExpression",
      c.identity, c."generatedExpression", c."collationName", c.comment
    from ${stagedRows(staged, "columns")}
    cross join jsonb_to_recordset(s.rows) as r ("objectId" bigint, columns jsonb)
    join discovered d on d.object_id = r."objectId" and d.has_new_columns
    cross join jsonb_to_recordset(r.columns) as c (position integer, name text, type text, "isNullable" boolean,
      "defaultExpression" text, identity text, "generatedExpression" text, "collationName" text, comment text)`;
}

/** Constraints and indexes of the relations whose keys differ, in place of those they had. */
export async function writeKeys(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    delete from asset_constraint c using discovered d
    where c.asset_id = d.asset_id and d.has_new_keys and not d.is_new
      and c.organization_id = ${scope.organizationId}::uuid`;
  await db.$executeRaw`
    delete from asset_index i using discovered d
    where i.asset_id = d.asset_id and d.has_new_keys and not d.is_new
      and i.organization_id = ${scope.organizationId}::uuid`;
  await db.$executeRaw`
    insert into asset_constraint (asset_id, name, organization_id, kind, definition, columns, referenced_object_id,
      referenced_schema, referenced_table, referenced_columns)
    select d.asset_id, c.name, ${scope.organizationId}::uuid, c.kind, c.definition, c.columns, c."referencedObjectId",
      c."referencedSchema", c."referencedTable", c."referencedColumns"
    from ${stagedRows(staged, "keys")}
    cross join jsonb_to_recordset(s.rows) as r ("objectId" bigint, constraints jsonb)
    join discovered d on d.object_id = r."objectId" and d.has_new_keys
    cross join jsonb_to_recordset(r.constraints) as c (name text, kind text, definition text, columns text[],
      "referencedObjectId" bigint, "referencedSchema" text, "referencedTable" text, "referencedColumns" text[])`;
  await db.$executeRaw`
    insert into asset_index (asset_id, name, organization_id, definition, method, columns, is_unique, is_primary, is_valid)
    select d.asset_id, i.name, ${scope.organizationId}::uuid, i.definition, i.method, i.columns, i."isUnique",
      i."isPrimary", i."isValid"
    from ${stagedRows(staged, "keys")}
    cross join jsonb_to_recordset(s.rows) as r ("objectId" bigint, indexes jsonb)
    join discovered d on d.object_id = r."objectId" and d.has_new_keys
    cross join jsonb_to_recordset(r.indexes) as i (name text, definition text, method text, columns text[],
      "isUnique" boolean, "isPrimary" boolean, "isValid" boolean)`;
}
