import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export const SLOTS = 8;

export type BenchWorker = { child: ChildProcess; isReady: Promise<unknown>; stop(): Promise<void> };

/** A worker of this folder in a process of its own; what it sends after "ready" is the caller's to hear. */
export function startBenchWorker(file: string, url: string, execArgv: string[] = []): BenchWorker {
  const child = fork(join(import.meta.dirname, file), [url, String(SLOTS)], { execArgv });
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
