/** The ways out of running. */
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { DELIVER_BLOCKED } from "../deliveries.ts";
import type { JobFailure } from "../failure.ts";
import { held, seconds } from "../guards.ts";
import type { HandlerResult } from "../handler.ts";
import type { Lease } from "../lease.ts";
import { completionRaised } from "../raised.ts";
import { endAttempt, event } from "../records.ts";
import { FINISHED, GIVEN_UP, leave, leaveOne, type Moved, NOT_CANCELLED } from "./move.ts";

const CANCELLED_BY = Prisma.sql`'Cancelled' || coalesce(' by ' || cancel_requested_by_name, '')`;
const WAITING_AGAIN = Prisma.sql`status = 'pending', queued_at = clock_timestamp(), started_at = null, step = null,
  progress = 0, units_done = null, units_total = null, unit = null`;
const failed = (
  failure: JobFailure,
) => Prisma.sql`status = 'failed', ${FINISHED}, message = ${failure.message},
  error_class = ${failure.class}, error_code = ${failure.code}`;

export const complete = async (db: Statements, lease: Lease, result: HandlerResult): Promise<boolean> =>
  (await completeAll(db, [{ lease, result }])).areDone[0] === true;

export type Completion = { lease: Lease; result: HandlerResult };

/** Of each whether it was still held, and the ids of the deliveries that were removed with them. */
type Completed = { areDone: boolean[]; removed: string[] };

/** Those of one moment in one statement; what is not held any more is left as it is. */
export async function completeAll(db: Statements, completions: readonly Completion[]): Promise<Completed> {
  const rows = completions.map(({ lease, result: { message, result = null } }, index) => ({
    index,
    ...lease,
    message,
    result,
  }));
  const moved = await db.$queryRaw<{ index: number; removed: string[] | null }[]>`
    with done as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as d(index int, "jobId" uuid, attempt int, "workerId" uuid, message text, result jsonb)
    ), locked as ( -- in one order, so that two of these never wait for each other
      select j.id from job j join done d on d."jobId" = j.id where (j.status || '') = 'running' order by j.id for update of j
    ), moved as (
      update job j set status = 'completed', ${FINISHED}, progress = 100, step = null, message = d.message, ${GIVEN_UP}
      from done d join locked l on l.id = d."jobId"
      where j.id = d."jobId" and (j.status || '') = 'running' and j.attempt = d.attempt and j.worker_id = d."workerId"
        and ${NOT_CANCELLED}
      returning j.*, d.index, d.result
    ), brought as ( -- what brought them: the queue then has nothing left to delete for each
      delete from graphile_worker._private_jobs d using moved m where d.key = 'job:' || m.id returning d.id::text
    ), ${endAttempt("completed", undefined, Prisma.sql`m.result`)}, ${event("completed")}
    select index, (select array_agg(id) from brought) as removed, ${completionRaised}, ${DELIVER_BLOCKED} from moved`;
  const done = new Set(moved.map(({ index }) => index)); // not by job: an earlier attempt may be among them
  return { areDone: completions.map((_, index) => done.has(index)), removed: moved[0]?.removed ?? [] };
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
