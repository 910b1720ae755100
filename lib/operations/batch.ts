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
  because: Because;
  jobIds: string[];
};

export type Result = { jobId: string; outcome: Outcome; note: string; otherJobId: string | null };

/** A transaction that stands still, as its process may, is not to hold up the rest. */
const STANDS_STILL_MS = 10_000;

type Stored = Omit<Batch, "because" | "jobIds"> & { reason: string | null; isStopped: boolean };

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
    select id as "operationId", organization_id as "organizationId", verb, asked_by as "askedBy",
      asked_by_name as "askedByName", reason, stop_requested_at is not null as "isStopped"
    from job_operation where id = ${claimed.id}::uuid and finished_at is null`;
  if (!found) return undefined;
  const { reason, isStopped, ...operation } = found;
  const jobIds = isStopped ? [] : await nextJobs(db, operation, size, only?.jobId);
  return { ...operation, because: { operationId: operation.operationId, reason }, jobIds };
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
