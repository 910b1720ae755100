import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { FINGERPRINT_PARTS, type FingerprintParts } from "#lib/engines/discovery/fingerprint.ts";
import { type StagedCatalog, stagedRows } from "./staged.ts";

export type Matched = {
  added: number;
  changed: number;
  columnsToWrite: number;
  keysToWrite: number;
  incomplete: number;
};

const part = (fingerprint: Prisma.Sql, name: keyof FingerprintParts) =>
  Prisma.sql`split_part(${fingerprint}, '.', ${FINGERPRINT_PARTS.indexOf(name) + 1}::integer)`;

/**
 * Finds the asset of every staged relation, into the temporary table `discovered` of this transaction. On the same
 * server the object id decides, so that an id of ours survives a rename; what is left is found by name, which holds
 * after a restore and where a table was dropped and made again. `is_known` are those that were there before, and not
 * archived; of `is_same_object` the ids of columns, keys and indexes mean the same as before.
 */
export async function matchRelations(db: Db, scope: Scope, staged: StagedCatalog): Promise<Matched> {
  await db.$executeRaw`
    create temporary table discovered (
      asset_id uuid not null, object_id bigint not null, is_new boolean not null, is_changed boolean not null,
      is_known boolean not null, is_same_object boolean not null,
      has_new_columns boolean not null, has_new_keys boolean not null, is_staged_whole boolean not null,
      schema_name text not null, name text not null, kind text not null, owner text, comment text, definition text,
      partition_key text, partition_count integer not null, row_estimate bigint, size_bytes bigint,
      is_readable boolean not null, has_row_security boolean, privileges text[], foreign_server text, fingerprint text not null
    ) on commit drop`;
  await db.$executeRaw`
    with relation as materialized (
      select r.* from ${stagedRows(staged, "relation")}
      cross join jsonb_to_recordset(s.rows) as r ("objectId" bigint, "schemaName" text, name text, kind text, owner text,
        comment text, definition text, "partitionKey" text, "partitionCount" integer, "rowEstimate" numeric,
        "sizeBytes" numeric, "isReadable" boolean, "hasRowSecurity" boolean, privileges text[], "foreignServer" text)
    ), print as materialized (
      select f.* from ${stagedRows(staged, "fingerprint")}
      cross join jsonb_to_recordset(s.rows) as f ("objectId" bigint, fingerprint text, "isColumnsStaged" boolean,
        "isKeysStaged" boolean)
    ), found as materialized (
      select * from relation join print using ("objectId")
    ), known as materialized (
      select id, object_id, schema_name, name, state, archived_at, fingerprint from asset
      where organization_id = ${scope.organizationId}::uuid and source_id = ${staged.sourceId}::uuid and kind <> 'source'
    ), by_id as materialized (
      select distinct on (f."objectId") f."objectId", k.id
      from found f join known k on k.object_id = f."objectId"
      where ${staged.isSameSystem}
      order by f."objectId", (k.state = 'archived'), (k.schema_name, k.name) <> (f."schemaName", f.name), k.archived_at desc
    ), by_name as (
      select distinct on (f."objectId") f."objectId", k.id
      from found f join known k on k.schema_name = f."schemaName" and k.name = f.name
      where not exists (select from by_id b where b."objectId" = f."objectId")
        and not exists (select from by_id b where b.id = k.id)
      order by f."objectId", (k.state = 'archived'), k.archived_at desc
    ), matched as (select * from by_id union all select * from by_name)
    insert into discovered
    select coalesce(k.id, uuid_v7()), f."objectId", k.id is null,
      k.id is not null and (k.state = 'archived' or k.fingerprint is distinct from f.fingerprint),
      k.state is distinct from 'archived' and k.id is not null,
      k.object_id is not distinct from f."objectId" and ${staged.isSameSystem}, n.columns, n.keys, (f."isColumnsStaged" or not n.columns) and (f."isKeysStaged" or not n.keys),
      f."schemaName", f.name, f.kind, f.owner, f.comment, f.definition, f."partitionKey", f."partitionCount",
      round(f."rowEstimate"), round(f."sizeBytes"), f."isReadable",
      f."hasRowSecurity", f.privileges, f."foreignServer", f.fingerprint
    from found f
    left join matched m using ("objectId")
    left join known k on k.id = m.id
    cross join lateral (
      select k.object_id is distinct from f."objectId"
          or ${part(Prisma.sql`k.fingerprint`, "columns")} is distinct from ${part(Prisma.sql`f.fingerprint`, "columns")} as columns,
        k.object_id is distinct from f."objectId"
          or ${part(Prisma.sql`k.fingerprint`, "keys")} is distinct from ${part(Prisma.sql`f.fingerprint`, "keys")} as keys) n`;
  // What the others are joined and filtered by. Without the index all of it is read for each row of the stage, of which
  // the planner expects one.
  await db.$executeRaw`create index on discovered (object_id)`;
  await db.$executeRaw`
    analyze discovered (asset_id, object_id, is_new, is_changed, is_known, has_new_columns, has_new_keys)`;
  const [matched] = await db.$queryRaw<Matched[]>`
    select (count(*) filter (where is_new))::integer as added,
      (count(*) filter (where is_changed))::integer as changed,
      (count(*) filter (where has_new_columns))::integer as "columnsToWrite",
      (count(*) filter (where has_new_keys))::integer as "keysToWrite",
      (count(*) filter (where not is_staged_whole))::integer as incomplete
    from discovered`;
  if (!matched) throw new Error("Nothing was counted.");
  // What was left out as unchanged must still be what is stored.
  if (matched.incomplete > 0)
    throw new Error(`${matched.incomplete} relations changed here since they were read.`);
  return matched;
}
