import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { until } from "./until.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** As arguments of node: a process that is given them ends with the one that started it, also where that is killed. */
export const END_WITH_PARENT = ["--import", join(import.meta.dirname, "end-with-parent.mjs")];

export type WorkerProcess = {
  child: ChildProcess;
  /** What it has written so far, a line an entry. */
  lines(): string[];
  /** Sends the signal and resolves with the exit code once it has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** `program` of another name is a worker with work of the tests' own. */
type Options = { environment?: NodeJS.Dict<string>; program?: string; preload?: string };

/** `node workers/main.ts` as it runs in production, with its timers scaled down; ready to take jobs. Whoever starts it ends it. */
export async function startWorkerProcess(
  databaseUrl: string,
  sealingPrivateKey: string,
  { environment = {}, program = "workers/main.ts", preload }: Options = {},
): Promise<WorkerProcess> {
  const preloads = [...END_WITH_PARENT, ...(preload ? ["--import", preload] : [])];
  const child = spawn(process.execPath, [...preloads, program], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SEALING_PRIVATE_KEYS: sealingPrivateKey,
      OUTBOUND_ALLOW: "127.0.0.1",
      LEASE_SECONDS: "3",
      HEARTBEAT_MS: "300",
      REAP_EVERY_MS: "300",
      DRAIN_SECONDS: "1",
      ...environment,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const lines = () => output.split("\n").filter(Boolean);
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The worker ended:\n${output}`);
    return lines().some((line) => line.includes('"worker ready"')) || undefined;
  }, 60_000);
  return {
    child,
    lines,
    async end(signal) {
      const exited = once(child, "exit");
      child.kill(signal);
      const [code] = await exited;
      return code as number | null;
    },
  };
}
