import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { type CancelAnswer, noteTooLate } from "../cancel-answer.ts";
import { MS_SINCE_QUEUED, within } from "../guards.ts";
import { CONTROL_CHANNEL } from "../hint.ts";
import { NOT_BLOCKED } from "../limits.ts";
import { FINISHED, move, NOT_CANCELLED } from "./move.ts";

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
    set: Prisma.sql`status = 'cancelled', ${FINISHED}, ${NOT_BLOCKED}, run_after = null,
      waited_ms = waited_ms + ${MS_SINCE_QUEUED}, cancel_requested_at = clock_timestamp(),
      cancel_requested_by_name = ${scope.userName},
      message = 'Cancelled by ' || ${scope.userName} || case attempt when 0 then ' before it started.'
        else ' while it waited for another attempt.' end`,
    where: Prisma.sql`${within(scope, jobId)} and status = 'pending'`,
    event: "cancelled",
    actor: scope,
    makesRoom: true,
  });
  if (!job) return undefined;
  return { outcome: "cancelled", shortId: job.shortId, message: `${job.shortId} is cancelled.` };
}

async function askRunning(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await move(db, {
    set: Prisma.sql`cancel_requested_at = clock_timestamp(), cancel_requested_by_name = ${scope.userName}`,
    where: Prisma.sql`${within(scope, jobId)} and status = 'running' and ${NOT_CANCELLED}`,
    event: "cancel_requested",
    actor: scope,
  });
  if (!job) return undefined;
  // Rare, and worthless before the commit: this one notification may ride on the transaction.
  await db.$executeRaw`select pg_notify(${CONTROL_CHANNEL}, ${JSON.stringify({ cancel: jobId })})`;
  return { outcome: "requested", shortId: job.shortId, message: `${job.shortId} is being cancelled.` };
}
