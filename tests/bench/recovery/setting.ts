import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import type { EnqueuedJob } from "#lib/jobs/new-jobs.ts";
import { askFor, createSource } from "#tests/support/engine.ts";
import { namedWorker } from "#tests/support/history.ts";
import { until } from "#tests/support/until.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/support/worker-process.ts";

export type Setting = { url: string; db: PrismaClient; privateKey: string; scope: Scope };

/** Far above every goal. What does not come by then does not come. */
const MOST_MS = 180_000;

/** What tests scale down is left out: these timers are the product's own. */
const AS_DELIVERED = {
  LEASE_SECONDS: undefined,
  HEARTBEAT_MS: undefined,
  REAP_EVERY_MS: undefined,
  DRAIN_SECONDS: undefined,
};

/** A worker as delivered, but for its work; `name` is how the history knows it. */
export const startWorker = (
  { url, privateKey }: Setting,
  name: string,
  environment: Record<string, string> = {},
): Promise<WorkerProcess> =>
  startWorkerProcess(namedWorker(url, name), privateKey, {
    ...{ program: "tests/workload/worker.ts", environment: { ...AS_DELIVERED, ...environment } },
  });

/** Work on a source of its own; `words` say what it does. */
export async function ask(
  { db, scope }: Setting,
  type: "asset_discovery" | "connection_test",
  words: string[],
): Promise<EnqueuedJob> {
  return askFor(db, scope, await createSource(db, scope), { type, config: { includedSchemas: words } });
}

type Job = { status: string; attempt: number; workerId: string | null; seconds: number | null };

/** As they stand; `seconds` is how long the last attempt took, by the database's clock. */
const readJobs = (db: PrismaClient, jobIds: readonly string[]) => db.$queryRaw<Job[]>`
  select status, attempt, worker_id as "workerId",
    extract(epoch from finished_at - started_at)::float8 as seconds
  from job where id = any(${[...jobIds]}::uuid[]) order by id`;

/** Resolves when all of them are so. */
export async function allBecome(
  { db }: Setting,
  jobIds: readonly string[],
  isSo: (job: Job) => boolean,
): Promise<Job[]> {
  return until(async () => {
    const jobs = await readJobs(db, jobIds);
    return jobs.every(isSo) ? jobs : undefined;
  }, MOST_MS);
}

export const isRunning = ({ status }: Job): boolean => status === "running";
export const hasEnded = ({ status }: Job): boolean => status !== "running" && status !== "pending";
