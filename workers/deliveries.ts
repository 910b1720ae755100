import { Logger, type Runner, run } from "graphile-worker";
import pg from "pg";
import { z } from "zod";
import { answeredWithin } from "#lib/db/answered-within.ts";
import { endOnceSilent } from "#lib/db/end-once-silent.ts";
import { log } from "#lib/log.ts";
import { keepRemoved, type RemovedDeliveries } from "./removed-deliveries.ts";

const Payload = z.object({ jobId: z.uuid() });

/** After this a connection counts as lost. */
const ANSWERED_WITHIN_MS = 10_000;
/** How long a delivery may wait here for a slot while another worker may have one. */
const KEPT_MS = 500;

/**
 * Opening has a limit, and waiting for one of those that are open has none: graphile-worker lets go of a delivery that it could
 * not delete at once, which then lies there, locked, for hours. What holds the connections ends by itself, as said above.
 */
class Connection extends pg.Client {
  constructor(settings?: pg.ClientConfig) {
    super({ ...settings, connectionTimeoutMillis: 3_000 });
  }
}

type Options = {
  databaseUrl: string;
  slots: number;
  onDelivery(jobId: string): Promise<void>;
  removed?: RemovedDeliveries;
};

/**
 * Takes deliveries, several at a time and no more than there are slots. graphile-worker's own attempts, queues, batched completions
 * (one that fails ends the whole pool) and signal handling stay unused: what a delivery comes to is the job row's to say.
 */
export async function takeDeliveries({
  databaseUrl,
  slots,
  onDelivery,
  removed = keepRemoved(),
}: Options): Promise<Runner> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: "-c role=tidewatch_worker",
    application_name: "tidewatch-deliveries",
    max: slots + 2,
    Client: Connection,
    ...answeredWithin(ANSWERED_WITHIN_MS),
    keepAlive: true,
  });
  const note = (error: Error) => log.warn({ err: error }, "a connection for deliveries was lost");
  pool.on("error", note).on("connect", (client) => {
    client.on("error", note);
    removed.answerFor(client);
    endOnceSilent(client);
  });
  const runner = await run({
    pgPool: pool,
    concurrency: slots,
    noHandleSignals: true,
    preset: {
      worker: { localQueue: { size: slots, ttl: KEPT_MS } },
    },
    logger: new Logger(() => (level, message, meta) => {
      // Its news of every delivery are ours to tell, from the job; its troubles are worth a line.
      const important = level === "error" || level === "warning";
      log[important ? "warn" : "debug"]({ err: meta?.error }, message);
    }),
    taskList: {
      run_job: (payload, { job }) => removed.during(job.id, () => onDelivery(Payload.parse(payload).jobId)),
    },
  });
  void runner.promise.catch(() => undefined).finally(() => pool.end());
  return runner;
}
