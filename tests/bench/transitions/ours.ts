import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { connectForStatements } from "#lib/db/statements.ts";
import { enqueueJob, enqueueJobs, type JobRequest } from "#lib/jobs/enqueue.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { queryOnce } from "#tests/support/server.ts";
import { startBenchWorker, timeWarmDrain, untilQueueIsEmpty } from "./process.ts";

/** So many that a worker's slots hardly ever meet on one. */
const SOURCES = 500;

/** Which a server does by itself, a minute later. Not of the queue: that of the yardstick is as new as ours. */
const ANALYZE = `do $$ declare name text; begin
  for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' loop
    execute 'analyze ' || name;
  end loop;
end $$`;

/** An internal type, and one whose ends may raise events. */
type BenchType = "connection_test" | "lineage_extraction";

export type Ours = { url: string; worker: PrismaClient; scope: Scope; sourceIds: string[] };

export async function prepareOurs(url: string, worker: PrismaClient): Promise<Ours> {
  const scope = await createOrganization(worker);
  const sourceIds: string[] = [];
  for (let n = 0; n < SOURCES; n += 1) sourceIds.push(await createSource(worker, scope, { name: `s${n}` }));
  await queryOnce(url, ANALYZE);
  return { url, worker, scope, sourceIds };
}

let serial = 0;
/** No two alike, each source as often as the others. */
function nextRequest({ sourceIds }: Ours, type: BenchType = "connection_test"): JobRequest {
  serial += 1;
  const sourceId = sourceIds[serial % SOURCES] ?? "";
  const config = { includedSchemas: [`schema_${serial}`] };
  return { type, sourceId, assetId: sourceId, trigger: "manual", config };
}

/** Milliseconds to ask for that many jobs at once. */
export async function timeBulk(ours: Ours, count: number, type?: BenchType): Promise<number> {
  const requests = Array.from({ length: count }, () => nextRequest(ours, type));
  const begun = performance.now();
  await enqueueJobs(ours.worker, ours.scope, requests);
  return performance.now() - begun;
}

/** As `timeWarmDrain`. */
export async function timeDrain(ours: Ours, count: number, execArgv: string[] = []): Promise<number> {
  const { url } = ours;
  const ms = await timeWarmDrain(
    {
      ...{ worker: startBenchWorker("our-worker.ts", url, { execArgv }), url },
      ask: (asked) => timeBulk(ours, asked),
    },
    count,
  );
  await expectCompleted(ours);
  return ms;
}

/** Milliseconds a job takes a worker that is there and warm, all of them becoming visible to it at once. */
export async function timeAsked(ours: Ours, count: number, type: BenchType): Promise<number> {
  await timeBulk(ours, count, type);
  const begun = performance.now();
  await untilQueueIsEmpty(ours.url);
  const took = performance.now() - begun;
  await expectCompleted(ours);
  return took / count;
}

async function expectCompleted({ worker }: Ours): Promise<void> {
  if ((await worker.job.count({ where: { status: { not: "completed" } } })) > 0)
    throw new Error("Jobs are left.");
}

/**
 * Milliseconds from asking for a job to its handler, one at a time, on a worker that has nothing else to do. Asked for
 * without the ORM, as of the yardstick: on a worker's connections for statements.
 */
export async function timeStarts(ours: Ours, count: number): Promise<number[]> {
  const { worker, scope, url } = ours;
  const statements = connectForStatements(url, "tidewatch_worker");
  const process_ = startBenchWorker("our-worker.ts", ours.url);
  await process_.isReady;
  const times: number[] = [];
  for (let n = -10; n < count; n += 1) {
    const askedNs = process.hrtime.bigint();
    const { id } = await enqueueJob(statements, scope, nextRequest(ours));
    const startedNs = await untilStarted(worker, id);
    if (n >= 0) times.push(Number(startedNs - askedNs) / 1e6);
  }
  await process_.stop();
  await statements.close();
  return times;
}

async function untilStarted(worker: PrismaClient, jobId: string): Promise<bigint> {
  for (;;) {
    await sleep(10);
    const [job] = await worker.$queryRaw<{ startedNs: string }[]>`
      select d.result->>'startedNs' as "startedNs" from job j join job_detail d on d.job_id = j.id
      where j.id = ${jobId}::uuid and j.status = 'completed'`;
    if (job) return BigInt(job.startedNs);
  }
}
