/**
 * Asking for many jobs to be cancelled or retried at once. What is meant is written down with the question: the jobs
 * that match as it is confirmed, so that those which start later, such as the retries themselves, are never among them.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { toTimeRange } from "#lib/db/time-range.ts";
import { conflict, notFound } from "#lib/errors.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { Narrowing } from "#lib/jobs/filter.ts";
import { matching } from "#lib/jobs/filter-conditions.ts";
import { isAble } from "./able.ts";
import { IS_FREE } from "./lock.ts";
import { refuseEverything } from "./refuse.ts";
import { orTooSlow } from "./too-slow.ts";
import { MOST_JOBS, type Verb } from "./views.ts";

/** Less than a transaction of the web may take. */
const WRITTEN_WITHIN_MS = 4_000;

type Asked = { requestKey: string; verb: Verb; reason: string };

/** `isNew` is false where the same question had been confirmed before. */
export type Started = { id: string; total: number; isNew: boolean };

/** Acts on these jobs; foreign and unknown ones are left out. */
export function actOnChosen(db: Db, scope: Scope, asked: Asked, ids: readonly string[]): Promise<Started> {
  authorize(scope, "jobs.run");
  const meant = Prisma.sql`organization_id = ${scope.organizationId}::uuid and id = any(${[...ids]}::uuid[])`;
  return start(db, scope, asked, { meant, filter: Prisma.sql`null::jsonb`, count: MOST_JOBS });
}

/** What the person was shown: the newest job there was, and of how many jobs they were asked. */
type Told = { upTo: string; count: number };

/** Acts on everything that matches and can be acted upon: as many jobs as the person was told at most, or none. */
export async function actOnMatching(
  db: Db,
  scope: Scope,
  asked: Asked,
  { narrowing, upTo, count }: Told & { narrowing: Narrowing },
): Promise<Started> {
  authorize(scope, "jobs.run");
  await refuseEverything(db, scope, asked.verb, narrowing);
  const meant = Prisma.sql`${matching(scope, narrowing)} and id <= ${upTo}::uuid and ${isAble(asked.verb)}`;
  return start(db, scope, asked, { meant, filter: lasting(narrowing), count });
}

/** The filter as jsonb, with the times it meant at this moment: "the last 7 days" are others tomorrow, and days others elsewhere. */
function lasting({ timeZone = "UTC", ...filter }: Narrowing): Prisma.Sql {
  const { within, from, to, since, until, before: _before, after: _after, ...rest } = filter;
  const { beginsAt, endsAt } = toTimeRange({ within, from, to }, timeZone);
  const NONE = Prisma.sql`null::timestamptz`;
  const begins = Prisma.sql`greatest(${beginsAt ?? NONE}, ${since ?? null}::timestamptz)`;
  const ends = Prisma.sql`least(${endsAt ?? NONE}, ${until ?? null}::timestamptz, clock_timestamp())`;
  return Prisma.sql`(${JSON.stringify(rest)}::jsonb || jsonb_strip_nulls(jsonb_build_object(
    'since', ${asText(begins)}, 'until', ${asText(ends)})))`;
}

const asText = (instant: Prisma.Sql) =>
  Prisma.sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type Meant = { meant: Prisma.Sql; filter: Prisma.Sql; count: number };

async function start(db: Db, scope: Scope, asked: Asked, { meant, filter, count }: Meant): Promise<Started> {
  const { requestKey, verb, reason } = asked;
  const [operation] = await orTooSlow(
    db,
    WRITTEN_WITHIN_MS,
    () => db.$queryRaw<Omit<Started, "isNew">[]>`
    with meant as materialized (
      select id from job where ${meant} limit ${count + 1}::integer
    ), operation as (
      insert into job_operation (organization_id, request_key, verb, reason, filter, asked_by, asked_by_name, total)
      select ${scope.organizationId}::uuid, ${requestKey}::uuid, ${verb}, nullif(${reason}, ''),
        ${filter}, ${scope.userId}::uuid, ${scope.userName}, jobs
      from (select count(*) as jobs from meant) counted where jobs > 0
      on conflict (organization_id, request_key) do nothing
      returning id, organization_id, total
    ), item as (
      insert into job_operation_item (operation_id, organization_id, job_id)
      select o.id, o.organization_id, m.id from operation o, meant m
    )
    select id, total from operation`,
  );
  if (!operation) return findStarted(db, scope, asked);
  if (operation.total <= count) return { ...operation, isNew: true };
  throw conflict(
    count >= MOST_JOBS
      ? `More than ${formatCount(MOST_JOBS)} jobs match. Narrow the filter.`
      : `More than the ${formatQuantity(count, "job")} match by now. Nothing was done. Look at the list again.`,
  );
}

async function findStarted(db: Db, scope: Scope, { requestKey, verb }: Asked): Promise<Started> {
  const { organizationId } = scope;
  const operation = await db.jobOperation.findUnique({
    where: { organizationId_requestKey: { organizationId, requestKey } },
    select: { id: true, total: true },
  });
  if (operation) return { ...operation, isNew: false };
  throw conflict(
    `None of these jobs can be ${verb === "cancel" ? "cancelled" : "retried"} any more. Look at the list again.`,
  );
}

/** Ends it after the batch in hand; between two batches at once. What is done stays done. */
export async function stopOperation(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "jobs.run");
  const stopped = await db.$executeRaw`
    update job_operation set stop_requested_at = clock_timestamp(), stop_requested_by_name = ${scope.userName},
      finished_at = case when ${IS_FREE} then clock_timestamp() end
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid
      and finished_at is null and stop_requested_at is null`;
  if (stopped > 0) return;
  const { organizationId } = scope;
  if (!(await db.jobOperation.findFirst({ where: { id, organizationId }, select: { id: true } })))
    throw notFound("operation"); // else it had ended, or somebody stopped it before: what was wanted is so
}
