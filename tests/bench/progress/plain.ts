import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { JOBS, REPORTS_A_SECOND } from "./ours.ts";

const CLIENTS = 10;

export type PlainProgress = { transactions: number; seenMs: number[] };

export async function preparePlain(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "create table progress (id integer primary key, done bigint not null) with (fillfactor = 70)",
  );
  await client.query("insert into progress select n, 0 from generate_series(0, $1) n", [JOBS - 1]);
  await client.end();
}

/** The yardstick: each report an UPDATE with its NOTIFY, as many at a time as a worker has connections. */
export async function measurePlain(url: string, seconds: number): Promise<PlainProgress> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  const seenMs: number[] = [];
  listener.on("notification", ({ payload }) => void seenMs.push(performance.now() - Number(payload)));
  await listener.query("listen progress");
  const total = JOBS * REPORTS_A_SECOND * seconds;
  const begun = performance.now();
  const writes: Promise<unknown>[] = [];
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, ((performance.now() - begun) / 1_000) * JOBS * REPORTS_A_SECOND);
    for (; sent < due; sent += 1) {
      writes.push(
        pool.query(
          "with done as (update progress set done = done + 1 where id = $1 returning id) select pg_notify('progress', $2) from done",
          [sent % JOBS, String(performance.now())],
        ),
      );
    }
    await sleep(2);
  }
  await Promise.all(writes);
  while (seenMs.length < total) await sleep(20);
  const tookSeconds = (performance.now() - begun) / 1_000;
  await Promise.all([pool.end(), listener.end()]);
  return { transactions: total / tookSeconds, seenMs };
}
