import { may, type Role } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Because } from "#lib/jobs/because.ts";
import { IS_FREE } from "./lock.ts";
import type { Outcome, Verb } from "./views.ts";

/** The jobs of an operation whose turn it is. None: it ended with this. */
export type Batch = {
  operationId: string;
  organizationId: string;
  verb: Verb;
  askedBy: string | null;
  askedByName: string;
  role: Role;
  because: Because;
  jobIds: string[];
};

export type Result = { jobId: string; outcome: Outcome; note: string; otherJobId: string | null };

/** A transaction that stands still, as its process may, is not to hold up the rest. */
const STANDS_STILL_MS = 10_000;

type Stored = Omit<Batch, "because" | "jobIds" | "role"> & {
  reason: string | null;
  isStopped: boolean;
  role: Role | null;
};

/** Takes hold of the operation that waited longest, or of this one, until the transaction ends; undefined where there is none. */
export async function takeBatch(
  db: Db,
  size: number,
  only?: { operationId: string; jobId: string },
): Promise<Batch | undefined> {
  await db.$executeRaw`select set_config('idle_in_transaction_session_timeout', ${String(STANDS_STILL_MS)}, true)`;
  const [claimed] = await db.$queryRaw<{ id: string }[]>`
    select id from (
      select id from job_operation
      where finished_at is null ${only ? Prisma.sql`and id = ${only.operationId}::uuid` : Prisma.empty}
      order by advanced_at offset 0) unfinished
    where ${IS_FREE} limit 1`;
  if (!claimed) return undefined;
  // Asked again, now that nobody else carries it out: what the one before did is seen by this.
  const [found] = await db.$queryRaw<Stored[]>`
    select o.id as "operationId", o.organization_id as "organizationId", o.verb, o.asked_by as "askedBy",
      o.asked_by_name as "askedByName", o.reason, o.stop_requested_at is not null as "isStopped", m.role
    from job_operation o left join member m on m.organization_id = o.organization_id and m.user_id = o.asked_by
    where o.id = ${claimed.id}::uuid and o.finished_at is null`;
  if (!found) return undefined;
  const { reason, isStopped, role, ...operation } = found;
  const isAllowed = role !== null && may(role, "jobs.run");
  if (!isStopped && !isAllowed) await stopForbidden(db, operation);
  const jobIds = isStopped || !isAllowed ? [] : await nextJobs(db, operation, size, only?.jobId);
  return {
    ...operation,
    role: role ?? "viewer",
    because: { operationId: operation.operationId, reason },
    jobIds,
  };
}

/** Who asked has left the organization since, or may run nothing there any more. */
async function stopForbidden(
  db: Db,
  { operationId, askedByName }: Pick<Batch, "operationId" | "askedByName">,
): Promise<void> {
  await db.$executeRaw`
    update job_operation set stop_requested_at = clock_timestamp(), stop_requested_by_name = 'Tidewatch',
      stop_reason = ${`${askedByName} may not run jobs here any more`}
    where id = ${operationId}::uuid and stop_requested_at is null`;
}

/** Retries wait in the order of their jobs. Cancels begin at the end, so that nothing starts in a place that becomes free. */
async function nextJobs(
  db: Db,
  { operationId, verb }: Pick<Batch, "operationId" | "verb">,
  size: number,
  only: string | undefined,
): Promise<string[]> {
  const items = await db.$queryRaw<{ jobId: string }[]>`
    select job_id as "jobId" from job_operation_item
    where operation_id = ${operationId}::uuid and outcome is null
      ${only ? Prisma.sql`and job_id = ${only}::uuid` : Prisma.empty}
    order by job_id ${verb === "cancel" ? Prisma.sql`desc` : Prisma.sql`asc`} limit ${size}::integer`;
  return items.map(({ jobId }) => jobId);
}

/** Writes down what came of them, each once, and ends the operation after its last job or where it was stopped. */
export async function settleBatch(
  db: Db,
  { operationId }: Pick<Batch, "operationId">,
  results: readonly Result[],
): Promise<void> {
  await db.$executeRaw`
    with settled as (
      update job_operation_item i set outcome = r.outcome, note = r.note, other_job_id = r."otherJobId",
        settled_at = clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
        as r("jobId" uuid, outcome text, note text, "otherJobId" uuid)
      where i.operation_id = ${operationId}::uuid and i.job_id = r."jobId" and i.outcome is null
      returning i.outcome
    ), counted as (
      select count(*) filter (where outcome = 'done') as done, count(*) filter (where outcome = 'skipped') as skipped,
        count(*) filter (where outcome = 'failed') as failed, count(*) as settled from settled
    )
    update job_operation o set done = o.done + c.done, skipped = o.skipped + c.skipped, failed = o.failed + c.failed,
      advanced_at = clock_timestamp(),
      finished_at = case when o.stop_requested_at is not null or o.done + o.skipped + o.failed + c.settled >= o.total
        then clock_timestamp() end
    from counted c where o.id = ${operationId}::uuid`;
}

/** After a batch that failed, and left nothing behind: what failed once may fail for long, and others wait. */
export async function giveWay(db: Db, { operationId }: Pick<Batch, "operationId">): Promise<void> {
  await db.$executeRaw`
    update job_operation set advanced_at = clock_timestamp() where id = ${operationId}::uuid and finished_at is null`;
}
