/**
 * How jobs come to be: one statement writes them, their configurations, their first events and their deliveries, so
 * that all of it commits or none. What may exist only once (an identical waiting job, a retry) is decided by unique
 * indexes; whoever loses is given the job that won.
 */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { asDetail, type Because } from "./because.ts";
import type { Trigger } from "./definition.ts";
import type { Place } from "./targets.ts";

/** `isNew` is false where the request was answered by a job that was already there. */
export type EnqueuedJob = { id: string; shortId: string; isNew: boolean };

export type NewJob = Place & {
  type: string;
  typeVersion: number;
  config: unknown;
  /** No two of one call have the same. */
  key: string;
  trigger: Trigger;
  retryOfId: string | null;
};

/**
 * The jobs it made, by key. One is missing where a unique index knows an identical job, or the retry of the same one;
 * all of them are where a source is gone.
 */
export const insertJobs = (
  db: Statements,
  scope: Scope,
  jobs: readonly NewJob[],
  because?: Because,
): Promise<Map<string, EnqueuedJob>> =>
  write(
    db,
    scope,
    {
      ofSource: Prisma.sql`and organization_id = ${scope.organizationId}::uuid`,
      ofAll: Prisma.sql`where (select count(*) from target) = (select count(*) from asked)`,
    },
    jobs,
    because,
  );

/** The same for what Tidewatch starts itself: each in the organization of its source, and whatever becomes of the others. */
export const insertJobsOfAll = (
  db: Statements,
  actor: Actor,
  jobs: readonly NewJob[],
): Promise<Map<string, EnqueuedJob>> =>
  write(db, actor, { ofSource: Prisma.empty, ofAll: Prisma.empty }, jobs);

type Actor = Pick<Scope, "userId" | "userName">;

async function write(
  db: Statements,
  actor: Actor,
  condition: { ofSource: Prisma.Sql; ofAll: Prisma.Sql },
  jobs: readonly NewJob[],
  because?: Because,
): Promise<Map<string, EnqueuedJob>> {
  const created = await db.$queryRaw<{ id: string; shortId: string; key: string }[]>`
    with asked as materialized (
      select * from rows from (jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as ("sourceId" uuid, "assetId" uuid,
        type text, "typeVersion" smallint, config jsonb, key text, trigger text, "retryOfId" uuid)) with ordinality
    ), free as materialized (
      -- Locked, so that a removal of a source comes wholly before these jobs or finds them; in one order for everybody.
      select id, name, organization_id from source
      where id in (select "sourceId" from asked) and state <> 'removed' ${condition.ofSource}
      order by id for share
    ), target as materialized (
      select uuid_v7() as id, k.*, s.organization_id, s.name as source_name,
        case when a.kind <> 'source' then a.schema_name || '.' || a.name end as relation_name
      from asked k join free s on s.id = k."sourceId" join asset a on a.id = k."assetId" and a.source_id = s.id
      where a.organization_id = s.organization_id
      order by k.ordinality -- ids are an order: what waits for the same is brought in it
    ), created as (
      insert into job (id, organization_id, source_id, asset_id, source_name, relation_name, type, type_version, trigger,
        started_by, started_by_name, retry_of_id, dedupe_key)
      select id, organization_id, "sourceId", "assetId", source_name, relation_name, type, "typeVersion", trigger,
        ${actor.userId}::uuid, ${actor.userName}, "retryOfId", key
      from target ${condition.ofAll}
      order by key -- so that two of these that ask for the same wait for each other in one order
      on conflict do nothing
      returning id, short_id, organization_id, type, tab, retry_of_id, dedupe_key
    ), detail as (
      insert into job_detail (job_id, organization_id, config)
      select c.id, c.organization_id, k.config from created c join asked k on k.key = c.dedupe_key
    ), event as (
      insert into job_event (organization_id, job_id, kind, type, tab_to, actor_id, actor_name, detail)
      select organization_id, id, 'created', type, tab, ${actor.userId}::uuid, ${actor.userName}, ${asDetail(because)}
      from created
    ), retried as (
      insert into job_event (organization_id, job_id, kind, type, actor_id, actor_name, detail)
      select organization_id, retry_of_id, 'retried', type, ${actor.userId}::uuid, ${actor.userName},
        jsonb_build_object('jobId', id, 'shortId', short_id) || coalesce(${asDetail(because)}, '{}')
      from created where retry_of_id is not null
    ), delivered as materialized (
      select deliver_many(array(
        select c.id from created c join asked k on k.key = c.dedupe_key order by k.ordinality)) as deliveries
    )
    select id, short_id as "shortId", dedupe_key as key from created, delivered where deliveries > 0`;
  return new Map(created.map(({ id, shortId, key }) => [key, { id, shortId, isNew: true }]));
}

/** The waiting jobs with these keys, by key. */
export async function findWaiting(
  db: Statements,
  scope: Scope,
  keys: readonly string[],
): Promise<Map<string, EnqueuedJob>> {
  const waiting = await db.$queryRaw<{ id: string; shortId: string; key: string }[]>`
    select id, short_id as "shortId", dedupe_key as key from job
    where organization_id = ${scope.organizationId}::uuid and dedupe_key = any(${keys}::text[])
      and status = 'pending' and attempt = 0`;
  return new Map(waiting.map(({ id, shortId, key }) => [key, { id, shortId, isNew: false }]));
}
