import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "#tests/support/until.ts";
import { allBecome, ask, hasEnded, isRunning, type Setting, startWorker } from "./setting.ts";

/** As many as a worker has slots, so that none of the next worker's are taken by this one. */
export const JOBS_A_WORKER = 4;
/** On its return the worker finds two of its jobs ended by another, and two that another still works on. */
const STOPPED_MS = [15_000, 15_000, 50_000, 50_000];
const KILLED_MS = Array.from({ length: JOBS_A_WORKER }, () => 3_000);

export type Lost = {
  jobIds: string[];
  /** From the kill to the end of the last job of the worker that was killed. */
  finishedSeconds: number;
  /** Attempts of the stopped worker that found out, once it went on. */
  fenced: number;
};

/** One worker is killed and one stopped, both in the middle of their jobs, and two others come. */
export async function measureLost(setting: Setting, stoppedSeconds: number): Promise<Lost> {
  const start = () => startWorker(setting, randomUUID());
  const workers = [];
  const take = async (times: readonly number[]) => {
    const worker = await start();
    workers.push(worker);
    const jobs = await Promise.all(times.map((ms) => ask(setting, "asset_discovery", ["takeTime", `${ms}`])));
    const jobIds = jobs.map(({ id }) => id);
    const [first] = await allBecome(setting, jobIds, isRunning);
    return { worker, jobIds, workerId: first?.workerId ?? "" };
  };
  try {
    const stopped = await take(STOPPED_MS);
    const killed = await take(KILLED_MS);
    stopped.worker.child.kill("SIGSTOP");
    killed.worker.child.kill("SIGKILL");
    const begun = performance.now();
    workers.push(...(await Promise.all([start(), start()])));
    const [finishedSeconds] = await Promise.all([
      allBecome(setting, killed.jobIds, hasEnded).then(() => (performance.now() - begun) / 1_000),
      sleep(stoppedSeconds * 1_000 - (performance.now() - begun)),
    ]);
    stopped.worker.child.kill("SIGCONT");
    const fenced = await until(() => countFenced(setting, stopped.workerId), 60_000).catch(() => 0);
    const jobIds = [...killed.jobIds, ...stopped.jobIds];
    await allBecome(setting, jobIds, hasEnded);
    return { jobIds, finishedSeconds, fenced };
  } finally {
    for (const { child } of workers) child.kill("SIGCONT");
    await Promise.all(
      workers.map((worker) => worker.child.exitCode ?? worker.child.signalCode ?? worker.end("SIGTERM")),
    );
  }
}

/** As the worker itself counts them and tells with its beat; undefined before it has told of all. */
async function countFenced({ db }: Setting, workerId: string): Promise<number | undefined> {
  const [told] = await db.$queryRaw<{ fenced: number }[]>`
    select coalesce((counters ->> 'leasesExpired')::int, 0) as fenced from worker where id = ${workerId}::uuid`;
  return told && told.fenced >= JOBS_A_WORKER ? told.fenced : undefined;
}
