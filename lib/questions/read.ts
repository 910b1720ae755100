/** What answers read: always of the scope's organization, and one statement each. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Grouping, Which } from "#lib/engines/questions/question.ts";
import { DURATION_MS } from "#lib/jobs/durations/recent.ts";
import { HAS_DURATION, jobsMeant } from "./narrowing.ts";

type Order = "newest" | "oldest" | "longest" | "shortest";
type Found = { total: number; ids: string[] };

const BY_ID = { newest: Prisma.sql`id desc`, oldest: Prisma.sql`id` };
const BY_DURATION = {
  longest: Prisma.sql`${DURATION_MS} desc, id`,
  shortest: Prisma.sql`${DURATION_MS}, id`,
};

/** How many there are, and the ids of the first so many of them. */
export async function findJobs(
  db: Db,
  scope: Scope,
  { which, order, most }: { which: Which; order: Order; most: number },
): Promise<Found> {
  const isTimed = order === "longest" || order === "shortest";
  const meant = Prisma.sql`${jobsMeant(scope, which)} ${isTimed ? Prisma.sql`and ${HAS_DURATION}` : Prisma.empty}`;
  const by = isTimed ? BY_DURATION[order] : BY_ID[order];
  const [{ total, ids }] = await db.$queryRaw<[Found]>`
    select (select count(*)::integer from job where ${meant}) as total,
      array(select id from job where ${meant} order by ${by} limit ${most}::integer) as ids`;
  return { total, ids };
}

type Counts = { pending: number; running: number; completed: number; failed: number; cancelled: number };
export type Shares = Counts & { ids: string[] };

/** How many of them there are of each status, and the ids of the newest that have `outcome`. */
export async function countByStatus(
  db: Db,
  scope: Scope,
  { which, outcome, most }: { which: Which; outcome: keyof Counts | null; most: number },
): Promise<Shares> {
  const meant = jobsMeant(scope, which);
  const of = (status: keyof Counts) => Prisma.sql`count(*) filter (where status = ${status})::integer`;
  const [found] = await db.$queryRaw<[Shares]>`
    select ${of("pending")} as pending, ${of("running")} as running, ${of("completed")} as completed,
      ${of("failed")} as failed, ${of("cancelled")} as cancelled,
      array(select id from job where ${meant} and status = ${outcome}::text order by id desc limit ${most}::integer) as ids
    from job where ${meant}`;
  return found;
}

/** Milliseconds; null where nothing with a duration was found. */
export type Durations = Record<
  "median" | "mean" | "p90" | "p95" | "p99" | "least" | "most",
  number | null
> & {
  runs: number;
};

export async function measureDurations(db: Db, scope: Scope, which: Which): Promise<Durations> {
  type Found = {
    runs: number;
    mean: number | null;
    least: number | null;
    most: number | null;
    at: number[] | null;
  };
  const [found] = await db.$queryRaw<[Found]>`
    select count(*)::integer as runs, avg(ms)::float8 as mean, min(ms) as least, max(ms) as most,
      percentile_cont(array[0.5, 0.9, 0.95, 0.99]) within group (order by ms) as at
    from (select ${DURATION_MS} as ms from job where ${jobsMeant(scope, which)} and ${HAS_DURATION}) run`;
  const [median = null, p90 = null, p95 = null, p99 = null] = found.at ?? [];
  return {
    ...{ median, p90, p95, p99 },
    ...{ runs: found.runs, mean: found.mean, least: found.least, most: found.most },
  };
}

export type Group = {
  key: string | null;
  label: string | null;
  jobs: number;
  /** How many groups have as many jobs, itself among them. */
  alike: number;
  ids: string[];
};
/** `total`: the jobs of all groups, and not only of those that are told. */
type Groups = { total: number; groups: Group[] };

