import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A zombie counts as gone: where nobody reaps children (a container without an init) it stays for ever. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, "utf8"));
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** The command line of a process: tells ours from an unrelated one that was given the same number later. */
export function commandOf(pid: number): string {
  const path = `/proc/${pid}/cmdline`;
  if (existsSync(path)) return readFileSync(path, "utf8").replaceAll("\0", " ");
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/**
 * When a process started, as text to compare: with its number the same process, also across reboots. Null where it is
 * gone or the system does not tell.
 */
export function startOf(pid: number): string | null {
  if (process.platform === "linux") {
    const boot = readIfThere("/proc/sys/kernel/random/boot_id")?.trim();
    // The second field, a name in parentheses, may hold anything; the 22nd is the start.
    const ticks = readIfThere(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, "")
      .split(" ")[22 - 3];
    return boot && ticks ? `${boot} ${ticks}` : null;
  }
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  return stdout?.trim() || null;
}

type PidFile = { pid: number; port: number; isReady: boolean };

/** What the server of this cluster wrote about itself; null where none has started or the last one ended cleanly. */
export function readPidFile(dataDirectory: string): PidFile | null {
  const lines = readIfThere(join(dataDirectory, "postmaster.pid"))?.split("\n");
  if (!lines) return null;
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: /^ready/.test(lines[7] ?? "") };
}

/** What ends takes its file along at any moment, also between a look and a read. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ESRCH"].includes(String(error.code)))
      return null;
    throw error;
  }
}
