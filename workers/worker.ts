import { setTimeout as sleep } from "node:timers/promises";
import { routeAlerts } from "#lib/alerts/route.ts";
import { watchStalled } from "#lib/alerts/stalled.ts";
import { wakeSnoozed, watchStuck } from "#lib/alerts/stuck.ts";
import { connect } from "#lib/db/client.ts";
import { connectForStatements } from "#lib/db/statements.ts";
import type { WorkerEnv } from "#lib/env.ts";
import { foldCounts } from "#lib/jobs/count-folding.ts";
import { deliverAgain } from "#lib/jobs/deliveries.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { foldFailures } from "#lib/jobs/failures/fold.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import { createJournal } from "#lib/jobs/journal.ts";
import { versionsOf } from "#lib/jobs/kind.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { sourceReader } from "#lib/jobs/read-source.ts";
import { runJob } from "#lib/jobs/run.ts";
import { performInThreads } from "#lib/jobs/threads/perform.ts";
import { createThreadPool, type ThreadPool } from "#lib/jobs/threads/pool.ts";
import { claimTogether, completeTogether } from "#lib/jobs/together.ts";
import { createAnswering } from "#lib/language-model/answer-requests.ts";
import { type AskModel, modelAsker } from "#lib/language-model/ask-model.ts";
import { log } from "#lib/log.ts";
import { carryOutOperations } from "#lib/operations/carry-out.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { startDue } from "#lib/schedules/start-due.ts";
import { watchSchedules } from "#lib/schedules/watch.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { createScrubber } from "#lib/secrets/scrub.ts";
import { listenForControl } from "./control.ts";
import { takeDeliveries } from "./deliveries.ts";
import { enter, type Presence } from "./presence.ts";
import { keepRemoved, type RemovedDeliveries } from "./removed-deliveries.ts";
import { reap, repeat, tick } from "./rounds.ts";
import { sendAlerts } from "./send-alerts.ts";

const MINUTE_MS = 60_000;
/** How long a person who cancels or retries many jobs waits for the first. */
const LOOK_FOR_OPERATIONS_MS = 1_000;
/** How long after its slot a job of a schedule may start. */
const LOOK_FOR_SLOTS_MS = 1_000;
/** How long what happened waits to become an alert. */
const LOOK_FOR_EVENTS_MS = 250;
/** How long a question to a language model waits where no notification came. */
const LOOK_FOR_QUESTIONS_MS = 1_000;
/** Longer than any statement takes: a connection that is silent until then is given up. */
const PATIENCE_MS = 15_000;
/** What changes or reads much at once: a publication, and the first fold of a long history. */
const LONG_PATIENCE_MS = 5 * MINUTE_MS;
/** How long a stop on a customer's server may take, and then a handler that was told to end. */
const GRACE_MS = 5_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * MINUTE_MS;

export type Worker = {
  /** Takes no more jobs, lets those in hand end, hands back what does not in time. Asking twice changes nothing. */
  stop(): Promise<void>;
  /** Resolves when it has stopped; rejects where it stopped without having been asked to. */
  ended: Promise<void>;
};

/** What a worker is made of; a test's own worker knows other types. */
export type Parts = { kinds: Engine["kinds"]; executor: URL };

const PARTS: Parts = { kinds: JOB_KINDS, executor: new URL("executor.ts", import.meta.url) };

