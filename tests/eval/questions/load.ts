import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import type { History } from "./history.ts";
import { loadCatalog } from "./load-catalog.ts";

/** Puts a history into an empty database, as its owner; returns the scope of the first of its people. */
export async function loadHistory(owner: PrismaClient, history: History): Promise<Scope> {
  const { id: organizationId } = await owner.organization.create({
    data: {
      name: "Acme",
      slug: `questions-${history.seed}`,
      timeZone: history.timeZone,
      claimedAt: new Date(),
    },
  });
  const json = JSON.stringify(history);
  await owner.$transaction(async (db) => {
    await db.$executeRaw`set local session_replication_role = replica`; // nothing to deliver, nobody to tell
    await db.$executeRaw`
      insert into "user" (id, name, email)
      select id, name, id || '@example.com' from jsonb_to_recordset(${json}::jsonb->'people') p(id uuid, name text)`;
    await db.$executeRaw`
      insert into member (organization_id, user_id, role)
      select ${organizationId}::uuid, id, 'member' from jsonb_to_recordset(${json}::jsonb->'people') p(id uuid)`;
    await db.$executeRaw`
      with made as (
        insert into source (id, organization_id, state, name, kind, host, port, database, username, tls_mode)
        select id, ${organizationId}::uuid, 'active', name, 'postgres', 'db.example.com', 5432, name, 'tidewatch_reader', 'verify-full'
        from jsonb_to_recordset(${json}::jsonb->'sources') s(id uuid, name text) returning id, name)
      insert into asset (id, organization_id, source_id, kind, name)
      select id, ${organizationId}::uuid, id, 'source', name from made`;
    await db.$executeRaw`
      insert into asset (id, organization_id, source_id, kind, schema_name, name)
      select id, ${organizationId}::uuid, "sourceId", 'table', schema, name
      from jsonb_to_recordset(${json}::jsonb->'tables') t(id uuid, "sourceId" uuid, schema text, name text)`;
    await db.$executeRaw`
      with told as materialized (
        select * from jsonb_to_recordset(${json}::jsonb->'jobs') j(id uuid, "shortId" text, type text, status text, source text,
          "sourceId" uuid, "assetId" uuid, relation text, trigger text, "startedBy" text, "createdAt" timestamptz,
          "startedAt" timestamptz, "finishedAt" timestamptz, "errorClass" text, "errorCode" text, message text, "retryOf" uuid)
      ), detailed as (
        insert into job_detail (job_id, organization_id, config, error, result)
        select id, ${organizationId}::uuid, '{}', case when status = 'failed' then jsonb_build_object('class', "errorClass",
          'code', "errorCode", 'message', message, 'cause', 'It was so.', 'remedy', 'Put it right.', 'retryHelps', false,
          'isTransient', false) end, null from told
      )
      insert into job (id, short_id, organization_id, source_id, asset_id, source_name, relation_name, type, status, trigger,
        started_by, started_by_name, attempt, progress, message, error_class, error_code, retry_of_id, created_at, queued_at,
        started_at, finished_at, lease_expires_at, slot)
      select id, "shortId", ${organizationId}::uuid, "sourceId", "assetId", source, relation, type, status, trigger,
        (select p.id from jsonb_to_recordset(${json}::jsonb->'people') p(id uuid, name text) where p.name = "startedBy"),
        "startedBy", case status when 'pending' then 0 else 1 end, case status when 'completed' then 100 else 0 end, message,
        "errorClass", "errorCode", "retryOf", "createdAt", "createdAt", "startedAt", "finishedAt", case status when 'running' then "createdAt" end, case status when 'running' then 0 end
      from told`;
    await loadCatalog(db, organizationId, history);
  });
  await owner.$executeRaw`analyze job`;
  const [person] = history.people;
  return { organizationId, userId: person?.id ?? null, userName: person?.name ?? "", role: "member" };
}
