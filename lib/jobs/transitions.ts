/**
 * The only module that updates jobs. Each transition is one guarded statement: it names the status it may leave (and,
 * for a running job, the attempt and worker that hold it), bumps `version`, and writes its event in the same statement.
 * No row back means "not mine any more": the caller stops quietly. Whatever makes room on a source then delivers, in a
 * second statement whose snapshot is newer, the jobs that wait for it.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { type CancelAnswer, noteTooLate } from "./cancel-answer.ts";
import { deliverBeside, deliverBlocked } from "./deliveries.ts";
import type { JobFailure } from "./failure.ts";
import { held, MS_SINCE_QUEUED, seconds, within } from "./guards.ts";
import type { HandlerResult } from "./handler.ts";
import { CONTROL_CHANNEL } from "./hint.ts";
import type { Claimed, Lease } from "./lease.ts";
import { type Blocked, freeSlot, NOT_BLOCKED, type Obstacle, type Place, type Taker } from "./limits.ts";
import {
  type AttemptOutcome,
  beginAttempt,
  endAttempt,
  event,
  type Report,
  reported,
  stepsAndLines,
} from "./records.ts";

/** Takes a due pending job into a slot of its source and of its organization. Throws the unique violation where one is taken. */
export async function claimSlot(
  db: Db,
  jobId: string,
  { slot, organizationSlot }: Place,
  { worker, leaseSeconds, sourceSlots, organizationSlots }: Taker,
): Promise<Claimed | undefined> {
  const [claimed] = await db.$queryRaw<Claimed[]>`
    with moved as (
      update job set status = 'running', attempt = attempt + 1, worker_id = ${worker.id}::uuid,
        slot = ${slot === "free" ? freeSlot("source", sourceSlots) : Prisma.sql`${slot}::smallint`},
        organization_slot = ${organizationSlot === "free" ? freeSlot("organization", organizationSlots) : Prisma.sql`${organizationSlot}::smallint`},
        lease_expires_at = clock_timestamp() + ${seconds(leaseSeconds)}, started_at = clock_timestamp(),
        waited_ms = waited_ms + ${MS_SINCE_QUEUED}, run_after = null, ${NOT_BLOCKED}, message = null,
        version = version + 1
      where id = ${jobId}::uuid and status = 'pending' and (run_after is null or run_after <= clock_timestamp())
      returning *
    ), ${beginAttempt(worker.name)}, ${event("started")}
    select m.id, m.short_id as "shortId", m.type, m.organization_id as "organizationId", m.source_id as "sourceId",
      m.asset_id as "assetId", m.attempt, m.started_at as "startedAt", d.config,
      (select count(*)::int from job_attempt a where a.job_id = m.id and a.outcome = 'retried') as retries,
      ${deliverBeside(organizationSlots)}
    from moved m join job_detail d on d.job_id = m.id`;
  return claimed;
}

/**
 * Says on the row what is in the way, for people and for the end of what is, which delivers this one: a job on the same
 * source, or the number of jobs its organization runs. Where no job is to be seen any more it names itself: what must
 * not happen is that nobody looks after it.
 */
export async function markBlocked(db: Db, jobId: string, by: Obstacle): Promise<Blocked | undefined> {
  const limit = by === "source" ? null : by.limit;
  const [job] = await db.$queryRaw<Blocked[]>`
    with waiting as (
      select j.id, j.blocked_by_id as blocker_before, j.blocked_by_limit as limit_before,
        case when ${limit}::smallint is null then coalesce((
          select r.id from job r where r.source_id = j.source_id and r.status = 'running'
          order by (r.type = j.type) desc, r.id limit 1), j.id) end as blocker
      from job j where j.id = ${jobId}::uuid and j.status = 'pending'
    ), moved as (
      update job j set blocked_by_id = w.blocker, blocked_by_limit = ${limit}::smallint, version = version + 1
      from waiting w where j.id = w.id and j.status = 'pending'
      returning j.id, j.organization_id, j.type, j.tab, w.blocker, w.blocker_before, w.limit_before
    ), event as (
      insert into job_event (organization_id, job_id, kind, type, tab_from, tab_to, detail)
      select organization_id, id, 'blocked', type, 1, tab,
        json_strip_nulls(json_build_object('jobId', blocker, 'limit', ${limit}::smallint))
      from moved where (blocker_before is null) <> (blocker is null) or limit_before is distinct from ${limit}::smallint
    )
    select organization_id as "organizationId", limit_before is not null as "wasByLimit" from moved`;
  return job;
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
const FINISHED = Prisma.sql`finished_at = clock_timestamp()`;
const failed = (
  failure: JobFailure,
) => Prisma.sql`status = 'failed', ${FINISHED}, message = ${failure.message},
  error_class = ${failure.class}, error_code = ${failure.code}`;

export const complete = (db: Db, lease: Lease, { message, result }: HandlerResult): Promise<boolean> =>
  leaveOne(db, {
    where: Prisma.sql`${held(lease)} and ${NOT_CANCELLED}`,
    set: Prisma.sql`status = 'completed', ${FINISHED}, progress = 100, step = null, message = ${message}`,
    event: "completed",
    outcome: "completed",
    result,
  });

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
    set: Prisma.sql`status = 'cancelled', ${FINISHED}, ${NOT_BLOCKED}, run_after = null,
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
  result?: Record<string, unknown> | undefined;
};

/** Out of running: the attempt ends, its place becomes free, and a job that waits again is delivered with it. */
async function leave(db: Db, { where, set, event: kind, outcome, failure, result }: Exit): Promise<Moved[]> {
  const moved = await db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${set}, lease_expires_at = null, slot = null, organization_slot = null, worker_id = null, version = version + 1
      where ${where} returning *
    ), ${endAttempt(outcome, failure, result)}, ${event(kind)}
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
