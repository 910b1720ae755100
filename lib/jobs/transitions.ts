/**
 * The only module that updates jobs. Each transition is one guarded statement: it names the status it may leave (and,
 * for a running job, the attempt and worker that hold it), bumps `version`, and writes its event in the same statement.
 * No row back means "not mine any more": the caller stops quietly. Whatever makes room on a source then delivers, in a
 * second statement whose snapshot is newer, the jobs that wait for it.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { type CancelAnswer, noteTooLate } from "./cancel-answer.ts";
import { deliverBlocked } from "./deliveries.ts";
import type { JobFailure } from "./failure.ts";
import type { HandlerResult } from "./handler.ts";
import { CONTROL_CHANNEL } from "./hint.ts";
import type { Claimed, Lease } from "./lease.ts";
import {
  type AttemptOutcome,
  beginAttempt,
  endAttempt,
  event,
  type Report,
  reported,
  stepsAndLines,
} from "./records.ts";

type Place = { worker: { id: string; name: string }; slot: number; leaseSeconds: number };

/** Takes a due pending job into one of its source's slots. Throws the unique violation where there is no room. */
export async function claimSlot(
  db: Db,
  jobId: string,
  { worker, slot, leaseSeconds }: Place,
): Promise<Claimed | undefined> {
  const [claimed] = await db.$queryRaw<Claimed[]>`
    with moved as (
      update job set status = 'running', attempt = attempt + 1, worker_id = ${worker.id}::uuid, slot = ${slot}::smallint,
        lease_expires_at = clock_timestamp() + ${seconds(leaseSeconds)}, started_at = clock_timestamp(),
        waited_ms = waited_ms + ${MS_SINCE_QUEUED}, run_after = null, blocked_by_id = null, message = null,
        version = version + 1
      where id = ${jobId}::uuid and status = 'pending' and (run_after is null or run_after <= clock_timestamp())
      returning *
    ), ${beginAttempt(worker.name)}, ${event("started")}
    select m.id, m.short_id as "shortId", m.type, m.organization_id as "organizationId", m.source_id as "sourceId",
      m.asset_id as "assetId", m.attempt, m.started_at as "startedAt", d.config,
      (select count(*)::int from job_attempt a where a.job_id = m.id and a.outcome = 'retried') as retries
    from moved m join job_detail d on d.job_id = m.id`;
  return claimed;
}

/**
 * Says on the row which job is in the way, for people and for the end of that job, which delivers this one. Where none
 * is to be seen any more it names itself: what must not happen is that nobody looks after it.
 */
export async function markBlocked(db: Db, jobId: string): Promise<string | undefined> {
  const [job] = await db.$queryRaw<{ organizationId: string }[]>`
    with waiting as (
      select j.id, j.blocked_by_id as before, coalesce((
          select r.id from job r where r.source_id = j.source_id and r.status = 'running'
          order by (r.type = j.type) desc, r.id limit 1), j.id) as blocker
      from job j where j.id = ${jobId}::uuid and j.status = 'pending'
    ), moved as (
      update job j set blocked_by_id = w.blocker, version = version + 1
      from waiting w where j.id = w.id and j.status = 'pending'
      returning j.id, j.organization_id, j.type, j.tab, w.before, w.blocker
    ), event as (
      insert into job_event (organization_id, job_id, kind, type, tab_from, tab_to, detail)
      select organization_id, id, 'blocked', type, 1, tab, json_build_object('jobId', blocker)
      from moved where before is null
    )
    select organization_id as "organizationId" from moved`;
  return job?.organizationId;
}

/** Holds the lease for longer. Undefined: it is somebody else's by now. */
export async function heartbeat(
  db: Db,
  lease: Lease,
  leaseSeconds: number,
): Promise<{ isCancelRequested: boolean } | undefined> {
  const [beat] = await db.$queryRaw<{ isCancelRequested: boolean }[]>`
    update job set lease_expires_at = clock_timestamp() + ${seconds(leaseSeconds)} where ${held(lease)}
    returning cancel_requested_at is not null as "isCancelRequested"`;
  return beat;
}

