/**
 * How a job comes to be: one statement writes the job, its configuration, its first event and its delivery, so that
 * all of them commit or none. What may exist only once (an identical waiting job, a retry) is decided by unique
 * indexes; whoever loses is given the job that won.
 */
import { createHash } from "node:crypto";
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { conflict, invalid, notFound } from "#lib/errors.ts";
import { findDefinition, type JobType } from "./catalog.ts";
import type { JobDefinition, Trigger } from "./definition.ts";

export type JobRequest = {
  type: JobType;
  /** What the caller settles; the source's own settings and the type's defaults stand in for the rest. */
  config?: Record<string, unknown>;
  sourceId: string;
  /** The source's own id for the source as a whole, or one of its relations. */
  assetId: string;
  trigger: Trigger;
};

/** `isNew` is false where the request was answered by a job that was already there. */
export type EnqueuedJob = { id: string; shortId: string; isNew: boolean };

/** Asks for a job. While an identical one is still waiting, that one is the answer. */
export function enqueueJob(db: Db, scope: Scope, request: JobRequest): Promise<EnqueuedJob> {
  authorize(scope, "jobs.run");
  return untilSettled(async () => {
    const target = await findTarget(db, scope, request.sourceId, request.assetId);
    const definition = runnable(target, request.type);
    const config = snapshot(definition, { ...target.defaults, ...request.config });
    const key = dedupeKey(request.type, request.assetId, config);
    const created = await insert(db, scope, { ...request, config, key, retryOfId: null });
    return created ?? (await findWaiting(db, scope, key));
  });
}

/**
 * Runs a failed or cancelled job again, as a new job linked to it, with the same configuration and the source's
 * current credentials. A job has one retry: asking again opens the newest of its chain.
 */
export async function retryJob(db: Db, scope: Scope, jobId: string): Promise<EnqueuedJob> {
  authorize(scope, "jobs.run");
  const old = await findRetried(db, scope, jobId);
  return untilSettled(async () => {
    const newest = await findNewestRetry(db, scope, jobId);
    if (newest) return newest;
    if (old.status !== "failed" && old.status !== "cancelled") {
      throw conflict(`${old.shortId} is ${old.status}. Only a failed or cancelled job can be retried.`);
    }
    const { sourceId, assetId, type, config } = old;
    if (!sourceId || !assetId)
      throw conflict(`What ${old.shortId} acted on is gone, so it cannot run again.`);
    runnable(await findTarget(db, scope, sourceId, assetId), type);
    const key = dedupeKey(type, assetId, config);
    const job = { type, sourceId, assetId, config, key, trigger: "retry", retryOfId: jobId } as const;
    return (await insert(db, scope, job)) ?? (await findWaiting(db, scope, key));
  });
}

/**
 * An attempt writes the job or finds the one that was first. Between the two the first may start, and is then no longer
 * waiting: there is room again, so another round writes.
 */
async function untilSettled(attempt: () => Promise<EnqueuedJob | undefined>): Promise<EnqueuedJob> {
  for (let round = 0; round < 10; round += 1) {
    const settled = await attempt();
    if (settled) return settled;
  }
  throw conflict("Identical jobs start as fast as this one is asked for. Look at the list, then try again.");
}

type Target = { name: string; state: string; defaults: Record<string, unknown> };

async function findTarget(db: Db, scope: Scope, sourceId: string, assetId: string): Promise<Target> {
  const [target] = await db.$queryRaw<Target[]>`
    select s.name, s.state, json_build_object('includedSchemas', s.included_schemas,
      'excludedSchemas', s.excluded_schemas, 'timeLimitSeconds', s.time_limit_seconds) as defaults
    from source s join asset a on a.source_id = s.id
    where s.id = ${sourceId}::uuid and a.id = ${assetId}::uuid
      and s.organization_id = ${scope.organizationId}::uuid and a.organization_id = ${scope.organizationId}::uuid`;
  if (!target) throw notFound("asset");
  return target;
}

function runnable(target: Target, type: string): JobDefinition {
  const definition = findDefinition(type);
  if (!definition) throw conflict(`This version of Tidewatch does not know the job type ${type}.`);
  if (target.state === "removed") {
    throw conflict(`The source ${target.name} was removed, so no job can run on it. Connect it again first.`);
  }
  if (target.state === "draft" && type !== "connection_test") {
    throw conflict(`The source ${target.name} is not saved yet, so only a connection test can run on it.`);
  }
  return definition;
}

