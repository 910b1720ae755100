import type { PrismaClient } from "#lib/db/client.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { until } from "#tests/support/until.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";

const APART_MS = 700;

/** A worker with nothing else to do: how long after their slots the attempts of so many jobs began, in milliseconds. */
export async function measureStarts(db: PrismaClient, url: string, count: number): Promise<number[]> {
  const { privateKey } = await generateSealingKeys();
  const worker = await startWorkerProcess(url, privateKey, {
    program: "tests/workload/worker.ts",
    environment: { REAP_EVERY_MS: undefined, HEARTBEAT_MS: undefined, LEASE_SECONDS: undefined },
  });
  try {
    await db.$executeRaw`
      with chosen as (
        select id, row_number() over () as n from (select id from schedule order by id desc limit ${count}::int) newest
      )
      update schedule s set planned_at = clock_timestamp(),
        next_slot = clock_timestamp() + (2000 + n * ${APART_MS}::int) * interval '1 millisecond',
        next_run_at = clock_timestamp() + (2000 + n * ${APART_MS}::int) * interval '1 millisecond'
      from chosen where s.id = chosen.id`;
    return await until(async () => {
      const rows = await db.$queryRaw<{ ms: number }[]>`
        select extract(epoch from a.started_at - w.slot)::float8 * 1000 as ms
        from schedule_slot w join job_attempt a on a.job_id = w.job_id and a.attempt = 1`;
      return rows.length >= count ? rows.map(({ ms }) => ms) : undefined;
    }, 120_000);
  } finally {
    await worker.end("SIGTERM");
  }
}