// A cancel that was accepted wins: the other ends of an attempt are refused once one is requested.
const NOT_CANCELLED = Prisma.sql`cancel_requested_at is null`;
const CANCELLED_BY = Prisma.sql`'Cancelled' || coalesce(' by ' || cancel_requested_by_name, '')`;
const WAITING_AGAIN = Prisma.sql`status = 'pending', queued_at = clock_timestamp(), started_at = null, step = null,
  progress = 0, units_done = null, units_total = null, unit = null`;
const GIVEN_UP = Prisma.sql`lease_expires_at = null, slot = null, worker_id = null, version = version + 1`;
const FINISHED = Prisma.sql`finished_at = clock_timestamp()`;
const failed = (
  failure: JobFailure,
) => Prisma.sql`status = 'failed', ${FINISHED}, message = ${failure.message},
  error_class = ${failure.class}, error_code = ${failure.code}`;

export const complete = async (db: Db, lease: Lease, result: HandlerResult): Promise<boolean> =>
  (await completeAll(db, [{ lease, result }])).includes(lease.jobId);

export type Completion = { lease: Lease; result: HandlerResult };

/** Those of one moment in one statement. Answers the ids of those that were still held; the others are left as they are. */
export async function completeAll(db: Db, completions: readonly Completion[]): Promise<string[]> {
  const rows = completions.map(({ lease, result: { message, result = null } }) => ({
    ...lease,
    message,
    result,
  }));
  const moved = await db.$queryRaw<Moved[]>`
    with done as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as d("jobId" uuid, attempt int, "workerId" uuid, message text, result jsonb)
    ), locked as ( -- in one order, so that two of these never wait for each other
      select j.id from job j join done d on d."jobId" = j.id where j.status = 'running' order by j.id for update of j
    ), moved as (
      update job j set status = 'completed', ${FINISHED}, progress = 100, step = null, message = d.message, ${GIVEN_UP}
      from done d join locked l on l.id = d."jobId"
      where j.id = d."jobId" and j.status = 'running' and j.attempt = d.attempt and j.worker_id = d."workerId"
        and ${NOT_CANCELLED}
      returning j.*, d.result
    ), ${endAttempt("completed", undefined, Prisma.sql`m.result`)}, ${event("completed")}
    select ${MOVED} from moved`;
  if (moved.length > 0) await deliverBlocked(db, moved);
  return moved.map(({ id }) => id);
}

export const fail = (db: Db, lease: Lease, failure: JobFailure): Promise<boolean> =>
  leaveOne(db, {
    where: Prisma.sql`${held(lease)} and ${NOT_CANCELLED}`,
    set: failed(failure),
    event: "failed",
    outcome: "failed",
    failure,
  });

/** The attempt failed for a reason that may pass: the job waits, then is delivered again. */
export const retryLater = (db: Db, lease: Lease, failure: JobFailure, delayMs: number): Promise<boolean> =>
  leaveOne(db, {
    where: Prisma.sql`${held(lease)} and ${NOT_CANCELLED}`,
    set: Prisma.sql`${WAITING_AGAIN}, message = ${failure.message},
      run_after = clock_timestamp() + ${seconds(delayMs / 1000)}`,
    event: "will_retry",
    outcome: "retried",
    failure,
  });

/** The worker stops: the attempt goes back without using the budget, and the job is delivered at once. */
export const handBack = (db: Db, lease: Lease): Promise<boolean> =>
  leaveOne(db, {
    where: Prisma.sql`${held(lease)} and ${NOT_CANCELLED}`,
    set: Prisma.sql`${WAITING_AGAIN}, message = null`,
    event: "returned",
    outcome: "returned",
  });

