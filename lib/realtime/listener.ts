import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

type Options = {
  connectionString: string;
  /** The role the session runs as. LISTEN itself needs no privilege. */
  role: string;
  channel: string;
  onMessage(payload: string): void;
  /** Each time listening starts, the first one too: whatever was sent before may be lost, so look for yourself. */
  onListening?(): void;
  /** Each time the connection is lost or cannot be made; listening is tried again by itself. */
  onTrouble?(error: unknown): void;
  signal: AbortSignal;
};

const SLOWEST_RETRY_MS = 5_000;
/** A connection that died without a word is found out by asking it something. */
const PROBE_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Holds one LISTEN open until aborted, connecting again with a growing delay. Needs a session connection: through a
 * pooler in transaction mode nothing is heard. Notifications are hints, so a listener's owner also looks on a timer.
 */
export async function listen(options: Options): Promise<void> {
  for (let failures = 0; !options.signal.aborted; failures += 1) {
    await listenOnce(options, () => {
      failures = 0;
    }).catch((error: unknown) => {
      if (!options.signal.aborted) options.onTrouble?.(error);
    });
    const delay = Math.min(100 * 2 ** failures, SLOWEST_RETRY_MS);
    await sleep(delay, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

/** Rejects when the connection is lost; resolves when aborted. */
async function listenOnce(options: Options, onConnected: () => void): Promise<void> {
  const client = new Client({
    connectionString: options.connectionString,
    options: `-c role=${options.role}`,
    application_name: `listen:${options.channel}`,
    connectionTimeoutMillis: 3_000,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
  });
  const lost = Promise.withResolvers<void>();
  client.on("error", lost.reject).on("end", () => lost.reject(new Error("The connection ended.")));
  client.on("notification", ({ payload }) => options.onMessage(payload ?? ""));
  const onAbort = () => lost.resolve();
  options.signal.addEventListener("abort", onAbort, { once: true });
  const probe = setInterval(() => void client.query("select 1").catch(lost.reject), PROBE_EVERY_MS);
  try {
    await Promise.race([start(client, options), lost.promise]);
    onConnected();
    if (!options.signal.aborted) options.onListening?.();
    await lost.promise;
  } finally {
    clearInterval(probe);
    options.signal.removeEventListener("abort", onAbort);
    client.end().catch(() => undefined);
  }
}

async function start(client: Client, { channel }: Options): Promise<void> {
  await client.connect();
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
}
