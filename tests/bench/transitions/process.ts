import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { END_WITH_PARENT } from "#tests/support/worker-process.ts";

export const SLOTS = 16;

const WARM_UP_JOBS = 400;

type Drain = { worker: BenchWorker; url: string; ask(count: number): Promise<unknown> };

/**
 * Milliseconds a job takes a worker that brings waiting ones to their end: all become visible to it at once, when its
 * code, connections and threads are warm.
 */
export async function timeWarmDrain({ worker, url, ask }: Drain, count: number): Promise<number> {
  await worker.isReady;
  await ask(WARM_UP_JOBS);
  await untilQueueIsEmpty(url);
  await ask(count);
  const begun = performance.now();
  await untilQueueIsEmpty(url);
  const took = performance.now() - begun;
  await worker.stop();
  return took / count;
}

export async function untilQueueIsEmpty(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (;;) {
    const { rows } = await client.query("select 1 from graphile_worker._private_jobs limit 1");
    if (rows.length === 0) break;
    await sleep(10);
  }
  await client.end();
}

export type BenchWorker = { child: ChildProcess; isReady: Promise<unknown>; stop(): Promise<void> };

/** A worker of this folder in a process of its own; what it sends after "ready" is the caller's to hear. */
export function startBenchWorker(
  file: string,
  url: string,
  { args = [], execArgv = [] }: { args?: string[]; execArgv?: string[] } = {},
): BenchWorker {
  const child = fork(join(import.meta.dirname, file), [url, String(SLOTS), ...args], {
    execArgv: [...END_WITH_PARENT, ...execArgv],
  });
  const isReady = new Promise((resolve, reject) => {
    child.on("message", (message) => message === "ready" && resolve(message));
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}.`)));
  });
  isReady.catch(() => undefined);
  return {
    child,
    isReady,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
