import { Prisma } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { DELIVER_BLOCKED, deliverBeside } from "../deliveries.ts";
import { IS_PENDING, IS_RUNNING, isKnown, MS_SINCE_QUEUED, seconds } from "../guards.ts";
import type { Claimed } from "../lease.ts";
import { type Blocked, freeSlot, freeSlots, NOT_BLOCKED, type Obstacle, type Taker } from "../limits.ts";
import { beginAttempt, event } from "../records.ts";
import { MOVED, type Moved } from "./move.ts";

const canStart = ({ known }: Taker) =>
  Prisma.sql`${isKnown(known)} and ${IS_PENDING} and (run_after is null or run_after <= clock_timestamp())`;

/** What came of a try to start a job. Undefined: it is taken, ended, or not due yet. */
export type Start = Claimed | Obstacle | undefined;

/**
 * Takes a due pending job into a slot of its source and of its organization that is seen to be free, or says which of
 * the two has none. Throws the unique violation where another of its type runs, or somebody else was faster.
 */
export async function claimSlot(db: Statements, jobId: string, taker: Taker): Promise<Start> {
  const { sourceSlots, organizationSlots } = taker;
  const [seen] = await db.$queryRaw<(Claimed & Room)[] | [Room]>`
    with room as (
      select id, ${freeSlot("source", sourceSlots)} as slot,
        ${freeSlot("organization", organizationSlots)} as organization_slot
      from job where id = ${jobId}::uuid and ${canStart(taker)}
    ), moved as (
      update job set ${started(taker)}, slot = p.slot, organization_slot = p.organization_slot
      from room p
      where job.id = p.id and ${canStart(taker)} and p.slot is not null and p.organization_slot is not null
      returning job.*
    ), ${records(taker)}, claimed as (${asClaimed(taker)})
    select claimed.*, slot is not null as "hasSource", organization_slot is not null as "hasOrganization"
    from room left join claimed using (id)`;
  if (!seen) return undefined;
  const { hasSource, hasOrganization, ...claimed } = seen;
  if ("attempt" in claimed && claimed.attempt !== null) return claimed;
  if (!hasSource) return "source";
  return hasOrganization ? undefined : { limit: organizationSlots };
}

type Room = { hasSource: boolean; hasOrganization: boolean };

/**
 * Resolves once whoever was leaving a place when this was asked has left it. A job that is to wait has to be told before:
 * who leaves later sees what it waits for, who left before is seen, and those in between are waited for here. They are
 * found by the mark that an update leaves on the row it replaces, so that who only works is not held up.
 */
export async function untilLeft(db: Statements, jobId: string, by: Obstacle): Promise<void> {
  const holders =
    by === "source"
      ? Prisma.sql`source_id = (select source_id from job where id = ${jobId}::uuid)`
      : Prisma.sql`organization_id = (select organization_id from job where id = ${jobId}::uuid)`;
  await db.$executeRaw`
    select from job where ${holders} and status = 'running' and xmax::text <> '0' order by id for share`;
}

/**
 * Takes of these jobs those that there is room for, one of a type on a source, in one statement. Like `claimSlot` it
 * throws the unique violation where somebody else was faster; then none is taken. What it leaves is for `claimSlot`.
 */
export function claimSlots(db: Statements, jobIds: readonly string[], taker: Taker): Promise<Claimed[]> {
  const { sourceSlots, organizationSlots } = taker;
  return db.$queryRaw<Claimed[]>`
    with asked as (
      select distinct on (source_id, type) id, source_id, organization_id from job
      where id = any(${[...jobIds]}::uuid[]) and ${canStart(taker)} and ( -- not an anti-join, which reads all that run for each
        select r.id from job r where r.source_id = job.source_id and r.type = job.type and r.status = 'running'
        limit 1) is null
      order by source_id, type, id
    ), organization as materialized ( -- read once, however many of its jobs start
      select organization_id, ${freeSlots("organization", organizationSlots)} as free
      from (select distinct organization_id from asked) job
    ), placed as (
      select id,
        (${freeSlots("source", sourceSlots)})[row_number() over (partition by source_id order by id)] as slot,
        free[row_number() over (partition by organization_id order by id)] as organization_slot
      from asked as job join organization using (organization_id)
    ), moved as (
      update job set ${started(taker)}, slot = p.slot, organization_slot = p.organization_slot
      from placed p
      where job.id = p.id and ${canStart(taker)} and p.slot is not null and p.organization_slot is not null
      returning job.*
    ), ${records(taker)} ${asClaimed(taker)}`;
}

