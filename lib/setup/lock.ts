import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { commandOf, isAlive, signal } from "#lib/db/embedded-process.ts";
import { conflict } from "#lib/errors.ts";

const OURS = /bootstrap\.mjs|next|workers\/main/;

const Running = z.object({ pid: z.number(), address: z.string(), children: z.array(z.number()) });

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
  const write = (children: number[], flag: "w" | "wx") =>
    writeFileSync(path, JSON.stringify({ pid: process.pid, address, children }), { flag });
  try {
    write([], "wx");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const left = read(path);
    if (left && isOurs(left.pid)) {
      throw conflict(
        `Tidewatch is already running from ${directory}: ${left.address} (process ${left.pid}). ` +
          "Stop it first, or start another one with --data DIR and --port N.",
      );
    }
    await endOrphans(left?.children ?? []);
    write([], "w");
  }
  return {
    note: (children) => write(children, "w"),
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

const isOurs = (pid: number) => pid !== process.pid && isAlive(pid) && OURS.test(commandOf(pid));

async function endOrphans(children: number[]): Promise<void> {
  const orphans = children.filter(isOurs);
  for (const pid of orphans) signal(pid, "SIGTERM");
  const deadline = performance.now() + 3_000;
  while (orphans.some(isAlive) && performance.now() < deadline) await sleep(50);
  for (const pid of orphans.filter(isAlive)) signal(pid, "SIGKILL");
}
