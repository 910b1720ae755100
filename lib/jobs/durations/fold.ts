/**
 * Keeps `job_day` and `job_hour`: what trends are drawn from. As with the counts of tabs, the runs that ended since the
 * last fold are added in the background, and in one transaction with the snapshot up to which they hold, so that none is
 * added twice or left out, whoever folds and whenever it is cut off.
 */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { JOB_DEFINITIONS } from "../catalog.ts";
import { EPOCH, isNewSince } from "../cursor.ts";
import type { JobDefinition } from "../definition.ts";
import { addToDays, addToHours } from "./fold-parts.ts";
import { DURATION_MS } from "./recent.ts";

/** One at a time in the whole database. */
const FOLD_LOCK = 5_209_318;

/** Taken for the first time, trends read every job there is: so many at a time, for they are sorted. */
const TAKEN_AT_ONCE = 200_000;
const TAKING = { maxWait: 5_000, timeout: 900_000 };

const internal: readonly JobDefinition[] = JOB_DEFINITIONS.filter((known: JobDefinition) => known.internal);

/** Of a job `j`: that it ended, and is of a type that has trends. */
export const IS_RUN = Prisma.sql`j.tab > 1 and j.type <> all(${internal.map(({ type }) => type)}::text[])`;
const RUN_COLUMNS = Prisma.sql`j.organization_id, j.source_id, j.asset_id, j.type, j.id, j.tab, j.finished_at,
  coalesce(j.started_at, j.finished_at) as started_at, case when j.started_at is not null then ${DURATION_MS} end as ms`;

/** Adds what ended since, in all organizations; then takes those of one that has none. Another that folds just now will do. */
export async function foldTrends(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    if (await isMine(tx)) await foldEvents(tx);
  }, TAKING);
  // All parts of a history have to be of one moment: that of the snapshot they are written with.
  const isolationLevel = "RepeatableRead";
  while (await db.$transaction(takeOne, { ...TAKING, isolationLevel }));
}

async function isMine(db: Db): Promise<boolean> {
  const [{ isMine: mine }] = await db.$queryRaw<[{ isMine: boolean }]>`
    select pg_try_advisory_xact_lock(${FOLD_LOCK}::bigint) as "isMine"`;
  return mine;
}

async function foldEvents(db: Db): Promise<void> {
  await db.$executeRaw`
    with run as materialized (
      select ${RUN_COLUMNS}
      from job_trend_fold f
      join job_event e on e.organization_id = f.organization_id and ${isNewSince(Prisma.sql`f.snapshot`)}
      join job j on j.id = e.job_id
      where f.epoch = ${EPOCH} and e.tab_to > 1 and e.tab_from is distinct from e.tab_to and ${IS_RUN}
    ), ${addToDays}, ${addToHours}
    update job_trend_fold f set snapshot = pg_current_snapshot() where f.epoch = ${EPOCH} and exists (
      select from job_event e where e.organization_id = f.organization_id and ${isNewSince(Prisma.sql`f.snapshot`)})`;
}

/** Whether there was an organization without trends, or with those of another incarnation of the database. */
async function takeOne(db: Db): Promise<boolean> {
  if (!(await isMine(db))) return false;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    insert into job_trend_fold (organization_id, epoch, snapshot)
    select o.id, ${EPOCH}, pg_current_snapshot() from organization o
    where not exists (select from job_trend_fold f where f.organization_id = o.id and f.epoch = ${EPOCH}) limit 1
    on conflict (organization_id) do update set epoch = excluded.epoch, snapshot = excluded.snapshot
    returning organization_id as id`;
  if (!found) return false;
  await db.$executeRaw`delete from job_day where organization_id = ${found.id}::uuid`;
  await db.$executeRaw`delete from job_hour where organization_id = ${found.id}::uuid`;
  let past: string | null = "00000000-0000-0000-0000-000000000000";
  while (past) past = await takePart(db, found.id, past);
  return true;
}

/** Returns the last job that was looked at, to go on from; null where it was the last of all. */
async function takePart(db: Db, organizationId: string, past: string): Promise<string | null> {
  const [part] = await db.$queryRaw<{ last: string | null; jobs: number }[]>`
    with part as materialized (
      select id from job where organization_id = ${organizationId}::uuid and id > ${past}::uuid
      order by id limit ${TAKEN_AT_ONCE}::integer
    ), run as materialized (
      select ${RUN_COLUMNS} from part join job j using (id) where ${IS_RUN}
    ), ${addToDays}, ${addToHours}
    select (select id from part order by id desc limit 1) as last, (select count(*)::integer from part) as jobs`;
  return part && part.jobs === TAKEN_AT_ONCE ? part.last : null;
}
