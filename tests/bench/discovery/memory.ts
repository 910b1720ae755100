import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { YOUNG_MB } from "#lib/jobs/threads/pool.ts";

/** A thread's share of the heap, where THREAD_MEMORY_MB is not set. With no limit of its own a process collects later. */
const THREAD_MB = 512;

/** The most memory a process holds that reads this catalog and nothing else, in bytes. */
export function measureMemory(url: string): number {
  const program = join(import.meta.dirname, "read-once.ts");
  // The room for young objects, as threads have it, is three of these.
  const asInThreads = [`--max-semi-space-size=${YOUNG_MB / 3}`, `--max-old-space-size=${THREAD_MB}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...asInThreads, program, url], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The reading failed: ${stderr}`);
  return Number(stdout);
}