const started = ({ worker, leaseSeconds }: Taker) => Prisma.sql`status = 'running', attempt = attempt + 1,
  worker_id = ${worker.id}::uuid, lease_expires_at = clock_timestamp() + ${seconds(leaseSeconds)},
  started_at = clock_timestamp(), waited_ms = waited_ms + ${MS_SINCE_QUEUED}, run_after = null, ${NOT_BLOCKED},
  message = null, version = version + 1`;

const records = ({ worker }: Taker) => Prisma.sql`${beginAttempt(worker)}, ${event("started")}`;

/** A row that moved, `m`, as its worker gets it; `d` is its detail. */
const CLAIMED = Prisma.sql`m.id, m.short_id as "shortId", m.type, m.organization_id as "organizationId",
  m.source_id as "sourceId", m.asset_id as "assetId", m.attempt, d.config,
  (select count(*)::int from job_attempt a where a.job_id = m.id and a.outcome = 'retried') as retries`;

const asClaimed = ({ organizationSlots }: Taker) => Prisma.sql`
    select ${CLAIMED}, m.started_at as "startedAt", ${deliverBeside(organizationSlots)}
    from moved m join job_detail d on d.job_id = m.id`;

type Resumer = Pick<Taker, "worker" | "leaseSeconds"> & { taken: ReadonlyMap<string, number> };

/** An attempt that was claimed in this worker's name though it was never told: it begins now, and its lease with it. */
export async function resume(
  db: Statements,
  jobId: string,
  { worker, leaseSeconds, taken }: Resumer,
): Promise<Claimed | undefined> {
  const [claimed] = await db.$queryRaw<Claimed[]>`
    with moved as (
      update job set lease_expires_at = clock_timestamp() + ${seconds(leaseSeconds)}
      where id = ${jobId}::uuid and ${IS_RUNNING} and worker_id = ${worker.id}::uuid
        and attempt <> ${taken.get(jobId) ?? 0}::int and lease_expires_at > clock_timestamp()
      returning *
    )
    select ${CLAIMED}, clock_timestamp() as "startedAt" from moved m join job_detail d on d.job_id = m.id`;
  return claimed;
}

/**
 * Says on the row what is in the way, for people and for the end of what is, which delivers this one: a job on the same
 * source, or the number of jobs its organization runs. Where no job is to be seen any more it names itself: what must
 * not happen is that nobody looks after it.
 */
export async function markBlocked(db: Statements, jobId: string, by: Obstacle): Promise<Blocked | undefined> {
  const limit = by === "source" ? null : by.limit;
  const [job] = await db.$queryRaw<Blocked[]>`
    with waiting as (
      select j.id, j.blocked_by_id as blocker_before, j.blocked_by_limit as limit_before,
        case when ${limit}::smallint is null then coalesce((
          select r.id from job r where r.source_id = j.source_id and r.status = 'running'
          order by (r.type = j.type) desc, r.id limit 1), j.id) end as blocker
      from job j where j.id = ${jobId}::uuid and j.status = 'pending'
    ), moved as (
      update job j set blocked_by_id = w.blocker, blocked_by_limit = ${limit}::smallint, version = version + 1
      from waiting w where j.id = w.id and j.status = 'pending'
      returning j.id, j.organization_id, j.type, j.tab, w.blocker, w.blocker_before, w.limit_before
    ), event as (
      insert into job_event (organization_id, job_id, kind, type, tab_from, tab_to, detail)
      select organization_id, id, 'blocked', type, 1, tab,
        json_strip_nulls(json_build_object('jobId', blocker, 'limit', ${limit}::smallint))
      from moved where (blocker_before is null) <> (blocker is null) or limit_before is distinct from ${limit}::smallint
    )
    select organization_id as "organizationId", limit_before is not null as "wasByLimit" from moved`;
  return job;
}

/** How soon a job that a worker does not know is brought to the next one. */
const UNKNOWN_SECONDS = 5;

/**
 * A pending job of a type or version that this worker does not know is brought to another in a while. It waits for no
 * room meanwhile: what is next in line has its place. False for any other job.
 */
export async function leaveToOthers(db: Statements, jobId: string, { known }: Taker): Promise<boolean> {
  const left = await db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${NOT_BLOCKED},
        version = version + (blocked_by_id is not null or blocked_by_limit is not null)::int
      where id = ${jobId}::uuid and ${IS_PENDING} and not ${isKnown(known)}
      returning *
    )
    select ${MOVED}, deliver(id, greatest(run_after, clock_timestamp() + ${seconds(UNKNOWN_SECONDS)}))::text,
      ${DELIVER_BLOCKED}
    from moved`;
  return left.length > 0;
}
