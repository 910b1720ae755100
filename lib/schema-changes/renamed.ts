/**
 * What was renamed is told once. The server words definitions anew with every name, so a view, a key or a default that
 * reads otherwise only because of a rename has not changed itself.
 */
import type { Scope } from "#lib/auth/scope.ts";
import type { StagedCatalog } from "#lib/catalog/staged.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

/** Collects, in the temporary table `renamed`, old and new words as definitions have them. */
export async function collectRenamed(db: Db, scope: Scope, { sourceId }: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    create temporary table renamed on commit drop as
    with relation as (
      select a.schema_name, a.name, d.schema_name as new_schema_name, d.name as new_name
      from discovered d join asset a on a.id = d.asset_id
      where d.is_same_object and (a.schema_name, a.name) <> (d.schema_name, d.name)
        and a.organization_id = ${scope.organizationId}::uuid and a.source_id = ${sourceId}::uuid
    ), object as (
      select * from relation
      union all select before_schema, before_name, schema_name, name from paired_type where before_name <> name or before_schema <> schema_name
      union all select before_schema, before_name, schema_name, name from paired_routine where before_name <> name or before_schema <> schema_name
    ), word (before, after) as (
      select quote_ident(name), quote_ident(new_name) from object where name <> new_name
      union select quote_ident(schema_name), quote_ident(new_schema_name) from object where schema_name <> new_schema_name
      union select quote_ident(before_name), quote_ident(after_name) from paired_column where before_name <> after_name
      union select quote_literal(before), quote_literal(after) from paired_label where before <> after
    )
    select before, after from word`;
}

/** Whether two definitions read alike but for what was renamed. Cheap where nothing was. */
export const readsAlike = (before: Prisma.Sql, after: Prisma.Sql) => Prisma.sql`
  case when exists (select from renamed) then not exists (
    select from words_of(${before}) b full join words_of(${after}) a using (place)
    where a.word is distinct from b.word
      and not exists (select from renamed r where r.before = b.word and r.after = a.word))
  else false end`;
