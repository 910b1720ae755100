/**
 * Migrations run beside web and workers. What waits for a lock has all wait that comes after it, so a migration gives way
 * after a moment, lets them by, and tries again.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export type Patience = { waitMs: number; pausesMs: readonly number[] };

export const PATIENCE: Patience = { waitMs: 2_000, pausesMs: [500, 1_000, 2_000, 4_000, 8_000] };

const LOOK_EVERY_MS = 100;

/** Does `work`, which is one transaction of `client`, with at most so long a wait for each lock. Throws who held it. */
export async function givingWay(
  client: pg.Client,
  { url, patience: { waitMs, pausesMs } }: { url: string; patience: Patience },
  work: () => Promise<void>,
): Promise<void> {
  await client.query("select set_config('lock_timeout', $1, false)", [`${waitMs}ms`]);
  try {
    for (const pauseMs of pausesMs) {
      if (await isDone(work)) return;
      await sleep(pauseMs);
    }
    await lastTry(client, url, work);
  } finally {
    await client.query("reset lock_timeout").catch(() => {}); // a lost connection has none
  }
}

/** False where somebody else held a lock for too long, or wanted one of its own in turn. */
async function isDone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isHeldUp(error)) return false;
    throw error;
  }
}

const isHeldUp = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === "55P03" || error.code === "40P01");

async function lastTry(client: pg.Client, url: string, work: () => Promise<void>): Promise<void> {
  const watch = await watchHolders(client, url);
  let holders: string[] = [];
  try {
    if (await isDone(work)) return;
  } finally {
    holders = await watch.end();
  }
  const by = holders.length > 0 ? ` by ${holders.join(" and ")}` : "";
  throw new Error(
    `what it changes stayed locked${by}. Wait until that is done or end it, as pg_terminate_backend does, and start again`,
  );
}

/** Looks from another session, as one that waits cannot tell for whom, and has forgotten it once it gave up. */
async function watchHolders(client: pg.Client, url: string) {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const observer = new pg.Client({ connectionString: url });
  observer.on("error", () => {});
  const over = new AbortController();
  let holders: string[] = [];
  const looking = (async () => {
    await observer.connect();
    while (!over.signal.aborted) {
      const found = await observer.query<{ words: string }>(
        `select format('process %s of %s (%s)', pid, usename, concat_ws(', ', nullif(application_name, ''), state,
           'since ' || to_char(xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'))) as words
         from pg_stat_activity where pid = any(pg_blocking_pids($1))`,
        [rows[0]?.pid],
      );
      if (found.rows.length > 0) holders = found.rows.map(({ words }) => words);
      await sleep(LOOK_EVERY_MS, undefined, { signal: over.signal }).catch(() => {});
    }
  })().catch(() => {}); // who it was is then not said
  return {
    async end(): Promise<string[]> {
      over.abort();
      await looking;
      await observer.end();
      return holders;
    },
  };
}
