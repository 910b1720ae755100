import type { Db, PrismaClient } from "#lib/db/client.ts";
import { clock, type Taken } from "./claim.ts";
import { afterSend, type Health, retryDelayMs } from "./ladder.ts";
import { resolveNotices, tellAdmins } from "./notices.ts";
import type { Outcome } from "./outcome.ts";

export type Attempted = { delivery: Taken; outcome: Outcome };

type Destination = Health & { id: string; organizationId: string; name: string; revision: number; now: Date };

/**
 * Writes what came of attempts, and what that makes of their destination, in one transaction. An attempt that another
 * worker has begun anew in the meantime is not written over, and says nothing of the destination; nor does one at what this
 * was before somebody changed it, resumed it or turned it off. Answers how the destination stands.
 */
export function settle(
  db: PrismaClient,
  destinationId: string,
  attempted: readonly Attempted[],
  now?: Date,
): Promise<Health> {
  return db.$transaction(async (tx) => {
    const [destination] = await tx.$queryRaw<Destination[]>`
      select id, organization_id as "organizationId", name, state, failures_in_row as "failuresInRow",
        paused_until as "pausedUntil", revision, ${clock(now)} as now
      from alert_destination where id = ${destinationId}::uuid for update`;
    if (!destination) return { state: "off", failuresInRow: 0, pausedUntil: null };
    const written = await writeAttempts(tx, attempted, destination);
    const current = written.filter(({ delivery }) => delivery.revision === destination.revision);
    if (current.length === 0) return destination;
    // A test that fails says that to whoever asked for it, and to nobody else; one that passes is a sign of life.
    const telling = current.filter(({ delivery, outcome }) => counts(delivery, outcome));
    const health = telling.reduce<Health>(
      (before, { outcome }) => afterSend(before, outcome.result, destination.now),
      destination,
    );
    await writeHealth(tx, destination, health, current);
    return health;
  });
}

const counts = ({ alertId }: Taken, { result, errorClass }: Outcome): boolean =>
  result === "sent" || (alertId !== null && errorClass !== "http/limited");

/** Answers those that were its to write. */
async function writeAttempts(
  db: Db,
  attempted: readonly Attempted[],
  { revision, now }: Destination,
): Promise<Attempted[]> {
  const rows = attempted.map(({ delivery, outcome }) => {
    const delayMs =
      delivery.alertId === null
        ? null
        : retryDelayMs(delivery.attempt, outcome.retryAfterSeconds, Math.random());
    // What is gone for good may be there again where it leads now.
    const isOver = outcome.result === "gone" && delivery.revision === revision;
    const isAgain = outcome.result !== "sent" && !isOver && delayMs !== null;
    return {
      id: delivery.id,
      attempt: delivery.attempt,
      state: outcome.result === "sent" ? "sent" : isAgain ? "pending" : "failed",
      nextAt: new Date(now.getTime() + (isAgain ? delayMs : 0)).toISOString(),
      status: outcome.status,
      durationMs: outcome.durationMs,
      errorClass: outcome.errorClass,
      error: outcome.error,
    };
  });
  const written = await db.$queryRaw<{ id: string }[]>`
    update alert_delivery d
    set state = r.state, next_at = r."nextAt", status_code = r.status, duration_ms = r."durationMs",
      error_class = r."errorClass", error = r.error, sent_at = case when r.state = 'sent' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}::json) r(id uuid, attempt integer, state text, "nextAt" timestamptz,
      status integer, "durationMs" integer, "errorClass" text, error text)
    where d.id = r.id and d.attempt = r.attempt and d.state = 'pending'
    returning d.id`;
  return attempted.filter(({ delivery }) => written.some(({ id }) => id === delivery.id));
}

async function writeHealth(
  db: Db,
  before: Destination,
  health: Health,
  attempted: readonly Attempted[],
): Promise<void> {
  const last = attempted.findLast(({ outcome }) => outcome.result !== "sent")?.outcome ?? null;
  const isSent = attempted.some(({ outcome }) => outcome.result === "sent");
  const reason = health.state === "active" ? null : (last?.error ?? null);
  const isTurned = health.state !== before.state;
  await db.$executeRaw`
    update alert_destination
    set state = ${health.state}, failures_in_row = ${health.failuresInRow}, paused_until = ${health.pausedUntil}::timestamptz,
      state_reason = case when ${health.state === "active"} then null else coalesce(${reason}, state_reason) end,
      state_since = case when ${isTurned} then ${before.now}::timestamptz else state_since end,
      last_error_class = ${last ? last.errorClass : null}::text,
      last_sent_at = case when ${isSent} then ${before.now}::timestamptz else last_sent_at end
    where id = ${before.id}::uuid`;
  if (!isTurned) return;
  if (health.state === "active") await resolveNotices(db, before, null);
  else await tellAdmins(db, before, health, last);
}
