import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { findDefinition } from "./catalog.ts";
import { type Asked, type UsualByJob, usualThen } from "./durations/usual-then.ts";
import { FAILURE_CLASSES, type FailureClass } from "./failure.ts";
import { whyNotRunOn } from "./runs-on.ts";
import { isRetryable, type JobStatus } from "./status.ts";
import type { JobRow } from "./views.ts";
import { TAKES_JOBS } from "./workers.ts";

/** A job as the table has it: what `ROW_COLUMNS` selects. */
export type StoredJob = {
  id: string;
  short_id: string;
  type: string;
  type_version: number;
  status: JobStatus;
  source_id: string | null;
  asset_id: string | null;
  source_name: string | null;
  relation_name: string | null;
  trigger: string;
  started_by_name: string | null;
  attempt: number;
  step: string | null;
  progress: number;
  units_done: bigint | null;
  units_total: bigint | null;
  unit: string | null;
  message: string | null;
  error_class: string | null;
  error_code: string | null;
  blocked_by_id: string | null;
  blocked_by_limit: number | null;
  run_after: Date | null;
  cancel_requested_at: Date | null;
  cancel_requested_by_name: string | null;
  cancel_seen_at: Date | null;
  queries_stopped_at: Date | null;
  retry_of_id: string | null;
  waited_ms: bigint;
  queued_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  created_at: Date;
  version: bigint;
};

export const ROW_COLUMNS = Prisma.sql`id, short_id, type, type_version, status, source_id, asset_id, source_name, relation_name,
  trigger, started_by_name, attempt, step, progress, units_done, units_total, unit, message, error_class, error_code,
  blocked_by_id, blocked_by_limit, run_after, cancel_requested_at, cancel_requested_by_name, cancel_seen_at, queries_stopped_at,
  retry_of_id, waited_ms, queued_at, started_at, finished_at, created_at, version`;

/** What rows say beyond their own columns; read once for all of them. */
type Surroundings = {
  now: Date;
  removedSources: Set<string>;
  /** By job: what runs on its source instead. */
  blockers: Map<string, { id: string; shortId: string }>;
  /** By job: the sentence its last attempt failed with. */
  lastFailures: Map<string, string>;
  /** By job: how many attempts used up its budget. */
  retries: Map<string, number>;
  /** By job that could be retried: what it is to do. */
  configs: Map<string, unknown>;
  usual: UsualByJob;
  isAnyRunning: boolean;
  isWorkerAlive: boolean;
  /** By type: the newest version that a worker knows. Null where one does not say. */
  known: Map<string, number> | null;
  workerLastSeenAt: Date | null;
};

/** Turns stored jobs into rows, with why the pending ones wait and which of the ended ones cannot be retried. */
export async function toRows(db: Db, scope: Scope, jobs: readonly StoredJob[]): Promise<JobRow[]> {
  if (jobs.length === 0) return [];
  const around = await readSurroundings(db, scope, jobs);
  return jobs.map((job) => toRow(job, around));
}

async function readSurroundings(db: Db, scope: Scope, jobs: readonly StoredJob[]): Promise<Surroundings> {
  const pending = jobs.filter((job) => job.status === "pending");
  const blockedIds = pending.filter((job) => job.blocked_by_id !== null).map((job) => job.id);
  const triedIds = pending.filter((job) => job.attempt > 0 && job.run_after).map((job) => job.id);
  const begun = jobs.flatMap((job) => toAsked(job) ?? []);
  const configuredIds = jobs
    .filter(({ type, status }) => isRetryable(status) && findDefinition(type)?.needs)
    .map(({ id }) => id);
  const sourceIds = [...new Set(jobs.flatMap((job) => job.source_id ?? []))];
  type Found = {
    now: Date;
    removed: string[];
    blockers: Record<string, { id: string; shortId: string }>;
    failures: Record<string, string>;
    retries: Record<string, number>;
    configs: Record<string, unknown>;
    usual: UsualByJob;
    running: boolean;
    alive: boolean;
    known: Record<string, number> | null;
    last_seen: Date | null;
  };
  const [found] = await db.$queryRaw<[Found]>`
    select clock_timestamp() as now,
      array(select id from source where organization_id = ${scope.organizationId}::uuid
        and id = any(${sourceIds}::uuid[]) and state = 'removed') as removed,
      (select coalesce(jsonb_object_agg(waiting.id, jsonb_build_object('id', blocker.id, 'shortId', blocker.short_id)), '{}')
        from job waiting, lateral (
          select id, short_id from job r where r.source_id = waiting.source_id and r.status = 'running'
          order by r.id = waiting.blocked_by_id desc, r.type = waiting.type desc, r.id limit 1) blocker
        where waiting.organization_id = ${scope.organizationId}::uuid and waiting.id = any(${blockedIds}::uuid[])) as blockers,
      (select coalesce(jsonb_object_agg(job_id, message), '{}') from (
        select distinct on (job_id) job_id, coalesce(error->>'message', '') as message from job_attempt
        where organization_id = ${scope.organizationId}::uuid and job_id = any(${triedIds}::uuid[])
        order by job_id, attempt desc) last_attempt) as failures,
      (select coalesce(jsonb_object_agg(job_id, attempts), '{}') from (
        select job_id, count(*) as attempts from job_attempt
        where organization_id = ${scope.organizationId}::uuid and job_id = any(${triedIds}::uuid[]) and outcome = 'retried'
        group by job_id) retried) as retries,
      (select coalesce(jsonb_object_agg(job_id, config), '{}') from job_detail
        where organization_id = ${scope.organizationId}::uuid and job_id = any(${configuredIds}::uuid[])) as configs,
      ${usualThen(scope, begun)} as usual,
      exists (select from job where organization_id = ${scope.organizationId}::uuid and status = 'running') as running,
      exists (select from worker where ${TAKES_JOBS}) as alive,
      case when not exists (select from worker where ${TAKES_JOBS} and types is null) then (
        select coalesce(jsonb_object_agg(type, newest), '{}') from (
          select key as type, max(value::int) as newest from worker, jsonb_each_text(types)
          where ${TAKES_JOBS} group by key) versions) end as known,
      (select max(coalesce(stopped_at, last_beat_at)) from worker) as last_seen`;
  return {
    now: found.now,
    removedSources: new Set(found.removed),
    blockers: new Map(Object.entries(found.blockers)),
    lastFailures: new Map(Object.entries(found.failures)),
    retries: new Map(Object.entries(found.retries)),
    configs: new Map(Object.entries(found.configs)),
    usual: found.usual,
    isAnyRunning: found.running,
    isWorkerAlive: found.alive,
    known: found.known && new Map(Object.entries(found.known)),
    workerLastSeenAt: found.last_seen,
  };
}

