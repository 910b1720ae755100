/**
 * Keeps `job_count`: how many jobs an organization has in each tab, by type. Every transition writes an event that says
 * which tab its job left and which it entered; these are added up in the background, and `countJobs` adds what is not
 * folded yet. Counts and the snapshot up to which they hold change in one statement, so that no event is counted twice
 * or left out, whoever folds and whenever it is cut off.
 */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { EPOCH, isNewSince } from "./cursor.ts";
import { lacks, settleRestoredEvents } from "./restored-events.ts";

/** One at a time in the whole database: a statement that began before another's fold ended would undo its snapshot. */
const FOLD_LOCK = 5_209_317;

/** Taken for the first time, counts read every job there is. */
const TAKING = { maxWait: 5_000, timeout: 120_000 };

/** Folds what is new, of all organizations; organizations without counts get them. Another that folds just now will do. */
export async function foldCounts(db: PrismaClient): Promise<void> {
  if (!(await settleRestoredEvents(db, { fold: "job_count_fold", lock: FOLD_LOCK }))) return;
  await db.$transaction(async (tx) => {
    const [{ isMine }] = await tx.$queryRaw<[{ isMine: boolean }]>`
      select pg_try_advisory_xact_lock(${FOLD_LOCK}::bigint) as "isMine"`;
    if (!isMine) return;
    await foldEvents(tx);
    await takeCounts(tx);
  }, TAKING);
}

async function foldEvents(db: Db): Promise<void> {
  await db.$executeRaw`
    with news as materialized (
      select f.organization_id, e.type, e.tab_from, e.tab_to
      from job_count_fold f
      join job_event e on e.organization_id = f.organization_id and ${isNewSince(Prisma.sql`f.snapshot`)}
      where f.epoch = ${EPOCH} and e.tab_from is distinct from e.tab_to
    ), moved as (
      select organization_id, tab, type, sum(jobs) as jobs from (
        select organization_id, tab_to as tab, type, 1 as jobs from news where tab_to is not null
        union all
        select organization_id, tab_from, type, -1 from news where tab_from is not null) change
      group by organization_id, tab, type having sum(jobs) <> 0
    ), counted as (
      insert into job_count as c (organization_id, tab, type, jobs)
      select organization_id, tab, type, jobs from moved
      on conflict (organization_id, tab, type) do update set jobs = c.jobs + excluded.jobs
    )
    update job_count_fold set snapshot = pg_current_snapshot()
    where organization_id in (select organization_id from news)`;
}

/** Counts the jobs themselves, of the organizations without counts. */
async function takeCounts(db: Db): Promise<void> {
  await db.$executeRaw`
    with chosen as materialized (
      select id from organization o where ${lacks("job_count_fold")}
    ), counted as materialized (
      select organization_id, tab, type, count(*) as jobs from job
      where organization_id in (select id from chosen) group by organization_id, tab, type
    ), emptied as (
      delete from job_count c using chosen where c.organization_id = chosen.id and not exists (
        select from counted n where (n.organization_id, n.tab, n.type) = (c.organization_id, c.tab, c.type))
    ), written as (
      insert into job_count (organization_id, tab, type, jobs) select organization_id, tab, type, jobs from counted
      on conflict (organization_id, tab, type) do update set jobs = excluded.jobs
    )
    insert into job_count_fold (organization_id, epoch, snapshot)
    select id, ${EPOCH}, pg_current_snapshot() from chosen
    on conflict (organization_id) do update set epoch = excluded.epoch, snapshot = excluded.snapshot`;
}
