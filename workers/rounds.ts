/** What a worker looks after besides its own jobs. Every worker does all of it; doing it twice changes nothing. */
import { setTimeout as sleep } from "node:timers/promises";
import { discardOldAlerts, discardOldTests } from "#lib/alerts/prune.ts";
import { settleUnwatched } from "#lib/alerts/unwatched.ts";
import { discardRoutedEvents } from "#lib/alerts/waiting.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Count } from "#lib/jobs/counters.ts";
import { discardSpent, redeliverForgotten } from "#lib/jobs/deliveries.ts";
import { workerLost } from "#lib/jobs/engine-failures.ts";
import { discardAbandonedStages } from "#lib/jobs/stage.ts";
import { settleExpired } from "#lib/jobs/transitions/end.ts";
import { discardOldWorkers } from "#lib/jobs/workers.ts";
import { dropOldModelRecords } from "#lib/language-model/answer-requests.ts";
import { dropOldImports } from "#lib/lineage/imports-on-record.ts";
import { log } from "#lib/log.ts";
import { discardOldOperations } from "#lib/operations/prune.ts";
import { dropOldDrafts } from "#lib/sources/removal.ts";

export const MOST_CRASHES = 3;

/** Repeats until aborted, with a pause after each end, so that a slow round is never run twice at once. */
export async function repeat(
  name: string,
  everyMs: number,
  signal: AbortSignal,
  round: () => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    await round().catch((error: unknown) =>
      log.warn({ err: error, round: name }, "a round failed; it comes again"),
    );
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Settles the jobs of workers that fell silent. */
export async function reap(
  db: PrismaClient,
  count: Count,
  hint: (organizationId: string) => void,
): Promise<void> {
  const settled = await settleExpired(db, workerLost(MOST_CRASHES), MOST_CRASHES);
  count("reaped", settled.length);
  // What it had fetched and not begun nobody else is brought.
  if (settled.length > 0) count("reconciled", await redeliverForgotten(db));
  for (const { id, shortId, organizationId } of settled) {
    log.warn({ jobId: id, shortId }, "took a job from a worker that fell silent");
    hint(organizationId);
  }
}

type Means = { count: Count; operationDays: number; alertDays: number };

/** Once a minute. Each for itself: one that fails keeps none of the others from their turn. */
const TICK: Readonly<Record<string, (db: PrismaClient, means: Means) => Promise<unknown>>> = {
  redeliverForgotten: async (db, { count }) => count("reconciled", await redeliverForgotten(db)),
  discardSpent,
  discardAbandonedStages,
  discardOldWorkers,
  dropOldDrafts,
  dropOldImports,
  settleUnwatched,
  discardRoutedEvents,
  discardOldTests,
  dropOldModelRecords,
  discardOldAlerts: (db, { alertDays }) => discardOldAlerts(db, alertDays),
  discardOldOperations: (db, { operationDays }) => discardOldOperations(db, operationDays),
};

export async function tick(db: PrismaClient, means: Means): Promise<void> {
  for (const [name, duty] of Object.entries(TICK)) {
    await duty(db, means).catch((error: unknown) =>
      log.warn({ err: error, duty: name }, "a duty failed; it comes again"),
    );
  }
}
