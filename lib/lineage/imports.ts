import { randomUUID } from "node:crypto";
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { invalid } from "#lib/errors.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import type { EnqueuedJob } from "#lib/jobs/new-jobs.ts";
import { IMPORT_KINDS, type ImportKind, MOST_IMPORT_BYTES, STATISTICS } from "./views.ts";

export type NewImport = { sourceId: string; kind: ImportKind; name: string; content: Uint8Array };

/** Keeps what a person brought, and asks for the job that reads it and lets its text go. */
export async function startImport(
  db: Db,
  scope: Scope,
  { sourceId, kind, name, content }: NewImport,
): Promise<EnqueuedJob> {
  authorize(scope, "sources.manage");
  if (content.byteLength === 0) throw invalid("It is empty. Choose another file, or paste some SQL.");
  if (content.byteLength > MOST_IMPORT_BYTES) throw invalid(tooLarge(content.byteLength));
  if (name === STATISTICS) throw invalid(`${STATISTICS} is what the database ran. Choose another name.`);
  const importId = randomUUID();
  const job = await enqueueJob(db, scope, {
    ...{ type: "lineage_extraction", sourceId, assetId: sourceId, trigger: "manual" },
    config: { importId },
  });
  await db.$executeRaw`
    insert into lineage_import (id, organization_id, source_id, kind, name, content, created_by_name, job_id)
    values (${importId}::uuid, ${scope.organizationId}::uuid, ${sourceId}::uuid, ${kind}, ${name}, ${content}::bytea,
      ${scope.userName}, ${job.id}::uuid)`;
  return job;
}

export const tooLarge = (bytes: number): string =>
  `It has ${Math.ceil(bytes / 1024 / 1024).toLocaleString("en")} MB, and ${MOST_IMPORT_BYTES / 1024 / 1024} MB can be read. ${HOW_SMALLER}`;
const HOW_SMALLER =
  "For dbt, leave out what is not of this database: dbt compile --select writes a smaller manifest for the models it names.";

/** Asks for the job that reads what the source's database says it ran. */
export function startFromStatistics(db: Db, scope: Scope, sourceId: string): Promise<EnqueuedJob> {
  authorize(scope, "sources.manage");
  return enqueueJob(db, scope, {
    ...{ type: "lineage_extraction", sourceId, assetId: sourceId, trigger: "manual" },
    config: { fromStatistics: true },
  });
}

/** What imports of a source may name: names may begin with its database. */
export type KnownHere = {
  database: string;
  relations: { schema: string; name: string; columns: string[] }[];
};
export type KeptImport = KnownHere & { kind: ImportKind; name: string; text: string };

/** What was brought for a job, with what it may name; without it where the job asks the database, or it is gone. */
export async function readImportOf(
  db: Db,
  { jobId, organizationId }: { jobId: string; organizationId: string },
): Promise<KeptImport | KnownHere | null> {
  const [asked] = await db.$queryRaw<
    { importId: string | null; fromStatistics: boolean; sourceId: string; database: string }[]
  >`
    select d.config->>'importId' as "importId", coalesce((d.config->>'fromStatistics')::boolean, false) as "fromStatistics",
      s.id as "sourceId", s.database
    from job j join job_detail d on d.job_id = j.id join source s on s.id = j.source_id
    where j.id = ${jobId}::uuid and j.organization_id = ${organizationId}::uuid`;
  if (!asked || (asked.importId === null && !asked.fromStatistics)) return null;
  const { importId, sourceId, database } = asked;
  const [kept] = await db.$queryRaw<{ kind: string; name: string; content: Uint8Array }[]>`
    select kind, name, content from lineage_import
    where id = ${importId}::uuid and organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid
      and read_at is null`;
  if (importId !== null && !kept) return null;
  const relations = await db.$queryRaw<KnownHere["relations"]>`
    select a.schema_name as schema, a.name,
      array(select c.name from asset_column c where c.asset_id = a.id order by c.position) as columns
    from asset a
    where a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid and a.kind <> 'source'
      and a.state <> 'archived'`;
  if (!kept) return { database, relations };
  const kind = IMPORT_KINDS.find((known) => known === kept.kind) ?? "sql";
  return { kind, name: kept.name, text: new TextDecoder().decode(kept.content), database, relations };
}
