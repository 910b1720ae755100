/** What a worker looks after between the ticks. All of it may be done twice, and by several at once. */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { planNext } from "./plan.ts";
import { IS_REFUSED } from "./refused.ts";

/** Clocks of two servers may differ by less. */
const SET_BACK = Prisma.sql`interval '1 minute'`;

export async function watchSchedules(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => suspendRefused(tx, await closeEnded(tx)));
  await resumeAccepted(db);
  await planAfterClock(db);
  await followZone(db);
}

/** Lets go of jobs that have ended; answers the sources of those that failed on their credentials. */
async function closeEnded(db: Db): Promise<string[]> {
  const closed = await db.$queryRaw<{ sourceId: string; errorClass: string | null }[]>`
    update schedule sc set open_job_id = null
    from job j
    where sc.open_job_id is not null and j.id = sc.open_job_id and j.status not in ('pending', 'running')
    returning sc.source_id as "sourceId", j.error_class as "errorClass"`;
  return closed.filter(({ errorClass }) => errorClass === "CREDENTIALS").map(({ sourceId }) => sourceId);
}

/** Every further try may lock the account, and fails all the same. */
async function suspendRefused(db: Db, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  await db.$executeRaw`
    update schedule set state = 'suspended', state_since = now(), next_slot = null, next_run_at = null
    where id in (
      select sc.id from schedule sc
      where sc.source_id = any(${sourceIds}::uuid[]) and sc.state = 'active' and ${IS_REFUSED}
      order by sc.id for update of sc skip locked)`;
}

/** Where a test or another job has passed since, the credentials are right again. */
async function resumeAccepted(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    const resumed = await tx.$queryRaw<{ id: string }[]>`
      update schedule set state = 'active', state_since = now()
      where id in (
        select sc.id from schedule sc
        where sc.state = 'suspended' and sc.state_since < (
          select j.finished_at from job j
          where j.organization_id = sc.organization_id and j.source_id = sc.source_id and j.tab = 2
          order by j.id desc limit 1)
        order by sc.id for update of sc skip locked)
      returning id`;
    if (resumed.length === 0) return;
    await planNext(tx, Prisma.sql`sc.id = any(${resumed.map(({ id }) => id)}::uuid[])`);
  });
}

/** What was planned by a clock that was ahead would otherwise wait until that time has come. */
async function planAfterClock(db: PrismaClient): Promise<void> {
  const ahead = Prisma.sql`sc.planned_at > statement_timestamp() + ${SET_BACK}`;
  await db.$transaction((tx) => planNext(tx, Prisma.sql`${ahead} and sc.next_slot is not null`));
}

/** What was there before anybody had claimed the organization was made in no zone of theirs: it runs in the one they have. */
async function followZone(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    const moved = await tx.$queryRaw<{ id: string }[]>`
      update schedule sc set time_zone = o.time_zone
      from organization o
      where o.id = sc.organization_id and sc.changed_by is null and o.claimed_at > sc.changed_at
        and sc.time_zone <> o.time_zone
      returning sc.id`;
    if (moved.length === 0) return;
    await planNext(tx, Prisma.sql`sc.id = any(${moved.map(({ id }) => id)}::uuid[])`);
  });
}
