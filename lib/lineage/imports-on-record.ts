/** What has been imported, for as long as it stays: an import's arrows go with it. */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import type { ImportOnRecord } from "./views.ts";

/** Of a source, last brought first. One that waits to be read tells of the last job that tried. */
export async function listImports(
  db: Db,
  { organizationId }: Scope,
  sourceId: string,
): Promise<ImportOnRecord[]> {
  const rows = await db.$queryRaw<(Omit<ImportOnRecord, "createdAt"> & { createdAt: Date })[]>`
    with recursive own as materialized (
      select id, name, kind, created_by_name, created_at, read_at is not null as is_read, job_id from lineage_import
      where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid
    ), tried (import_id, tries, id, short_id, status) as (
      select o.id, 1, j.id, j.short_id, j.status from own o join job j on j.id = o.job_id
      union all
      select t.import_id, t.tries + 1, j.id, j.short_id, j.status from tried t join job j on j.retry_of_id = t.id
    ), arrows as materialized (
      select origin, import_name, count(*)::int as arrows from lineage_edge
      where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid and import_name <> ''
      group by 1, 2
    )
    select o.id, o.name, o.kind, o.created_by_name as "createdByName", o.created_at as "createdAt",
      o.is_read as "isRead", case when o.is_read then coalesce(a.arrows, 0) else 0 end as arrows,
      case when j.id is not null then jsonb_build_object('id', j.id, 'shortId', j.short_id, 'status', j.status) end as job
    from own o
    left join arrows a on a.import_name = o.name and a.origin = case o.kind when 'statistics' then 'sql' else o.kind end
    left join lateral (select * from tried t where t.import_id = o.id order by tries desc limit 1) j on true
    order by o.created_at desc, o.id desc`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Takes an import away with its arrows. One that was not read yet is not read any more. */
export async function removeImport(
  db: Db,
  scope: Scope,
  id: string,
): Promise<{ name: string; arrows: number }> {
  authorize(scope, "sources.manage");
  const { organizationId } = scope;
  // First, so that a job that publishes one of its name comes wholly before this, or wholly after.
  const [gone] = await db.$queryRaw<
    { sourceId: string; kind: string; name: string; jobId: string | null; isRead: boolean }[]
  >`
    delete from lineage_import where organization_id = ${organizationId}::uuid and id = ${id}::uuid
    returning source_id as "sourceId", kind, name, job_id as "jobId", read_at is not null as "isRead"`;
  if (!gone) throw notFound("import");
  if (gone.isRead) {
    const arrows = await db.$executeRaw`
      delete from lineage_edge
      where organization_id = ${organizationId}::uuid and source_id = ${gone.sourceId}::uuid
        and origin = ${gone.kind === "statistics" ? "sql" : gone.kind} and import_name = ${gone.name}`;
    return { name: gone.name, arrows };
  }
  const unfinished = await db.$queryRaw<{ id: string }[]>`
    with recursive tried (id, status) as (
      select id, status from job where organization_id = ${organizationId}::uuid and id = ${gone.jobId}::uuid
      union all select j.id, j.status from tried t join job j on j.retry_of_id = t.id
    )
    select id from tried where status in ('pending', 'running')`;
  for (const job of unfinished) await requestCancel(db, scope, job.id);
  return { name: gone.name, arrows: 0 };
}

type Read = {
  organizationId: string;
  sourceId: string;
  jobId: string;
  /** Null for what the database ran, of which nothing was brought. */
  importId: string | null;
  name: string;
};

/**
 * Puts an import that has been read on record in the place of the last of its name, and lets go of what it said: what it
 * quotes is nobody's here. False where it was removed meanwhile.
 */
export async function recordImport(
  db: Db,
  { organizationId, sourceId, jobId, importId, name }: Read,
): Promise<boolean> {
  if (importId === null) {
    await db.$executeRaw`
      insert into lineage_import (organization_id, source_id, kind, name, created_by_name, read_at, job_id)
      select organization_id, ${sourceId}::uuid, 'statistics', ${name}, coalesce(started_by_name, 'Tidewatch'), now(), id
      from job where organization_id = ${organizationId}::uuid and id = ${jobId}::uuid
      on conflict (source_id, kind, name) where read_at is not null do update
        set created_by_name = excluded.created_by_name, created_at = now(), read_at = now(), job_id = excluded.job_id`;
    return true;
  }
  await db.$executeRaw`
    delete from lineage_import o using lineage_import i
    where i.organization_id = ${organizationId}::uuid and i.id = ${importId}::uuid and o.id <> i.id
      and (o.source_id, o.kind, o.name) = (i.source_id, i.kind, i.name) and o.read_at is not null`;
  const read = await db.$executeRaw`
    update lineage_import set content = null, read_at = now(), job_id = ${jobId}::uuid
    where organization_id = ${organizationId}::uuid and id = ${importId}::uuid and read_at is null`;
  return read > 0;
}

/** Of a source that is removed. */
export const dropImportsOf = (db: Db, { organizationId }: Scope, sourceId: string): Promise<number> =>
  db.$executeRaw`
    delete from lineage_import where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid`;

/** Called by the worker's tick, for every organization: a failed job can be retried for a week, and then not any more. */
export const dropOldImports = (db: Db): Promise<number> =>
  db.$executeRaw`delete from lineage_import where read_at is null and created_at < now() - interval '7 days'`;