export async function startWorker(env: WorkerEnv, version: string, parts: Parts = PARTS): Promise<Worker> {
  const slots = env.WORKER_SLOTS;
  // What each job's thread asks; besides, hints and rounds.
  const db = connect(env.DATABASE_URL, "tidewatch_worker", { max: slots + 4, answeredWithinMs: PATIENCE_MS });
  // Twice as many as at a time, since one that fell silent is kept after its job has been given up.
  const publishing = connect(env.DATABASE_URL, "tidewatch_worker", {
    max: 2 * slots,
    answeredWithinMs: LONG_PATIENCE_MS,
  });
  // Apart from these: one that fell silent here would keep a job from publishing.
  const folding = connect(env.DATABASE_URL, "tidewatch_worker", {
    max: 2,
    answeredWithinMs: LONG_PATIENCE_MS,
  });
  // However much happens at once, no job waits for who is told of it.
  const alerting = connect(env.DATABASE_URL, "tidewatch_worker", { max: 4, answeredWithinMs: PATIENCE_MS });
  const routing = { db: alerting, sizes: new Map<string, number>() };
  const statements = connectForStatements(env.DATABASE_URL, "tidewatch_worker");
  const presence = await enter({ db, statements }, { version, capacity: slots, kinds: parts.kinds });
  const shutdown = new AbortController();
  const leaving = new AbortController();
  const broken = Promise.withResolvers<never>();
  const pool = createThreadPool({
    ...{ executor: parts.executor, slots, memoryMb: env.THREAD_MEMORY_MB, onBroken: broken.reject },
    onTrouble: (error) => log.warn({ err: error }, "a thread died between two jobs; another takes its place"),
  });
  const removed = keepRemoved();
  const ask = modelAsker({
    db,
    keys: parsePrivateKeys(env.SEALING_PRIVATE_KEYS),
    guard: { rules: parseOutboundAllow(env.OUTBOUND_ALLOW) },
  });
  const answerWaiting = createAnswering({ db, ask }, shutdown.signal);
  const engine = engineOf({
    env,
    ask,
    db,
    publishing,
    statements,
    presence,
    shutdown: shutdown.signal,
    kinds: parts.kinds,
    pool,
    removed,
  });

  const runner = await takeDeliveries({
    databaseUrl: env.DATABASE_URL,
    slots,
    removed,
    onDelivery: (jobId) => take(engine, jobId, leaving.signal),
  });
  const alerts = sendAlerts(env, { leaving: leaving.signal, shutdown: shutdown.signal });
  const background = Promise.all([
    listenForControl({
      databaseUrl: env.DATABASE_URL,
      onCancel: (jobId) => void engine.inHand.get(jobId)?.look(),
      onQuestion: () => void answerWaiting().catch(() => undefined), // the next round finds it
      signal: shutdown.signal,
    }),
    repeat("presence", env.HEARTBEAT_MS, shutdown.signal, () => presence.beat(engine.inHand.size)),
    repeat("reaper", env.REAP_EVERY_MS, shutdown.signal, () => reap(db, engine.count, engine.hint)),
    repeat("counts", env.REAP_EVERY_MS, shutdown.signal, () => foldCounts(db)),
    repeat("trends", env.REAP_EVERY_MS, shutdown.signal, () =>
      foldTrends(folding, { signal: shutdown.signal }),
    ),
    repeat("failures", env.REAP_EVERY_MS, shutdown.signal, () => foldFailures(folding)),
    repeat("operations", LOOK_FOR_OPERATIONS_MS, shutdown.signal, () =>
      carryOutOperations({ db, hint: engine.hint }, shutdown.signal),
    ),
    repeat("schedules", LOOK_FOR_SLOTS_MS, shutdown.signal, () =>
      startDue({ db, hint: engine.hint }, { signal: shutdown.signal }),
    ),
    repeat("alerts", LOOK_FOR_EVENTS_MS, shutdown.signal, () => routeAlerts(routing, shutdown.signal)),
    repeat("stuck jobs", env.REAP_EVERY_MS, shutdown.signal, () => watchStuck(alerting)),
    repeat("stalled queues", env.REAP_EVERY_MS, shutdown.signal, () => watchStalled(alerting)),
    repeat("snoozed alerts", env.REAP_EVERY_MS, shutdown.signal, () => wakeSnoozed(alerting)),
    repeat("questions to models", LOOK_FOR_QUESTIONS_MS, shutdown.signal, answerWaiting),
    repeat("schedule watch", env.REAP_EVERY_MS, shutdown.signal, () => watchSchedules(db)),
    repeat("tick", MINUTE_MS, shutdown.signal, () =>
      tick(db, { count: engine.count, operationDays: env.OPERATION_DAYS, alertDays: env.ALERT_DAYS }),
    ),
  ]);

  async function stop(): Promise<void> {
    leaving.abort();
    void presence.drain().catch(() => undefined); // told for people alone
    const drained = Promise.all([runner.stop("the worker stops").catch(() => undefined), alerts.ended]);
    await Promise.race([drained, sleep(env.DRAIN_SECONDS * 1000, undefined, { ref: false })]);
    shutdown.abort();
    await drained;
    await background;
    await pool.close();
    await presence.leave().catch((error: unknown) => log.warn({ err: error }, "could not sign off"));
    const clients = [db, publishing, folding, alerting];
    await Promise.all([...clients.map((client) => client.$disconnect()), statements.close()]);
  }
  let stopped: Promise<void> | null = null;
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    ended: Promise.race([
      broken.promise,
      runner.promise.then(() => stopped ?? Promise.reject(new Error("The deliveries ended by themselves."))),
    ]),
  };
}

async function take(engine: Engine, jobId: string, leaving: AbortSignal): Promise<void> {
  // Fetched in the moment of the stop: another worker's.
  if (leaving.aborted) return deliverAgain(engine.db, jobId);
  try {
    await runJob(engine, jobId);
  } catch (error) {
    log.error({ err: error, jobId }, "a job could not be brought to an end; its lease will run out");
  }
}

type Means = Pick<Engine, "db" | "publishing" | "statements" | "kinds" | "shutdown"> & {
  env: WorkerEnv;
  ask: AskModel;
  presence: Presence;
  pool: ThreadPool;
  removed: RemovedDeliveries;
};

function engineOf({
  env,
  ask,
  db,
  publishing,
  statements,
  presence,
  kinds,
  shutdown,
  pool,
  removed,
}: Means): Engine {
  const hint = (organizationId: string) => void hintChange(statements, organizationId);
  return {
    db,
    publishing,
    statements,
    worker: presence.worker,
    count: presence.count,
    kinds,
    claim: claimTogether(statements, {
      ...{
        worker: presence.worker,
        sourceSlots: env.SOURCE_SLOTS,
        organizationSlots: env.ORGANIZATION_SLOTS,
        leaseSeconds: env.LEASE_SECONDS,
        known: versionsOf(kinds),
      },
    }),
    complete: completeTogether(statements, removed.note),
    perform: performInThreads({
      ...{ db, statements, pool, ask, graceMs: GRACE_MS, outboundAllow: env.OUTBOUND_ALLOW },
      readSource: sourceReader(db, parsePrivateKeys(env.SEALING_PRIVATE_KEYS)),
    }),
    journal: createJournal(statements, {
      written: (organizationIds) => organizationIds.forEach(hint),
      trouble: (error) => log.warn({ err: error }, "progress could not be written; it is tried again"),
    }),
    createScrubber,
    leaseSeconds: env.LEASE_SECONDS,
    heartbeatMs: env.HEARTBEAT_MS,
    graceMs: GRACE_MS,
    retryDelayMs: (retries) =>
      Math.min(FIRST_RETRY_MS * 3 ** retries, LONGEST_RETRY_MS) * (0.75 + Math.random() / 2),
    inHand: new Map(),
    taken: new Map(),
    shutdown,
    hint,
  };
}