/** `remark` is a sentence for what was out of the ordinary; `failure` what the attempt died of meanwhile. */
export const confirmCancel = (
  db: Db,
  lease: Lease,
  { remark = "", failure }: { remark?: string | undefined; failure?: JobFailure | undefined } = {},
): Promise<boolean> =>
  leaveOne(db, {
    where: Prisma.sql`${held(lease)} and not ${NOT_CANCELLED}`,
    set: Prisma.sql`status = 'cancelled', ${FINISHED}, message = ${CANCELLED_BY} || '.' || ${remark && ` ${remark}`}`,
    event: "cancelled",
    outcome: "cancelled",
    failure,
  });

/** Settles what its worker no longer holds, by the database's clock alone. */
export async function settleExpired(db: Db, lost: JobFailure, mostCrashes: number): Promise<Moved[]> {
  const expired = Prisma.sql`status = 'running' and lease_expires_at < clock_timestamp()`;
  const isLastCrash = Prisma.sql`crash_count + 1 >= ${mostCrashes}::int`;
  const crashed = Prisma.sql`crash_count = crash_count + 1`;
  const settled = await Promise.all([
    leave(db, {
      where: Prisma.sql`${expired} and not ${NOT_CANCELLED}`,
      set: Prisma.sql`${crashed}, status = 'cancelled', ${FINISHED},
        message = ${CANCELLED_BY} || '; its worker was lost on the way.'`,
      event: "cancelled",
      outcome: "lost",
      failure: lost,
    }),
    leave(db, {
      where: Prisma.sql`${expired} and ${NOT_CANCELLED} and ${isLastCrash}`,
      set: Prisma.sql`${crashed}, ${failed(lost)}`,
      event: "failed",
      outcome: "lost",
      failure: lost,
    }),
    leave(db, {
      where: Prisma.sql`${expired} and ${NOT_CANCELLED} and not ${isLastCrash}`,
      set: Prisma.sql`${crashed}, ${WAITING_AGAIN}, message = ${lost.message}`,
      event: "lost",
      outcome: "lost",
      failure: lost,
    }),
  ]);
  return settled.flat();
}

export const markCancelSeen = (db: Db, lease: Lease): Promise<boolean> =>
  moveOne(db, {
    where: Prisma.sql`${held(lease)} and not ${NOT_CANCELLED} and cancel_seen_at is null`,
    set: Prisma.sql`cancel_seen_at = clock_timestamp()`,
    event: "cancel_seen",
  });

/** Only for a stop that the database itself confirmed. */
export const markQueriesStopped = (db: Db, lease: Lease, stopped: number): Promise<boolean> =>
  moveOne(db, {
    where: Prisma.sql`${held(lease)} and not ${NOT_CANCELLED} and queries_stopped_at is null`,
    set: Prisma.sql`queries_stopped_at = clock_timestamp()`,
    event: "queries_stopped",
    detail: { stopped },
  });

/**
 * Cancels a waiting job at once. A running one is only asked: its worker hears of it, stops its queries on the server
 * and confirms. A request that was accepted ends in Cancelled, whatever else the attempt comes to.
 */
