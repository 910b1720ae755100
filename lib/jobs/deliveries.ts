/** graphile-worker's rows only bring jobs to a worker. What is lost of them is made again from the job rows. */
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { IS_PENDING } from "./guards.ts";

/** In a statement that moves jobs out of their places, `moved`: what waits for these is delivered with it. */
export const DELIVER_BLOCKED = Prisma.sql`(
    select deliver_blocked(array_agg(source_id), array_agg(organization_id))::text from moved) as blocked`;

/** For a place of an organization that was kept for a job and is not taken. */
export async function deliverNextOf(db: Statements, organizationId: string): Promise<void> {
  await db.$executeRaw`select deliver_blocked(array[]::uuid[], array[${organizationId}::uuid])`;
}

/** In the statement that starts the job `m`: where its organization may run one more besides, the next that waits for that. */
export const deliverBeside = (organizationSlots: number): Prisma.Sql => Prisma.sql`(
    select case when 1 + (select count(*) from job where organization_id = m.organization_id and status = 'running'
      and organization_slot is not null) < ${organizationSlots}::int then deliver(next.id)::text end
    from (${byLimit(Prisma.sql`m.organization_id and id <> m.id`)} limit 1) next) as beside`;

const byLimit = (organization: Prisma.Sql) => Prisma.sql`select id from job
  where organization_id = ${organization} and ${IS_PENDING} and blocked_by_limit is not null order by id`;

/**
 * A pending job that was brought to a worker and not taken gets another delivery, for when it is due. What is not
 * pending any more leaves the place it was delivered for to the next.
 */
export async function deliverAgain(db: Statements, jobId: string): Promise<void> {
  await db.$executeRaw`
    select case m.status when 'pending' then deliver(m.id, m.run_after) else deliver(next.id) end
    from job m left join lateral (${byLimit(Prisma.sql`m.organization_id`)} limit 1) next on m.status <> 'pending'
    where m.id = ${jobId}::uuid and (m.status = 'pending' or next.id is not null)`;
}

/**
 * The net under all of it: pending jobs that nothing will bring to a worker. Answers how many there were, but for those
 * that wait for room: of these the first of each kind is brought once more in any case.
 */
export async function redeliverForgotten(db: Db): Promise<number> {
  const found = await db.$queryRaw<{ isBlocked: boolean }[]>`
    select is_blocked as "isBlocked", deliver(id, run_after)::text from (
      select distinct on (kind) * from (
        select j.id, j.run_after, j.blocked_by_id is not null or j.blocked_by_limit is not null as is_blocked,
          case when j.blocked_by_limit is not null then j.organization_id::text
            when j.blocked_by_id is not null then j.source_id || j.type else j.id::text end as kind
        from ( -- a set operation, which stays linear whatever the statistics of a queue say, and however long it is
          select id from job where status = 'pending'
          except
          select substr(key, 5)::uuid from graphile_worker._private_jobs
          where key like 'job:%' and locked_at is null and attempts < max_attempts
        ) undelivered join job j using (id) where j.status = 'pending'
      ) waiting order by kind, id
    ) forgotten`;
  return found.filter(({ isBlocked }) => !isBlocked).length;
}

/** Rows of workers that died are unlocked after hours and then lie there for ever. */
export async function discardSpent(db: Db): Promise<void> {
  await db.$executeRaw`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where task_identifier = 'run_job' and attempts >= max_attempts and locked_at is null))`;
}
