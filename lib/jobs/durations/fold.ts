/**
 * Keeps `job_day`, `job_hour` and `job_outcome_day`: what trends are drawn from. As with the counts of tabs, the runs that
 * ended since the last fold are added in the background, and in one transaction with the snapshot up to which they hold,
 * so that none is added twice or left out, whoever folds and whenever it is cut off. A history is taken in parts, of which
 * each is one, and so is a backlog of events.
 */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { JOB_DEFINITIONS } from "../catalog.ts";
import { EPOCH, isNewSince, nextSnapshot } from "../cursor.ts";
import type { JobDefinition } from "../definition.ts";
import { lacks, settleRestoredEvents } from "../restored-events.ts";
import { addToDays, addToOutcomes } from "./fold-parts.ts";
import { DURATION_MS } from "./recent.ts";

/** One at a time in the whole database. */
const FOLD_LOCK = 5_209_318;

/**
 * Taken for the first time, trends read every job there is, so many in each statement and transaction: a few seconds' work,
 * after which another worker may go on. As many events of an organization are taken at once.
 */
const TAKEN_AT_ONCE = 20_000;
const FOLDING = { maxWait: 5_000, timeout: 240_000 };
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const internal: readonly JobDefinition[] = JOB_DEFINITIONS.filter((known: JobDefinition) => known.internal);

/** Of a job `j`: that it ended, and is of a type that has trends. */
export const IS_RUN = Prisma.sql`j.tab > 1 and j.type <> all(${internal.map(({ type }) => type)}::text[])`;
const RUN_COLUMNS = Prisma.sql`j.organization_id, j.source_id, j.asset_id, j.type, j.id, j.tab, j.finished_at,
  coalesce(j.started_at, j.finished_at) as started_at, case when j.started_at is not null then ${DURATION_MS} end as ms`;

type Way = { takenAtOnce?: number; signal?: AbortSignal };

/**
 * Adds what ended since, in all organizations; then takes those of one that has none, part by part, between which what
 * ends elsewhere is added as ever. Another that folds just now will do.
 */
export async function foldTrends(
  db: PrismaClient,
  { takenAtOnce = TAKEN_AT_ONCE, signal }: Way = {},
): Promise<void> {
  if (!(await settleRestoredEvents(db, { fold: "job_trend_fold", lock: FOLD_LOCK }))) return;
  let isBehind = false;
  do {
    isBehind = await db.$transaction(
      async (tx) => (await isMine(tx)) && foldEvents(tx, takenAtOnce),
      FOLDING,
    );
  } while (
    !signal?.aborted &&
    (isBehind || (await db.$transaction((tx) => takePart(tx, takenAtOnce), FOLDING)))
  );
}

async function isMine(db: Db): Promise<boolean> {
  const [{ isMine: mine }] = await db.$queryRaw<[{ isMine: boolean }]>`
    select pg_try_advisory_xact_lock(${FOLD_LOCK}::bigint) as "isMine"`;
  return mine;
}

/** Whether some are left: of an organization with more than so many only these are taken. */
async function foldEvents(db: Db, most: number): Promise<boolean> {
  const isNew = isNewSince(Prisma.sql`p.snapshot`, Prisma.sql`p.until`);
  const folded = await db.$queryRaw<{ isBehind: boolean }[]>`
    with part as materialized (
      select f.organization_id, f.snapshot, ${nextSnapshot(most)} as until
      from job_trend_fold f where f.epoch = ${EPOCH} and f.taken_until is null
    ), run as materialized (
      select ${RUN_COLUMNS}
      from part p
      join job_event e on e.organization_id = p.organization_id and ${isNew}
      join job j on j.id = e.job_id
      where e.tab_to > 1 and e.tab_from is distinct from e.tab_to and ${IS_RUN}
    ), ${addToDays}, ${addToOutcomes}
    update job_trend_fold f set snapshot = p.until from part p
    where f.organization_id = p.organization_id and exists (
      select from job_event e where e.organization_id = p.organization_id and ${isNew})
    returning p.until::text <> pg_current_snapshot()::text as "isBehind"`;
  return folded.some(({ isBehind }) => isBehind);
}

/**
 * Adds the next jobs of a history that is being taken; says whether there was one. All parts are of the moment its
 * snapshot was written: what ended since is left to the events.
 */
async function takePart(db: Db, most: number): Promise<boolean> {
  if (!(await isMine(db))) return false;
  const [begun] = await findBegun(db);
  const found = begun ?? (await begin(db));
  if (!found) return false;
  const { id: organizationId, past } = found;
  await db.$executeRaw`
    with news as materialized (
      select e.job_id from job_trend_fold f join job_event e on e.organization_id = f.organization_id
        and ${isNewSince(Prisma.sql`f.snapshot`)} and e.tab_to > 1
      where f.organization_id = ${organizationId}::uuid
    ), part as materialized (
      select id from job where organization_id = ${organizationId}::uuid and id > ${past}::uuid
      order by id limit ${most}::integer
    ), run as materialized (
      select ${RUN_COLUMNS} from part join job j using (id) where ${IS_RUN} and j.id not in (select job_id from news)
    ), ${addToDays}, ${addToOutcomes}
    update job_trend_fold set taken_until = (select case when count(*) = ${most}::integer
      then (select id from part order by id desc limit 1) end from part)
    where organization_id = ${organizationId}::uuid`;
  return true;
}

type Begun = { id: string; past: string };

const findBegun = (db: Db): Promise<Begun[]> => db.$queryRaw<Begun[]>`
  select organization_id as id, taken_until as past from job_trend_fold
  where epoch = ${EPOCH} and taken_until is not null limit 1`;

/** An organization without trends, or with those of another incarnation of the database. */
async function begin(db: Db): Promise<Begun | undefined> {
  const [begun] = await db.$queryRaw<Begun[]>`
    insert into job_trend_fold (organization_id, epoch, snapshot, taken_until)
    select o.id, ${EPOCH}, pg_current_snapshot(), ${BEFORE_ALL}::uuid from organization o
    where ${lacks("job_trend_fold")} limit 1
    on conflict (organization_id) do update set epoch = excluded.epoch, snapshot = excluded.snapshot,
      taken_until = excluded.taken_until
    returning organization_id as id, taken_until as past`;
  if (!begun) return begun;
  await db.$executeRaw`delete from job_day where organization_id = ${begun.id}::uuid`;
  await db.$executeRaw`delete from job_hour where organization_id = ${begun.id}::uuid`;
  await db.$executeRaw`delete from job_outcome_day where organization_id = ${begun.id}::uuid`;
  return begun;
}
