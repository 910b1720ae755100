import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { INTERNAL } from "./internal-jobs.ts";
import { settleItems } from "./recover.ts";

/** Three times as long as nine of ten runs take, but no run is called stuck before this. */
const TIMES_USUAL = 3;
const SHORTEST_MINUTES = 10;
/** Where nobody knows what is usual. */
const UNKNOWN_MINUTES = 60;

/** As it is found in the database, of a run that is over. */
export const isStuckFor = (ms: number, p90Ms: number | null): boolean =>
  ms > (p90Ms === null ? UNKNOWN_MINUTES * 60_000 : Math.max(SHORTEST_MINUTES * 60_000, TIMES_USUAL * p90Ms));

const minutes = (count: number) => Prisma.sql`make_interval(mins => ${count}::integer)`;

/** Finds runs that are stuck, once each however many look, and what was and has ended. */
export async function watchStuck(db: PrismaClient): Promise<void> {
  await db.$transaction(raiseStuck);
  await db.$transaction(settleEnded);
}

const raiseStuck = (db: Db): Promise<number> => db.$executeRaw`
  insert into alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id, facts)
  select j.organization_id, 'job_stuck', 'warning', j.id, j.type, j.source_id, j.asset_id,
    jsonb_build_object('ms', round(extract(epoch from now() - j.started_at) * 1000),
      'p10Ms', coalesce(u.p10_ms, 0), 'p90Ms', coalesce(u.p90_ms, 0))
  from (select distinct organization_id from alert_rule where is_enabled and 'job_stuck' = any(kinds)) l
  join job j on j.organization_id = l.organization_id and j.status = 'running' and j.type <> all(${INTERNAL}::text[])
  left join lateral (
    select d.p10_ms, d.p90_ms from job_day d
    where d.organization_id = j.organization_id and d.asset_id = j.asset_id and d.type = j.type
      and d.day < (now() at time zone 'UTC')::date and d.median_ms is not null order by d.day desc limit 1) u on true
  where j.started_at < now() - case when u.p90_ms is null then ${minutes(UNKNOWN_MINUTES)}
      else greatest(${minutes(SHORTEST_MINUTES)}, u.p90_ms * ${TIMES_USUAL}::float8 * interval '1 millisecond') end
    and not exists (select from alert_event e where e.job_id = j.id and e.kind = 'job_stuck')
  on conflict (job_id) where kind = 'job_stuck' do nothing`;

/** However it ended: a cancel tells nobody, and the job is stuck no more. */
const settleEnded = (db: Db): Promise<void> =>
  settleItems(db, {
    isOver: Prisma.sql`i.kind = 'job_stuck' and exists (select from job j where j.id = i.job_id and j.finished_at is not null)`,
    at: Prisma.sql`(select j.finished_at from job j where j.id = i.job_id)`,
  });

/** Who was not to be asked for a while is asked again. */
export const wakeSnoozed = (db: Db): Promise<number> => db.$executeRaw`
  with woken as (
    update alert set state = 'triggered', state_by_name = null, state_at = clock_timestamp(), snoozed_until = null
    where snoozed_until <= clock_timestamp() returning id, organization_id
  )
  insert into alert_history (alert_id, organization_id, verb) select id, organization_id, 'woke' from woken`;
