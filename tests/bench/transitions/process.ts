import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { END_WITH_PARENT } from "#tests/support/worker-process.ts";

export const SLOTS = 16;

/** Of the jobs that start first, while code and connections warm up. */
const WARM_UP_SHARE = 0.25;

/** Milliseconds per job, of those that come after the warm-up; the times are those of the handlers' starts. */
export function timeOnceWarm(startedNs: readonly bigint[], endedNs: bigint): number {
  const first = Math.floor(startedNs.length * WARM_UP_SHARE);
  const firstNs = startedNs.toSorted((a, b) => (a < b ? -1 : 1))[first] ?? endedNs;
  return Number(endedNs - firstNs) / 1e6 / (startedNs.length - first);
}

export type BenchWorker = { child: ChildProcess; isReady: Promise<unknown>; stop(): Promise<void> };

/** A worker of this folder in a process of its own; what it sends after "ready" is the caller's to hear. */
export function startBenchWorker(file: string, url: string, execArgv: string[] = []): BenchWorker {
  const child = fork(join(import.meta.dirname, file), [url, String(SLOTS)], {
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
