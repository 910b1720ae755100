import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { signal as send } from "#lib/db/embedded-process.ts";
import { say } from "./terminal.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const STEADY_AFTER_MS = 60_000;

export type Supervised = {
  readonly pid: number | undefined;
  /** Rejects when the process ends before `isReady` says yes. */
  ready(isReady: () => Promise<boolean>, signal: AbortSignal): Promise<void>;
  /** Asks it to end, and makes it end after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
};

type SupervisedProcess = {
  name: string;
  start: () => ChildProcess;
  /** Called whenever it was started again; what it throws is said and changes nothing. */
  onRestart: () => void;
  /** Whether it comes back even when it ends before it was ever ready: while developing it may be half written. */
  mayFailFirst: boolean;
};

/** Keeps one process running: one that dies comes back, after waits that double while it keeps dying. */
export function supervise({ name, start, onRestart, mayFailFirst }: SupervisedProcess): Supervised {
  let child = start();
  let isStopping = false;
  let comesBack = mayFailFirst;
  let waitMs = FIRST_WAIT_MS;
  let startedAt = performance.now();
  const comeBackLater = (why: string) => {
    if (isStopping || !comesBack) return;
    if (performance.now() - startedAt > STEADY_AFTER_MS) waitMs = FIRST_WAIT_MS;
    say(`The ${name} ended (${why}); it starts again in ${waitMs / 1000} s.`);
    setTimeout(restart, waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
  const watch = () => {
    child.once("exit", (code, signalName) => comeBackLater(signalName ?? `code ${code}`));
    child.once("error", ({ message }) => comeBackLater(message)); // it could not be started
  };
  // Runs in a timer, where an error would end this process and leave the others behind.
  const restart = () => {
    if (isStopping) return;
    startedAt = performance.now();
    try {
      child = start();
    } catch (error) {
      return comeBackLater(reasonOf(error));
    }
    watch();
    try {
      onRestart();
    } catch (error) {
      say(`The ${name} was started again, but that could not be noted: ${reasonOf(error)}.`);
    }
  };
  watch();
  return {
    get pid() {
      return child.pid;
    },
    async ready(isReady, signal) {
      while (!(await isReady())) {
        signal.throwIfAborted();
        if (hasEnded(child) && !comesBack) throw new Error(`The ${name} ended while it was starting.`);
        await sleep(25);
      }
      if (hasEnded(child) && !comesBack) throw new Error(`The ${name} ended while it was starting.`);
      comesBack = true;
    },
    async stop(patienceMs) {
      isStopping = true;
      if (child.pid === undefined || hasEnded(child)) return;
      const ended = new Promise((done) => child.once("exit", done));
      send(child.pid, "SIGTERM");
      const patience = new AbortController();
      const isLate = sleep(patienceMs, true, { signal: patience.signal }).catch(() => false);
      if (await Promise.race([ended.then(() => false), isLate])) {
        send(-child.pid, "SIGKILL"); // its whole process group
        await ended;
      }
      patience.abort();
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