function snapshot(definition: JobDefinition, config: Record<string, unknown>): unknown {
  const parsed = definition.config.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(
    `${definition.label} cannot use ${issue?.path.join(".") || "this configuration"}: ${issue?.message}.`,
  );
}

/** The same for the same settings, whatever the order in which the database or a schema lists them. */
const dedupeKey = (type: string, assetId: string, config: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([type, assetId, config], inOrder))
    .digest("base64url");

const inOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

type NewJob = {
  type: string;
  sourceId: string;
  assetId: string;
  config: unknown;
  key: string;
  trigger: Trigger;
  retryOfId: string | null;
};

/** Undefined where a unique index knows an identical job, or the retry of the same one. */
async function insert(db: Db, scope: Scope, job: NewJob): Promise<EnqueuedJob | undefined> {
  const [created] = await db.$queryRaw<EnqueuedJob[]>`
    with target as (
      -- Locked, so that a removal of the source comes wholly before this job or finds it.
      select s.id as source_id, s.name as source_name, a.id as asset_id,
        case when a.kind <> 'source' then a.schema_name || '.' || a.name end as relation_name
      from source s join asset a on a.source_id = s.id
      where s.id = ${job.sourceId}::uuid and a.id = ${job.assetId}::uuid and s.state <> 'removed'
        and s.organization_id = ${scope.organizationId}::uuid
      for share of s
    ), created as (
      insert into job (organization_id, source_id, asset_id, source_name, relation_name, type, trigger,
        started_by, started_by_name, retry_of_id, dedupe_key)
      select ${scope.organizationId}::uuid, source_id, asset_id, source_name, relation_name, ${job.type},
        ${job.trigger}, ${scope.userId}::uuid, ${scope.userName}, ${job.retryOfId}::uuid, ${job.key}
      from target
      on conflict do nothing
      returning id, short_id, organization_id, type, tab, retry_of_id
    ), detail as (
      insert into job_detail (job_id, organization_id, config)
      select id, organization_id, ${JSON.stringify(job.config)}::jsonb from created
    ), event as (
      insert into job_event (organization_id, job_id, kind, type, tab_to, actor_id, actor_name)
      select organization_id, id, 'created', type, tab, ${scope.userId}::uuid, ${scope.userName} from created
    ), retried as (
      insert into job_event (organization_id, job_id, kind, type, actor_id, actor_name, detail)
      select organization_id, retry_of_id, 'retried', type, ${scope.userId}::uuid, ${scope.userName},
        json_build_object('jobId', id, 'shortId', short_id)
      from created where retry_of_id is not null
    )
    select id, short_id as "shortId", true as "isNew", deliver(id)::text from created`;
  return created && { id: created.id, shortId: created.shortId, isNew: true };
}

async function findWaiting(db: Db, scope: Scope, key: string): Promise<EnqueuedJob | undefined> {
  const [waiting] = await db.$queryRaw<EnqueuedJob[]>`
    select id, short_id as "shortId", false as "isNew" from job
    where organization_id = ${scope.organizationId}::uuid and dedupe_key = ${key}
      and status = 'pending' and attempt = 0`;
  return waiting;
}

async function findNewestRetry(db: Db, scope: Scope, jobId: string): Promise<EnqueuedJob | undefined> {
  const [newest] = await db.$queryRaw<EnqueuedJob[]>`
    with recursive chain as (
      select id, short_id, 1 as link from job
      where retry_of_id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid
      union all
      select j.id, j.short_id, c.link + 1 from job j join chain c on j.retry_of_id = c.id
    )
    select id, short_id as "shortId", false as "isNew" from chain order by link desc limit 1`;
  return newest;
}

type Retried = {
  shortId: string;
  type: string;
  status: string;
  sourceId: string | null;
  assetId: string | null;
  config: unknown;
};

async function findRetried(db: Db, scope: Scope, jobId: string): Promise<Retried> {
  const [job] = await db.$queryRaw<Retried[]>`
    select j.short_id as "shortId", j.type, j.status, j.source_id as "sourceId", j.asset_id as "assetId", d.config
    from job j join job_detail d on d.job_id = j.id
    where j.id = ${jobId}::uuid and j.organization_id = ${scope.organizationId}::uuid`;
  if (!job) throw notFound("job");
  return job;
}
