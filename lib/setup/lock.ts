import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isAlive, signal, startOf } from "#lib/db/embedded-process.ts";
import { conflict } from "#lib/errors.ts";

const Running = z.object({
  pid: z.number(),
  address: z.string(),
  children: z.array(z.number()),
  /** When each of these processes started: after a reboot its number may be another program's. */
  startedAt: z.record(z.string(), z.string().nullable()),
});
type Running = z.output<typeof Running>;

export type Lock = {
  /** Notes the processes started, so that the next start can end them should this one be killed. */
  note(children: number[]): void;
  /** Lets the next start in. */
  stop(): Promise<void>;
};

/**
 * One start at a time in a data directory. A lock whose process is gone was left by a kill: what it had started and
 * still runs is ended first.
 */
export async function takeLock(directory: string, address: string): Promise<Lock> {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "running.json");
  const write = (children: number[]) => {
    writeFileSync(`${path}.new`, JSON.stringify(noteOf(address, children)));
    renameSync(`${path}.new`, path); // so that a full disk leaves the last note whole
  };
  try {
    writeFileSync(path, JSON.stringify(noteOf(address, [])), { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const left = read(path);
    if (left && isStill(left, left.pid)) {
      throw conflict(
        `Tidewatch is already running from ${directory}: ${left.address} (process ${left.pid}). ` +
          "Stop it first, or start another one with --data DIR and --port N.",
      );
    }
    if (left) await endOrphans(left.children.filter((pid) => isStill(left, pid)));
    write([]);
  }
  return {
    note: write,
    stop: async () => rmSync(path, { force: true }),
  };
}

function read(path: string) {
  try {
    return Running.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null; // cut off in the middle of writing
  }
}

const noteOf = (address: string, children: number[]): Running => ({
  pid: process.pid,
  address,
  children,
  startedAt: Object.fromEntries([process.pid, ...children].map((pid) => [pid, startOf(pid)])),
});

/** Whether the process that was noted still runs. */
const isStill = ({ startedAt }: Running, pid: number): boolean =>
  isAlive(pid) && typeof startedAt[pid] === "string" && startedAt[pid] === startOf(pid);

async function endOrphans(orphans: number[]): Promise<void> {
  for (const pid of orphans) signal(pid, "SIGTERM");
  const deadline = performance.now() + 3_000;
  while (orphans.some(isAlive) && performance.now() < deadline) await sleep(50);
  for (const pid of orphans.filter(isAlive)) signal(pid, "SIGKILL");
}
