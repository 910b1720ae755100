import { randomUUID } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";

/** A source with its asset, written straight into the tables. */
export async function insertSource(owner: Db, { organizationId }: Scope, name = "orders"): Promise<string> {
  const id = randomUUID();
  await owner.source.create({
    data: {
      id,
      organizationId,
      state: "active",
      name: `${name}-${id.slice(0, 8)}`,
      kind: "postgres",
      host: "db.example.com",
      port: 5432,
      database: "orders",
      username: "tidewatch_reader",
      tlsMode: "verify-full",
    },
  });
  await owner.asset.create({ data: { id, organizationId, sourceId: id, kind: "source", name } });
  return id;
}

/** A completed job with its event, as one transaction of a worker leaves it; returns its id. */
export async function insertCompletedJob(db: Db, { organizationId }: Scope): Promise<string> {
  const [{ id }] = await db.$queryRaw<[{ id: string }]>`
    with created as (
      insert into job (organization_id, type, trigger, status, finished_at)
      values (${organizationId}::uuid, 'asset_discovery', 'manual', 'completed', now())
      returning id, organization_id, type, tab
    )
    insert into job_event (organization_id, job_id, kind, type, tab_to)
    select organization_id, id, 'completed', type, tab from created returning job_id as id`;
  return id;
}

/** Runs `count` completed jobs past the reader in one transaction. */
export async function insertCompletedJobs(
  db: Db,
  { organizationId }: Scope,
  count: number,
  sourceId: string | null = null,
): Promise<void> {
  await db.$executeRaw`
    with created as (
      insert into job (organization_id, source_id, asset_id, type, trigger, status, finished_at)
      select ${organizationId}::uuid, ${sourceId}::uuid, ${sourceId}::uuid, 'asset_discovery', 'manual', 'completed', now() from generate_series(1, ${count}::integer)
      returning id, organization_id, type, tab
    )
    insert into job_event (organization_id, job_id, kind, type, tab_to)
    select organization_id, id, 'completed', type, tab from created`;
}

/** So many tables of a source, the last by name first, each with a job that waits. */
export async function insertTablesWithJobs(
  owner: Db,
  { organizationId }: Scope,
  sourceId: string,
  count: number,
): Promise<void> {
  await owner.$executeRaw`
    with relation as (
      insert into asset (organization_id, source_id, kind, schema_name, name)
      select ${organizationId}::uuid, ${sourceId}::uuid, 'table', 'public', 'table_' || lpad(n::text, 4, '0')
      from generate_series(${count}::integer, 1, -1) n
      returning id, schema_name || '.' || name as name
    )
    insert into job (organization_id, source_id, asset_id, relation_name, type, trigger)
    select ${organizationId}::uuid, ${sourceId}::uuid, id, name, 'metric_capture', 'manual' from relation`;
}
