/**
 * Taking a source away. Its jobs are a permanent record and stay, so its row and its assets stay with them: removed,
 * archived, and without the password and without what was imported for it. A draft that nobody saved goes the same way, for its tests stay too.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { invalid, notFound } from "#lib/errors.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { dropImportsOf } from "#lib/lineage/imports-on-record.ts";
import { planNoMore } from "#lib/schedules/commands.ts";

/** Asks for the source's name, so that a slip removes nothing. Removing a removed one again changes nothing. */
export async function removeSource(
  db: Db,
  scope: Scope,
  id: string,
  typedName: string,
): Promise<{ cancelledJobIds: string[] }> {
  authorize(scope, "sources.manage");
  const { organizationId } = scope;
  // Locked first: a job that is being asked for comes wholly before this, and is cancelled, or is refused.
  const [source] = await db.$queryRaw<{ name: string; state: string }[]>`
    select name, state from source
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`;
  if (!source) throw notFound("source");
  if (source.state === "removed") return { cancelledJobIds: [] };
  if (typedName.trim() !== source.name) {
    const sentence = `Type the source's name, ${source.name}, exactly.`;
    throw invalid(sentence, { confirmation: sentence });
  }
  await db.$executeRaw`
    update source set state = 'removed', removed_at = now(), updated_at = now()
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid`;
  await planNoMore(db, scope, id);
  await db.$executeRaw`
    delete from source_credential where organization_id = ${organizationId}::uuid and source_id = ${id}::uuid`;
  await db.$executeRaw`
    update asset set state = 'archived', archived_at = now(), updated_at = now()
    where organization_id = ${organizationId}::uuid and source_id = ${id}::uuid and state <> 'archived'`;
  await dropImportsOf(db, scope, id);
  return { cancelledJobIds: await cancelJobs(db, scope, id) };
}

async function cancelJobs(db: Db, scope: Scope, sourceId: string): Promise<string[]> {
  const jobs = await db.$queryRaw<{ id: string }[]>`
    select id from job
    where organization_id = ${scope.organizationId}::uuid and source_id = ${sourceId}::uuid
      and status in ('pending', 'running') order by id`;
  for (const { id } of jobs) await requestCancel(db, scope, id);
  return jobs.map(({ id }) => id);
}

/** Called by the worker's tick, for every organization: drafts nobody touched for a day, unless they are being tested. */
export async function dropOldDrafts(db: Db): Promise<number> {
  return db.$executeRaw`
    with old as (
      select id from source s
      where state = 'draft' and updated_at < now() - interval '1 day'
        and not exists (select from job j where j.source_id = s.id and j.status in ('pending', 'running'))
      for update skip locked
    ), erased as (
      delete from source_credential c using old where c.source_id = old.id
    ), archived as (
      update asset a set state = 'archived', archived_at = now(), updated_at = now()
      from old where a.source_id = old.id and a.state <> 'archived'
    )
    update source s set state = 'removed', removed_at = now(), updated_at = now() from old where s.id = old.id`;
}