function toRow(job: StoredJob, around: Surroundings): JobRow {
  return {
    id: job.id,
    shortId: job.short_id,
    type: job.type,
    status: job.status,
    sourceId: job.source_id,
    assetId: job.asset_id,
    sourceName: job.source_name,
    relationName: job.relation_name,
    trigger: job.trigger,
    startedByName: job.started_by_name,
    attempt: job.attempt,
    step: job.step,
    progress: job.progress,
    unitsDone: toNumber(job.units_done),
    unitsTotal: toNumber(job.units_total),
    unit: job.unit,
    message: job.message,
    errorClass: job.error_class,
    errorCode: job.error_code,
    waiting: job.status === "pending" ? whyWaiting(job, around) : null,
    cancel: job.cancel_requested_at && {
      requestedAt: job.cancel_requested_at.toISOString(),
      requestedBy: job.cancel_requested_by_name,
      seenAt: toInstant(job.cancel_seen_at),
      queriesStoppedAt: toInstant(job.queries_stopped_at),
    },
    retryOfId: job.retry_of_id,
    retryBlocked: whyNoRetry(job, around),
    retryNeeds: findDefinition(job.type)?.needs?.(around.configs.get(job.id)) ?? null,
    waitedMs: Number(job.waited_ms),
    queuedAt: job.queued_at.toISOString(),
    startedAt: toInstant(job.started_at),
    finishedAt: toInstant(job.finished_at),
    usual: around.usual[job.id] ?? null,
    createdAt: job.created_at.toISOString(),
    version: Number(job.version),
  };
}

/** Null where nothing can be said of it: it never began, or acts on nothing. */
function toAsked({ id, asset_id: assetId, type, started_at, finished_at }: StoredJob): Asked | null {
  if (!started_at || assetId === null) return null;
  return { id, assetId, type, day: (finished_at ?? new Date()).toISOString().slice(0, 10) };
}

/** The nearest reason first: a job that backs off would not start even with a worker alive. */
function whyWaiting(job: StoredJob, around: Surroundings): JobRow["waiting"] {
  const blocker = around.blockers.get(job.id);
  if (blocker) return { reason: "blocked", jobId: blocker.id, jobShortId: blocker.shortId };
  if (job.run_after && job.run_after > around.now) {
    const attempt = (around.retries.get(job.id) ?? 0) + 1;
    const attempts = Math.max(attempt, findDefinition(job.type)?.maxAttempts ?? attempt);
    return {
      reason: "backoff",
      until: job.run_after.toISOString(),
      after: lastError(job, around),
      attempt,
      attempts,
    };
  }
  if (!around.isWorkerAlive) return { reason: "no_worker", since: toInstant(around.workerLastSeenAt) };
  if (around.known && (around.known.get(job.type) ?? 0) < job.type_version) return { reason: "unknown_type" };
  if (job.blocked_by_limit !== null && around.isAnyRunning)
    return { reason: "limit", running: job.blocked_by_limit };
  return { reason: "queued" };
}

function lastError(job: StoredJob, around: Surroundings): string {
  const sentence = around.lastFailures.get(job.id);
  if (sentence) return sentence;
  return isFailureClass(job.error_class)
    ? FAILURE_CLASSES[job.error_class]
    : "the last attempt did not finish";
}

const isFailureClass = (name: string | null): name is FailureClass =>
  name !== null && name in FAILURE_CLASSES;

function whyNoRetry(job: StoredJob, { removedSources }: Surroundings): string | null {
  const isThere = job.source_id !== null && job.asset_id !== null;
  const state = isThere && removedSources.has(job.source_id ?? "") ? "removed" : "active";
  return whyNotRunOn({ type: job.type, source: isThere ? { name: job.source_name, state } : null });
}

const toInstant = (at: Date | null): string | null => at?.toISOString() ?? null;
const toNumber = (value: bigint | null): number | null => (value === null ? null : Number(value));
