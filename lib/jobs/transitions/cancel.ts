import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import type { Because } from "../because.ts";
import { type CancelAnswer, noteTooLate } from "../cancel-answer.ts";
import { amongst, MS_SINCE_QUEUED } from "../guards.ts";
import { CONTROL_CHANNEL } from "../hint.ts";
import { NOT_BLOCKED } from "../limits.ts";
import { FINISHED, move, NOT_CANCELLED } from "./move.ts";

/**
 * Cancels a waiting job at once. A running one is only asked: its worker hears of it, stops its queries on the server
 * and confirms. A request that was accepted ends in Cancelled, whatever else the attempt comes to.
 */
export async function requestCancel(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer> {
  const [answer] = await requestCancels(db, scope, [jobId]);
  if (!answer) throw notFound("job");
  return answer;
}

/** The same for many; of unknown and foreign jobs there is no answer. */
export async function requestCancels(
  db: Db,
  scope: Scope,
  jobIds: readonly string[],
  because?: Because,
): Promise<CancelAnswer[]> {
  authorize(scope, "jobs.run");
  const answers: CancelAnswer[] = [];
  let open: readonly string[] = jobIds.map((id) => id.toLowerCase());
  for (const step of [cancelPending, askRunning, noteTooLate]) {
    if (open.length > 0) answers.push(...(await step(db, scope, open, because)));
    open = open.filter((id) => !answers.some(({ jobId }) => jobId === id));
  }
  // What moved between the statements is looked at again; the last of them leaves out what is not there.
  const moved = open.length > 0 ? await findActive(db, scope, open) : [];
  return moved.length > 0 ? [...answers, ...(await requestCancels(db, scope, moved, because))] : answers;
}

async function cancelPending(
  db: Db,
  scope: Scope,
  jobIds: readonly string[],
  because?: Because,
): Promise<CancelAnswer[]> {
  const jobs = await move(db, {
    set: Prisma.sql`status = 'cancelled', ${FINISHED}, ${NOT_BLOCKED}, run_after = null,
      waited_ms = waited_ms + ${MS_SINCE_QUEUED}, cancel_requested_at = clock_timestamp(),
      cancel_requested_by_name = ${scope.userName},
      message = 'Cancelled by ' || ${scope.userName} || case attempt when 0 then ' before it started.'
        else ' while it waited for another attempt.' end`,
    where: Prisma.sql`${amongst(scope, jobIds)} and status = 'pending'`,
    event: "cancelled",
    detail: because,
    actor: scope,
    makesRoom: true,
  });
  return jobs.map(({ id, shortId }) => ({
    ...{ jobId: id, shortId, outcome: "cancelled", isNew: true },
    message: `${shortId} is cancelled.`,
  }));
}

async function askRunning(
  db: Db,
  scope: Scope,
  jobIds: readonly string[],
  because?: Because,
): Promise<CancelAnswer[]> {
  const jobs = await move(db, {
    set: Prisma.sql`cancel_requested_at = clock_timestamp(), cancel_requested_by_name = ${scope.userName}`,
    where: Prisma.sql`${amongst(scope, jobIds)} and status = 'running' and ${NOT_CANCELLED}`,
    event: "cancel_requested",
    detail: because,
    actor: scope,
  });
  if (jobs.length > 0) {
    // Rare, and worthless before the commit: these notifications may ride on the transaction.
    await db.$executeRaw`
      select pg_notify(${CONTROL_CHANNEL}, json_build_object('cancel', id)::text)
      from unnest(${jobs.map(({ id }) => id)}::uuid[]) id`;
  }
  return jobs.map(({ id, shortId }) => ({
    ...{ jobId: id, shortId, outcome: "requested", isNew: true },
    message: `${shortId} is being cancelled.`,
  }));
}

async function findActive(db: Db, scope: Scope, jobIds: readonly string[]): Promise<string[]> {
  const active = await db.$queryRaw<{ id: string }[]>`
    select id from job where ${amongst(scope, jobIds)} and finished_at is null`;
  return active.map(({ id }) => id);
}

/**
 * Of these jobs those that nobody else is moving, locked until the transaction ends: whoever is about to move many waits
 * for no one, so that no one waits for them in turn.
 */
export async function lockIdle(db: Db, scope: Scope, jobIds: readonly string[]): Promise<string[]> {
  const idle = await db.$queryRaw<{ id: string }[]>`
    select id from job where ${amongst(scope, jobIds)} order by id for update skip locked`;
  return idle.map(({ id }) => id);
}
