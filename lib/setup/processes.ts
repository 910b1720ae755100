import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { webEnvironment, workerEnvironment } from "./environment.ts";
import type { Installation } from "./installation.ts";
import type { StartOptions } from "./options.ts";
import { NEXT } from "./web-build.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const LONGEST_LOG_BYTES = 10_000_000;

export type Mode = "up" | "dev";

export function startWeb(mode: Mode, installation: Installation, options: StartOptions): ChildProcess {
  const where = ["--port", String(options.port), "--hostname", options.host];
  const environment = webEnvironment(installation, options);
  return start([NEXT, mode === "up" ? "start" : "dev", ...where], mode, environment, logOf(options, "web"));
}

export function startWorker(mode: Mode, installation: Installation, options: StartOptions): ChildProcess {
  const watch = mode === "dev" ? ["--watch", "--watch-preserve-output"] : [];
  const environment = workerEnvironment(installation, options);
  return start([...watch, "workers/main.ts"], mode, environment, logOf(options, "worker"));
}

/** In a group of its own: Ctrl-C must reach the processes in our order, not all at once. */
function start(args: string[], mode: Mode, environment: NodeJS.Dict<string>, log: string): ChildProcess {
  const output = openSync(log, "a");
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: true,
    env: { ...environment, NODE_ENV: mode === "up" ? "production" : "development" },
    stdio: mode === "up" ? ["ignore", output, output] : ["ignore", "inherit", "inherit"],
  });
  closeSync(output);
  return child;
}

export const logOf = ({ directory }: Pick<StartOptions, "directory">, name: "web" | "worker"): string =>
  join(directory, `${name}.log`);

/** A start that runs for months must not fill the disk with the logs of all the ones before. */
export function turnLogs(options: StartOptions): void {
  for (const name of ["web", "worker"] as const) {
    const log = logOf(options, name);
    if (existsSync(log) && statSync(log).size > LONGEST_LOG_BYTES) renameSync(log, `${log}.1`);
  }
}

/** The last words of a process that did not start. */
export const lastLines = (log: string, count = 12): string =>
  existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-count).join("\n") : "";
