import { Prisma } from "#lib/db/client.ts";

/** Where an attempt staged what it read, and on which source. */
export type StagedCatalog = {
  jobId: string;
  attempt: number;
  sourceId: string;
  /** The same server as last time: then object ids name the same objects. */
  isSameSystem: boolean;
  /** What was looked at: other schemas are unknown, not gone. */
  includedSchemas: readonly string[];
  excludedSchemas: readonly string[];
  unreadableSchemas: readonly string[];
  /** The names that the staged rows have in `job_stage.kind`. */
  kinds: Record<"relation" | "columns" | "keys" | "type" | "fingerprint", string>;
};

/** The staged rows of one kind, as `s.rows`. */
export const stagedRows = ({ jobId, attempt, kinds }: StagedCatalog, kind: keyof StagedCatalog["kinds"]) =>
  Prisma.sql`(select rows from job_stage
    where job_id = ${jobId}::uuid and attempt = ${attempt}::integer and kind = ${kinds[kind]}) s`;

/** Whether the schema was looked at, so that what is not found in it is gone. */
export const wasRead = (schema: Prisma.Sql, staged: StagedCatalog) =>
  Prisma.sql`(cardinality(${staged.includedSchemas}::text[]) = 0 or ${schema} = any (${staged.includedSchemas}::text[]))
    and ${schema} <> all (${staged.excludedSchemas}::text[]) and ${schema} <> all (${staged.unreadableSchemas}::text[])`;
