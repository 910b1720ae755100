import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { startBenchWorker, timeWarmDrain } from "./process.ts";

export type Plain = { url: string; pool: pg.Pool };

export async function preparePlain(url: string): Promise<Plain> {
  await runMigrations({ connectionString: url });
  return { url, pool: new pg.Pool({ connectionString: url, max: 2 }) };
}

export async function timePlainBulk({ pool }: Plain, count: number): Promise<number> {
  const begun = performance.now();
  await pool.query(
    `select count(*) from graphile_worker.add_jobs(array(
      select row('noop', json_build_object('jobId', gen_random_uuid()), null, null, 1::smallint, 'job:' || n || random(),
        null, null)::graphile_worker.job_spec from generate_series(1, $1) n))`,
    [count],
  );
  return performance.now() - begun;
}

/** As `timeWarmDrain`. */
export const timePlainDrain = (plain: Plain, count: number): Promise<number> =>
  timeWarmDrain(
    {
      ...{ worker: startBenchWorker("plain-worker.ts", plain.url, { args: ["silent"] }), url: plain.url },
      ask: (asked) => timePlainBulk(plain, asked),
    },
    count,
  );

export async function timePlainStarts(plain: Plain, count: number): Promise<number[]> {
  const worker = startBenchWorker("plain-worker.ts", plain.url);
  await worker.isReady;
  const times: number[] = [];
  for (let n = -10; n < count; n += 1) {
    const started = firstMessage(worker.child);
    const askedNs = process.hrtime.bigint();
    await plain.pool.query(
      "select from graphile_worker.add_job('noop', json_build_object('jobId', $1::text))",
      [String(n)],
    );
    const startedNs = await started;
    if (n >= 0) times.push(Number(startedNs - askedNs) / 1e6);
    while ((await countLeft(plain)) > 0) await sleep(10);
  }
  await worker.stop();
  return times;
}

const firstMessage = (child: ReturnType<typeof startBenchWorker>["child"]): Promise<bigint> =>
  new Promise((resolve) => {
    const hear = (message: unknown) => {
      if (typeof message !== "string" || message === "ready") return;
      child.off("message", hear);
      resolve(BigInt(message));
    };
    child.on("message", hear);
  });

async function countLeft({ pool }: Plain): Promise<number> {
  const { rows } = await pool.query<{ left: number }>(
    "select count(*)::int as left from graphile_worker._private_jobs",
  );
  return rows[0]?.left ?? 0;
}