const KEYS: Record<Exclude<Grouping, "day">, Prisma.Sql> = {
  source: Prisma.sql`source_id::text`,
  type: Prisma.sql`type`,
  person: Prisma.sql`started_by::text`,
  asset: Prisma.sql`asset_id::text`,
  error: Prisma.sql`error_class`,
  status: Prisma.sql`status`,
  trigger: Prisma.sql`trigger`,
};
const NEWEST_LABEL: Partial<Record<Grouping, Prisma.Sql>> = {
  source: Prisma.sql`(array_agg(source_name order by id desc))[1]`,
  person: Prisma.sql`(array_agg(started_by_name order by id desc))[1]`,
  asset: Prisma.sql`(array_agg(coalesce(relation_name, source_name) order by id desc))[1]`,
};
const MOST_GROUPS = 200;
const BY_JOBS = {
  most: Prisma.sql`count(*) desc, max(id::text) desc`,
  least: Prisma.sql`count(*), max(id::text)`,
};

type Grouped = { which: Which; by: Grouping; order?: keyof typeof BY_JOBS; timeZone: string; most: number };

/** How many jobs there are of each, the most or the fewest first; what belongs to none is left out. */
export async function groupJobs(
  db: Db,
  scope: Scope,
  { which, by, order = "most", timeZone, most }: Grouped,
): Promise<Groups> {
  const key = by === "day" ? Prisma.sql`(created_at at time zone ${timeZone})::date::text` : KEYS[by];
  const found = await db.$queryRaw<(Group & { total: number })[]>`
    select key, ${NEWEST_LABEL[by] ?? Prisma.sql`key`} as label, count(*)::integer as jobs,
      (sum(count(*)) over ())::integer as total, (count(*) over (partition by count(*)))::integer as alike,
      (array_agg(id order by id desc))[1:${most}::integer] as ids
    from (select id, source_name, relation_name, started_by_name, ${key} as key from job
      where ${jobsMeant(scope, which)}) found
    where key is not null group by key order by ${BY_JOBS[order]} limit ${MOST_GROUPS}::integer`;
  return { total: found[0]?.total ?? 0, groups: found.map(({ total: _, ...group }) => group) };
}

/** Which of these sources have none of the jobs that are meant. */
export async function findWithoutJobs(
  db: Db,
  scope: Scope,
  { which, sourceIds }: { which: Which; sourceIds: readonly string[] },
): Promise<Set<string>> {
  const found = await db.$queryRaw<{ without: string }[]>`
    select without from unnest(${[...sourceIds]}::uuid[]) without
    where not exists (select from job where ${jobsMeant(scope, which)} and source_id = without)`;
  return new Set(found.map(({ without }) => without));
}

/**
 * Completed runs that took much longer, or less, than was usual of their asset and type before the day they ran on; of those
 * before which too little had run to say so, than is by the first day that does. Of few runs one that was slow widens what is
 * usual by itself: a run that lies further out than a whole usual duration is marked all the same.
 */
export async function findUnusual(
  db: Db,
  scope: Scope,
  { which, side, most }: { which: Which; side: "slow" | "fast"; most: number },
): Promise<Found> {
  const margin = Prisma.sql`least(median_ms, (p90_ms - p10_ms) * (0.5 + 2.5 / runs))`;
  const isOutside =
    side === "slow"
      ? Prisma.sql`ms > greatest(p90_ms + ${margin}, median_ms + greatest(50, 0.5 * median_ms))`
      : Prisma.sql`ms < least(p10_ms - least(0.5 * p10_ms, ${margin}), median_ms - greatest(50, median_ms / 3.0))`;
  const bandOf = (days: Prisma.Sql) => Prisma.sql`(
    select p10_ms, median_ms, p90_ms, cardinality(recent_ms)::float8 as runs from job_day d
    where d.organization_id = ${scope.organizationId}::uuid and d.asset_id = run.asset_id and d.type = run.type
      and d.median_ms is not null and ${days} limit 1)`;
  const [{ total, ids }] = await db.$queryRaw<[Found]>`
    with run as (
      select id, asset_id, type, ${DURATION_MS} as ms, (finished_at at time zone 'UTC')::date as day from job
      where ${jobsMeant(scope, { ...which, status: ["completed"] })} and ${HAS_DURATION} and asset_id is not null
    ), found as (
      select id from run, lateral (
        select * from ${bandOf(Prisma.sql`d.day < run.day order by d.day desc`)} before
        union all select * from ${bandOf(Prisma.sql`d.day >= run.day order by d.day`)} later limit 1) usual
      where ${isOutside}
    )
    select count(*)::integer as total, (array(select id from found order by id desc limit ${most}::integer)) as ids from found`;
  return { total, ids };
}
