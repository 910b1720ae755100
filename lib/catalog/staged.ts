import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";

/** What a discovery looked at: other schemas are unknown, not gone. */
export type ReadScope = {
  /** All, where none is named. */
  includedSchemas: readonly string[];
  excludedSchemas: readonly string[];
  unreadableSchemas: readonly string[];
};

/** Where an attempt staged what it read, and on which source. */
export type StagedCatalog = ReadScope & {
  jobId: string;
  attempt: number;
  sourceId: string;
  /** The same server as last time: then object ids name the same objects. */
  isSameSystem: boolean;
  /** Whether any relation has one: most catalogs have none, and what is staged of keys is most of it. */
  hasTriggers: boolean;
  /** The names that the staged rows have in `job_stage.kind`. */
  kinds: Record<"relation" | "columns" | "keys" | "type" | "routine" | "fingerprint", string>;
};

/** The staged rows of one kind, as `s.rows`. */
export const stagedRows = ({ jobId, attempt, kinds }: StagedCatalog, kind: keyof StagedCatalog["kinds"]) =>
  Prisma.sql`(select rows from job_stage
    where job_id = ${jobId}::uuid and attempt = ${attempt}::integer and kind = ${kinds[kind]}) s`;

/** Whether the schema was looked at, so that what is not found in it is gone. */
export const wasRead = (
  schema: Prisma.Sql,
  { includedSchemas, excludedSchemas, unreadableSchemas }: ReadScope,
) => Prisma.sql`(cardinality(${includedSchemas}::text[]) = 0 or ${schema} = any (${includedSchemas}::text[]))
    and ${schema} <> all (${excludedSchemas}::text[]) and ${schema} <> all (${unreadableSchemas}::text[])`;

/** Of asset `a`: what was looked for and not found, in `discovered`, is gone. */
export const isVanished = (scope: Scope, staged: StagedCatalog) => Prisma.sql`
  a.organization_id = ${scope.organizationId}::uuid and a.source_id = ${staged.sourceId}::uuid
  and a.kind <> 'source' and a.state <> 'archived'
  and not exists (select from discovered d where d.asset_id = a.id)
  and ${wasRead(Prisma.sql`a.schema_name`, staged)}`;
