/**
 * The only module that updates jobs. Each transition is one guarded statement: it names the status it may leave (and,
 * for a running job, the attempt and worker that own it), bumps `version`, and writes its event in the same statement.
 * No row back means "not mine any more": the caller stops quietly. Whatever makes room on a source then delivers, in a
 * second statement whose snapshot is newer, the jobs that wait for it.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { CONTROL_CHANNEL } from "./hint.ts";

/** `too_late` is no exception, so that the record of it is committed; `message` is the sentence for the person. */
export type CancelAnswer = {
  outcome: "cancelled" | "requested" | "too_late";
  shortId: string;
  message: string;
};

/**
 * Cancels a waiting job at once. A running one is only asked: its worker hears of it, stops its queries on the server
 * and confirms. A request that was accepted ends in Cancelled, whatever else the attempt comes to.
 */
export async function requestCancel(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer> {
  authorize(scope, "jobs.run");
  for (;;) {
    const answer =
      (await cancelPending(db, scope, jobId)) ??
      (await askRunning(db, scope, jobId)) ??
      (await noteTooLate(db, scope, jobId));
    if (answer) return answer; // Else it moved between the statements: look again.
  }
}

async function cancelPending(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await move(db, {
    set: Prisma.sql`status = 'cancelled', finished_at = clock_timestamp(), blocked_by_id = null, run_after = null,
      waited_ms = waited_ms + ${MS_SINCE_QUEUED}, cancel_requested_at = clock_timestamp(),
      cancel_requested_by_name = ${scope.userName},
      message = case attempt when 0 then 'Cancelled before it started.'
        else 'Cancelled while it waited for another attempt.' end`,
    where: Prisma.sql`${owned(scope, jobId)} and status = 'pending'`,
    event: "cancelled",
    actor: scope,
  });
  if (!job) return undefined;
  await deliverBlocked(db, [job.sourceId]);
  return { outcome: "cancelled", shortId: job.shortId, message: `${job.shortId} is cancelled.` };
}

async function askRunning(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await move(db, {
    set: Prisma.sql`cancel_requested_at = clock_timestamp(), cancel_requested_by_name = ${scope.userName}`,
    where: Prisma.sql`${owned(scope, jobId)} and status = 'running' and cancel_requested_at is null`,
    event: "cancel_requested",
    actor: scope,
  });
  if (!job) return undefined;
  // Rare, and worthless before the commit: this one notification may ride on the transaction.
  await db.$executeRaw`select pg_notify(${CONTROL_CHANNEL}, ${JSON.stringify({ cancel: jobId })})`;
  return { outcome: "requested", shortId: job.shortId, message: `${job.shortId} is being cancelled.` };
}

async function noteTooLate(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await db.$queryRaw<{ shortId: string; status: string; isAsked: boolean }[]>`
    with found as (select * from job where ${owned(scope, jobId)}), noted as (
      insert into job_event (organization_id, job_id, kind, type, attempt, actor_id, actor_name)
      select organization_id, id, 'cancel_too_late', type, nullif(attempt, 0), ${scope.userId}::uuid, ${scope.userName}
      from found where finished_at is not null
    )
    select short_id as "shortId", status, cancel_requested_at is not null as "isAsked" from found`;
  if (!job) throw notFound("job");
  const { shortId, status, isAsked } = job;
  if (status === "running" && isAsked) {
    return { outcome: "requested", shortId, message: `${shortId} is already being cancelled.` };
  }
  if (status === "running" || status === "pending") return undefined;
  return {
    outcome: "too_late",
    shortId,
    message: `${shortId} is already ${status}; there is nothing to cancel.`,
  };
}

const MS_SINCE_QUEUED = Prisma.sql`greatest(0, extract(epoch from clock_timestamp() - queued_at) * 1000)::bigint`;

const owned = (scope: Scope, jobId: string) =>
  Prisma.sql`id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid`;

type Moved = { id: string; shortId: string; organizationId: string; sourceId: string | null };

type Move = {
  set: Prisma.Sql;
  where: Prisma.Sql;
  event: string;
  actor?: Scope;
};

/** Every guarded update leaves an active job, so the event's `tab_from` is that of the active ones. */
function move(db: Db, { set, where, event, actor }: Move): Promise<Moved[]> {
  return db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${set}, version = version + 1 where ${where}
      returning id, short_id, organization_id, source_id, type, tab, attempt
    ), event as (
      insert into job_event (organization_id, job_id, kind, type, tab_from, tab_to, attempt, actor_id, actor_name)
      select organization_id, id, ${event}, type, 1, tab, nullif(attempt, 0), ${actor?.userId ?? null}::uuid,
        ${actor?.userName ?? null}
      from moved
    )
    select id, short_id as "shortId", organization_id as "organizationId", source_id as "sourceId" from moved`;
}

/** One of each type is enough: there is room for one, and its own end delivers the next. */
async function deliverBlocked(db: Db, sourceIds: readonly (string | null)[]): Promise<void> {
  await db.$executeRaw`
    select deliver(id) from (
      select distinct on (source_id, type) id from job
      where source_id = any(${sourceIds}::uuid[]) and status = 'pending' and blocked_by_id is not null
      order by source_id, type, id
    ) blocked`;
}
