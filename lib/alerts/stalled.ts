import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { INTERNAL } from "./internal-jobs.ts";
import { settleItems } from "./recover.ts";

/** How long jobs may wait that nothing but a free worker is in the way of, while none begins. */
const STALLED_MINUTES = 15;
const MOST_COUNTED = 1_000;
/** Of each way in which jobs end so many of the newest are looked at for one that began. */
const MOST_LOOKED_AT = 100;
/** One worker at a time looks, so that it is told once. */
const STALLED_LOCK = 5_209_322;

const LIMIT = Prisma.sql`make_interval(mins => ${STALLED_MINUTES}::integer)`;

/** Whether a job of it has begun since then. The longest waiting begin first, so that it is among the newest that have. */
const hasBegun = (organizationId: Prisma.Sql, since: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  exists (select from job r where r.organization_id = ${organizationId} and r.status = 'running' and r.started_at > ${since})
  or exists (
    select from unnest('{2,3,4}'::smallint[]) t(tab) cross join lateral (
      select d.started_at from job d where d.organization_id = ${organizationId} and d.tab = t.tab
      order by d.id desc limit ${MOST_LOOKED_AT}::integer) newest
    where newest.started_at > ${since}))`;

/** Jobs that only a worker is missing for, the longest waiting first. A long queue of which some begin is none of these. */
const waiting = (organizationId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select coalesce(j.run_after, j.queued_at) as since from job j
  where j.organization_id = ${organizationId} and j.status = 'pending' and j.type <> all(${INTERNAL}::text[])
    and j.blocked_by_id is null and j.blocked_by_limit is null and j.queued_at < now() - ${LIMIT}
    and coalesce(j.run_after, j.queued_at) < now() - ${LIMIT}
  order by j.queued_at limit ${MOST_COUNTED}::integer`;

/** Tells once of an organization's queue that it does not move, and again only after it did. */
export async function watchStalled(db: PrismaClient): Promise<void> {
  await db.$transaction(raiseStalled);
  await db.$transaction(settleStalled);
}

async function raiseStalled(db: Db): Promise<void> {
  const [{ isMine }] = await db.$queryRaw<[{ isMine: boolean }]>`
    select pg_try_advisory_xact_lock(${STALLED_LOCK}::integer, 0) as "isMine"`;
  if (!isMine) return;
  await db.$executeRaw`
    insert into alert_event (organization_id, kind, severity, facts)
    select l.organization_id, 'job_stuck', 'warning', jsonb_build_object('waiting', w.jobs,
      'waitsMs', round(extract(epoch from now() - w.since) * 1000))
    from (select distinct organization_id from alert_rule where is_enabled and 'job_stuck' = any(kinds)) l
    cross join lateral (
      select count(*) as jobs, min(since) as since from (${waiting(Prisma.sql`l.organization_id`)}) one) w
    where w.jobs > 0 and not ${hasBegun(Prisma.sql`l.organization_id`, Prisma.sql`now() - ${LIMIT}`)}
      and not exists (
        select from alert_event e where e.organization_id = l.organization_id and e.kind = 'job_stuck' and e.job_id is null
          and e.created_at > w.since and not ${hasBegun(Prisma.sql`l.organization_id`, Prisma.sql`e.created_at`)})`;
}

const settleStalled = (db: Db): Promise<void> =>
  settleItems(db, {
    isOver: Prisma.sql`i.kind = 'job_stuck' and i.job_id is null and (
      ${hasBegun(Prisma.sql`i.organization_id`, Prisma.sql`i.at`)} or not exists (${waiting(Prisma.sql`i.organization_id`)}))`,
    at: Prisma.sql`clock_timestamp()`,
  });