export async function requestCancel(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer> {
  authorize(scope, "jobs.run");
  for (;;) {
    const answer =
      (await cancelPending(db, scope, jobId)) ??
      (await askRunning(db, scope, jobId)) ??
      (await noteTooLate(db, scope, jobId));
    if (answer) return answer; // Else it moved between the statements: look again.
  }
}

async function cancelPending(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await move(db, {
    set: Prisma.sql`status = 'cancelled', ${FINISHED}, blocked_by_id = null, run_after = null,
      waited_ms = waited_ms + ${MS_SINCE_QUEUED}, cancel_requested_at = clock_timestamp(),
      cancel_requested_by_name = ${scope.userName},
      message = 'Cancelled by ' || ${scope.userName} || case attempt when 0 then ' before it started.'
        else ' while it waited for another attempt.' end`,
    where: Prisma.sql`${within(scope, jobId)} and status = 'pending'`,
    event: "cancelled",
    actor: scope,
  });
  if (!job) return undefined;
  await deliverBlocked(db, [job]);
  return { outcome: "cancelled", shortId: job.shortId, message: `${job.shortId} is cancelled.` };
}

async function askRunning(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await move(db, {
    set: Prisma.sql`cancel_requested_at = clock_timestamp(), cancel_requested_by_name = ${scope.userName}`,
    where: Prisma.sql`${within(scope, jobId)} and status = 'running' and ${NOT_CANCELLED}`,
    event: "cancel_requested",
    actor: scope,
  });
  if (!job) return undefined;
  // Rare, and worthless before the commit: this one notification may ride on the transaction.
  await db.$executeRaw`select pg_notify(${CONTROL_CHANNEL}, ${JSON.stringify({ cancel: jobId })})`;
  return { outcome: "requested", shortId: job.shortId, message: `${job.shortId} is being cancelled.` };
}

const seconds = (n: number) => Prisma.sql`make_interval(secs => ${n}::float8)`;
const MS_SINCE_QUEUED = Prisma.sql`greatest(0, extract(epoch from clock_timestamp() - queued_at) * 1000)::bigint`;

const within = (scope: Scope, jobId: string) =>
  Prisma.sql`id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid`;
const held = ({ jobId, attempt, workerId }: Lease) =>
  Prisma.sql`id = ${jobId}::uuid and status = 'running' and attempt = ${attempt}::int and worker_id = ${workerId}::uuid`;

export type Moved = { id: string; shortId: string; organizationId: string; sourceId: string | null };
const MOVED = Prisma.sql`id, short_id as "shortId", organization_id as "organizationId", source_id as "sourceId"`;

type Move = { where: Prisma.Sql; set: Prisma.Sql; event: string; detail?: unknown; actor?: Scope };

const move = (db: Db, { where, set, event: kind, ...about }: Move): Promise<Moved[]> =>
  db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${set}, version = version + 1 where ${where} returning *
    ), ${event(kind, about)}
    select ${MOVED} from moved`;

const moveOne = async (db: Db, change: Move): Promise<boolean> => (await move(db, change)).length > 0;

type Exit = {
  where: Prisma.Sql;
  set: Prisma.Sql;
  event: string;
  outcome: AttemptOutcome;
  failure?: JobFailure | undefined;
};

/** Out of running: the attempt ends, its place becomes free, and a job that waits again is delivered with it. */
async function leave(db: Db, { where, set, event: kind, outcome, failure }: Exit): Promise<Moved[]> {
  const moved = await db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${set}, ${GIVEN_UP}
      where ${where} returning *
    ), ${endAttempt(outcome, failure)}, ${event(kind)}
    select ${MOVED}, case status when 'pending' then deliver(id, run_after)::text end from moved`;
  if (moved.length > 0) await deliverBlocked(db, moved);
  return moved;
}

const leaveOne = async (db: Db, exit: Exit): Promise<boolean> => (await leave(db, exit)).length > 0;

/** One statement for all jobs of a worker, and one that does not wait for the disk: a lost report is soon followed. */
export const writeReports = (
  db: Db,
  reports: readonly Report[],
): Promise<Pick<Moved, "id" | "organizationId">[]> =>
  db.$queryRaw`
    with hurry as (select set_config('synchronous_commit', 'off', true)), ${reported(reports)}, moved as (
      update job j set step = s.step, progress = greatest(j.progress, s.progress), units_done = s.units_done,
        units_total = s.units_total, unit = s.unit, message = s.message, version = version + 1
      from hurry, said s
      where j.id = s.id and j.status = 'running' and j.attempt = s.attempt and j.worker_id = s.worker_id
      returning j.id, j.organization_id, j.attempt, s.steps, s.lines
    ), ${stepsAndLines}
    select id, organization_id as "organizationId" from moved`;
