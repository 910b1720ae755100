/** graphile-worker's rows only bring jobs to a worker. What is lost of them is made again from the job rows. */
import type { Db } from "#lib/db/client.ts";

/** Delivers what waits for room on the sources of jobs that left it. One of each type: there is room for one, and its own end delivers the next. */
export async function deliverBlocked(db: Db, left: readonly { sourceId: string | null }[]): Promise<void> {
  const sourceIds = left.map((job) => job.sourceId);
  await db.$executeRaw`
    select deliver(id) from (
      select distinct on (source_id, type) id from job
      where source_id = any(${sourceIds}::uuid[]) and status = 'pending' and blocked_by_id is not null
      order by source_id, type, id
    ) blocked`;
}

/** A pending job that was brought to a worker and not taken gets another delivery, for when it is due. */
export async function deliverAgain(db: Db, jobId: string): Promise<void> {
  await db.$executeRaw`select deliver(id, run_after) from job where id = ${jobId}::uuid and status = 'pending'`;
}

/** The net under all of it: pending jobs that nothing will bring to a worker. Answers how many there were. */
export async function redeliverForgotten(db: Db): Promise<number> {
  return db.$executeRaw`
    select deliver(id, run_after) from (
      select distinct on (j.source_id, j.type, case when j.blocked_by_id is null then j.id end) j.id, j.run_after
      from job j
      where j.status = 'pending' and not exists (
        select from graphile_worker.jobs d
        where d.key = 'job:' || j.id and d.locked_at is null and d.attempts < d.max_attempts)
      order by j.source_id, j.type, case when j.blocked_by_id is null then j.id end, j.id
    ) forgotten`;
}

/** Rows of workers that died are unlocked after hours and then lie there for ever. */
export async function discardSpent(db: Db): Promise<void> {
  await db.$executeRaw`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where task_identifier = 'run_job' and attempts >= max_attempts and locked_at is null))`;
}
