/**
 * Keeps the groups of failed jobs: why they failed, where, since when, and whether that is over. As with the counts of
 * tabs, what ended since the last fold is added in the background; and all of a fold is of one snapshot, which is written
 * with it.
 */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { EPOCH, isNewSince } from "../cursor.ts";
import { IS_RUN } from "../durations/fold.ts";
import { JobFailure } from "../failure.ts";
import { lacks, settleRestoredEvents } from "../restored-events.ts";
import { type FailedWith, type Run, toWaves } from "./outcomes.ts";
import { addFailures, resolvePlaces } from "./write-groups.ts";

/** One at a time in the whole database. */
const FOLD_LOCK = 5_209_319;
/** Of a history that is taken for the first time, the newest failures: older ones say nothing of today. */
export const MOST_TAKEN = 5_000;
const FOLDING = { maxWait: 5_000, timeout: 120_000, isolationLevel: "RepeatableRead" } as const;

/** Adds what ended since, in all organizations; then takes the failures of those that have none yet. */
export async function foldFailures(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    if (await isMine(tx)) await foldEvents(tx);
  }, FOLDING);
  if (!(await settleRestoredEvents(db, { fold: "job_failure_fold", lock: FOLD_LOCK }))) return;
  while (await db.$transaction(takeOne, FOLDING));
}

async function isMine(db: Db): Promise<boolean> {
  const [{ isMine: mine }] = await db.$queryRaw<[{ isMine: boolean }]>`
    select pg_try_advisory_xact_lock(${FOLD_LOCK}::bigint) as "isMine"`;
  return mine;
}

/** Runs that completed matter only where something has failed. */
async function foldEvents(db: Db): Promise<void> {
  const ended = await db.$queryRaw<Ended[]>`
    with news as materialized (
      select j.* from job_failure_fold f
      join job_event e on e.organization_id = f.organization_id and ${isNewSince(Prisma.sql`f.snapshot`)}
      join job j on j.id = e.job_id
      where f.epoch = ${EPOCH} and e.tab_to in (2, 3) and e.tab_from is distinct from e.tab_to and ${IS_RUN}
        and j.asset_id is not null
    ), meant as (
      select * from news where tab = 3
      union all
      select * from news n where tab = 2 and (
        exists (select from job_failure_place p where p.organization_id = n.organization_id
          and p.asset_id = n.asset_id and p.type = n.type and p.resolved_at is null)
        or exists (select from news m where m.tab = 3 and m.asset_id = n.asset_id and m.type = n.type))
    )
    select ${ENDED} from meant m left join job_detail d on d.job_id = m.id and m.tab = 3
    order by m.finished_at, m.id`;
  await apply(db, ended);
  // Where nothing failed the snapshot goes on as well, lest the next fold reads the same events again.
  await db.$executeRaw`update job_failure_fold f set snapshot = pg_current_snapshot() where f.epoch = ${EPOCH}
    and exists (select from job_event e where e.organization_id = f.organization_id and ${isNewSince(Prisma.sql`f.snapshot`)})`;
}

async function takeOne(db: Db): Promise<boolean> {
  if (!(await isMine(db))) return false;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    insert into job_failure_fold (organization_id, epoch, snapshot)
    select o.id, ${EPOCH}, pg_current_snapshot() from organization o
    where ${lacks("job_failure_fold")} limit 1
    on conflict (organization_id) do update set epoch = excluded.epoch, snapshot = excluded.snapshot
    returning organization_id as id`;
  if (!found) return false;
  await db.$executeRaw`delete from job_failure_group where organization_id = ${found.id}::uuid`;
  const ended = await db.$queryRaw<Ended[]>`
    with failed as materialized (
      select j.* from job j where j.organization_id = ${found.id}::uuid and j.tab = 3 and ${IS_RUN}
        and j.asset_id is not null
      order by j.id desc limit ${MOST_TAKEN}::integer
    ), meant as (
      select * from failed
      union all
      select c.* from (select distinct asset_id, type from failed) p, lateral (
        select * from job j where j.organization_id = ${found.id}::uuid and j.asset_id = p.asset_id
          and j.tab = 2 and j.type = p.type order by j.id desc limit 1) c
    )
    select ${ENDED} from meant m left join job_detail d on d.job_id = m.id and m.tab = 3
    order by m.finished_at, m.id`;
  await apply(db, ended);
  return true;
}

type Ended = Omit<Run, "failure"> & {
  isFailed: boolean;
  message: string | null;
  class: string;
  code: string;
  error: unknown;
};
const ENDED = Prisma.sql`m.id, m.organization_id as "organizationId", m.asset_id as "assetId", m.type, m.finished_at as at,
  m.tab = 3 as "isFailed", m.message, coalesce(m.error_class, 'INTERNAL') as class,
  coalesce(m.error_code, 'INTERNAL') as code, d.error - 'stack' as error`;

async function apply(db: Db, ended: readonly Ended[]): Promise<void> {
  for (const { failed, completed } of toWaves(ended.map(toRun))) {
    await addFailures(db, failed);
    await resolvePlaces(db, completed);
  }
}

const toRun = ({ isFailed, message, class: errorClass, code, error, ...run }: Ended): Run => ({
  ...run,
  failure: isFailed ? (JobFailure.safeParse(error).data ?? unexplained(message, errorClass, code)) : null,
});

/** By a version that described errors otherwise. */
const unexplained = (message: string | null, errorClass: string, code: string): FailedWith => ({
  ...{ class: errorClass, code, message: message ?? "The job failed.", cause: "" },
  ...{ remedy: "Look at the log of its last job.", remedySql: null, retryHelps: true },
});
