import type { Scope } from "#lib/auth/scope.ts";
import { foundColumns, foundRoutines, foundTypes } from "#lib/catalog/found.ts";
import { type StagedCatalog, wasRead } from "#lib/catalog/staged.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

/**
 * Pairs what was known with what was found, each into a temporary table: where a side is missing, it was added or
 * removed. Of the same object, columns go by their number, and everything on the same server by its object id; the rest
 * goes by name.
 */
export async function pairParts(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await pairColumns(db, scope, staged);
  await pairTypes(db, scope, staged);
  await pairLabels(db);
  await pairRoutines(db, scope, staged);
}

async function pairColumns(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  const type = (column: Prisma.Sql, collation: Prisma.Sql) =>
    Prisma.sql`${column} || coalesce(' COLLATE ' || ${collation}, '')`;
  const generation = (identity: Prisma.Sql, expression: Prisma.Sql) => Prisma.sql`
    coalesce('identity ' || replace(${identity}, '_', ' '), 'generated as ' || ${expression})`;
  await db.$executeRaw`
    create temporary table paired_column on commit drop as
    with before as (
      select p.asset_id, case when d.is_same_object then p.position::text else '"' || p.name end as key, p.name,
        ${type(Prisma.sql`p.type`, Prisma.sql`p.collation_name`)} as type, p.is_nullable, p.default_expression,
        ${generation(Prisma.sql`p.identity`, Prisma.sql`p.generated_expression`)} as generation, p.owned_sequence, p.comment
      from discovered d join asset_column p on p.asset_id = d.asset_id and p.organization_id = ${scope.organizationId}::uuid
      where d.is_known and d.has_new_columns
    ), after as (
      select d.asset_id, case when d.is_same_object then p.position::text else '"' || p.name end as key, p.name,
        ${type(Prisma.sql`p.type`, Prisma.sql`p."collationName"`)} as type, p."isNullable" as is_nullable,
        p."defaultExpression" as default_expression,
        ${generation(Prisma.sql`p.identity`, Prisma.sql`p."generatedExpression"`)} as generation,
        p."ownedSequence" as owned_sequence, p.comment
      from ${foundColumns(staged)} where d.is_known
    )
    select asset_id, b.name as before_name, a.name as after_name, b.type as before_type, a.type as after_type,
      b.is_nullable as before_nullable, a.is_nullable as after_nullable, b.default_expression as before_default,
      a.default_expression as after_default, b.generation as before_generation, a.generation as after_generation,
      b.owned_sequence as before_sequence, a.owned_sequence as after_sequence, b.comment as before_comment,
      a.comment as after_comment
    from before b full join after a using (asset_id, key)`;
}

/** Of schemas that were not looked at, only what was found elsewhere now: the rest is as it was. */
const isSettled = (staged: StagedCatalog) =>
  Prisma.sql`(a.name is not null or ${wasRead(Prisma.sql`b.schema_name`, staged)})`;

async function pairTypes(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  await db.$executeRaw`
    create temporary table paired_type on commit drop as
    with known as materialized (
      select * from source_type
      where organization_id = ${scope.organizationId}::uuid and source_id = ${staged.sourceId}::uuid
    ), found as materialized (
      select p."objectId" as object_id, p."schemaName" as schema_name, p.name, p.kind, coalesce(p.labels, '{}') as labels,
        p."labelIds" as label_ids, p.definition, p.comment
      from ${foundTypes(staged)}
    ), same as (
      select distinct object_id from known join found using (object_id, kind) where ${staged.isSameSystem}
    ), before as (
      select k.*, s.object_id is not null as is_same,
        coalesce(s.object_id::text, concat_ws('"', '', k.kind, k.schema_name, k.name)) as key
      from known k left join same s using (object_id)
    ), after as (
      select f.*, coalesce(s.object_id::text, concat_ws('"', '', f.kind, f.schema_name, f.name)) as key
      from found f left join same s using (object_id)
    )
    select key, coalesce(b.is_same, false) as is_same, coalesce(a.kind, b.kind) as kind,
      b.schema_name as before_schema, b.name as before_name, a.schema_name, a.name, b.labels as before_labels, a.labels,
      b.label_ids as before_label_ids, a.label_ids, b.definition as before_definition, a.definition,
      b.comment as before_comment, a.comment
    from before b full join after a using (key)
    where ${isSettled(staged)}`;
}

/** Of enums that were there before and are there now. Where a label's id is known it stays through a rename. */
async function pairLabels(db: Db): Promise<void> {
  await db.$executeRaw`
    create temporary table paired_label on commit drop as
    with enum as (
      select *, is_same and before_label_ids is not null and label_ids is not null as is_by_id from paired_type
      where kind = 'enum' and name is not null and before_name is not null
        and before_labels is distinct from labels
    ), before as (
      select e.key as enum_key, case when is_by_id then l.id::text else l.label end as key, l.label, l.place
      from enum e cross join unnest(before_labels, before_label_ids) with ordinality l (label, id, place)
    ), after as (
      select e.key as enum_key, case when is_by_id then l.id::text else l.label end as key, l.label, l.place
      from enum e cross join unnest(labels, label_ids) with ordinality l (label, id, place)
    )
    select enum_key, b.label as before, a.label as after, b.place as before_place, a.place as after_place
    from before b full join after a using (enum_key, key)`;
}

async function pairRoutines(db: Db, scope: Scope, staged: StagedCatalog): Promise<void> {
  const facts = (returnType: Prisma.Sql, hash: Prisma.Sql) => Prisma.sql`
    concat_ws(', ', kind, 'returns ' || ${returnType}, 'in ' || language, 'with hash ' || left(${hash}, 12))`;
  await db.$executeRaw`
    create temporary table paired_routine on commit drop as
    with known as materialized (
      select *, ${facts(Prisma.sql`return_type`, Prisma.sql`hash`)} as facts from source_routine
      where organization_id = ${scope.organizationId}::uuid and source_id = ${staged.sourceId}::uuid
    ), found as materialized (
      select p."objectId" as object_id, p."schemaName" as schema_name, p.name, p."argumentTypes" as argument_types,
        p."returnType" as return_type, ${facts(Prisma.sql`p."returnType"`, Prisma.sql`p.hash`)} as facts, p.comment
      from ${foundRoutines(staged)}
    ), same as (
      select distinct object_id from known join found using (object_id) where ${staged.isSameSystem}
    ), before as (
      select k.*, coalesce(s.object_id::text, concat_ws('"', '', schema_name, name, argument_types)) as key
      from known k left join same s using (object_id)
    ), after as (
      select f.*, coalesce(s.object_id::text, concat_ws('"', '', schema_name, name, argument_types)) as key
      from found f left join same s using (object_id)
    )
    select b.schema_name as before_schema, b.name as before_name, b.argument_types as before_arguments,
      a.schema_name, a.name, a.argument_types, b.facts as before_facts, a.facts,
      concat(b.argument_types, ' ', b.return_type) as before_signature,
      concat(a.argument_types, ' ', a.return_type) as signature, b.comment as before_comment, a.comment
    from before b full join after a using (key)
    where ${isSettled(staged)}`;
}
