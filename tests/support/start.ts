import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, inject } from "vitest";
import { isAlive } from "#lib/db/embedded-process.ts";
import { freePort } from "./app.ts";
import { until } from "./until.ts";

type Start = {
  args?: string[];
  /** Left out unless a test is about it: it takes its time. */
  sample?: boolean;
  env?: NodeJS.Dict<string>;
  spawnOptions?: SpawnOptions;
};

/** `npm run up` as somebody types it, in the fresh tree of this run. */
export class Up {
  readonly process: ChildProcess;
  output = "";

  constructor(
    tree: string,
    directory: string,
    port: number,
    { args = [], sample = false, env = {}, spawnOptions = {} }: Start,
  ) {
    const options = [
      "--data",
      directory,
      "--port",
      String(port),
      ...(sample ? [] : ["--no-sample"]),
      ...args,
    ];
    const words = ["run", "up", "--", ...options];
    this.process = spawn("npm", words, {
      cwd: tree,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...environment(), ...env },
      ...spawnOptions,
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on("data", (text) => {
        this.output += String(text);
      });
    }
  }

  /** The address it prints; fails with what it said where it ends instead. */
  async address(): Promise<URL> {
    const found = await until(() => {
      const address = this.output.match(/Tidewatch is at (\S+)/)?.[1];
      if (address) return address;
      if (this.hasEnded()) throw new Error(`it ended:\n${this.output}`);
      return undefined;
    }, 150_000);
    return new URL(found);
  }

  hasEnded = () => this.process.exitCode !== null || this.process.signalCode !== null;

  async ended(): Promise<number | null> {
    await until(() => this.hasEnded() || undefined, 60_000);
    return this.process.exitCode;
  }
}

/** The processes a start noted, and its database's. */
export function processesOf(directory: string): {
  up: number;
  web: number;
  worker: number;
  postgres: number;
} {
  const note = JSON.parse(readFileSync(join(directory, "running.json"), "utf8"));
  const [web, worker] = note.children;
  const postgres = Number(readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  return { up: note.pid, web, worker, postgres };
}

export const areGone = (pids: number[]): boolean => pids.every((pid) => !isAlive(pid));

/** What the shell around the tests sets must not reach the start under test. */
function environment(): NodeJS.ProcessEnv {
  const rest = { ...process.env };
  for (const name of Object.keys(rest)) {
    if (/^(npm_|VITEST|NODE_ENV$|DATABASE_URL$|PORT$|HOST$|TEST$)/.test(name)) delete rest[name];
  }
  return rest;
}

/** `directory` is a data directory and `port` a free port of the test's own; `up` starts there and is stopped after. */
export const test = base
  .extend("directory", async ({ task: _ }, { onCleanup }) => {
    const directory = mkdtempSync(join(tmpdir(), "tidewatch-up-"));
    chmodSync(directory, 0o755);
    onCleanup(() => rmSync(directory, { recursive: true, force: true }));
    return directory;
  })
  .extend("port", ({ task: _ }) => freePort())
  .extend("up", async ({ directory, port }, { onCleanup }) => {
    const all: Up[] = [];
    onCleanup(async () => {
      for (const one of all) one.process.kill("SIGTERM");
      for (const one of all) await one.ended();
      if (existsSync(join(directory, "running.json"))) throw new Error("a start was left behind");
    });
    return (start: Start = {}) => {
      const one = new Up(inject("tree"), directory, port, start);
      all.push(one);
      return one;
    };
  });
