import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { SECRET } from "./account.ts";
import { freePort } from "./app.ts";
import { until } from "./until.ts";
import { END_WITH_PARENT } from "./worker-process.ts";

const ROOT = join(import.meta.dirname, "..", "..");

export type WebProcess = {
  child: ChildProcess;
  port: number;
  /** As people type it. */
  address: string;
  /** Sends the signal and resolves with the exit code once it has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

type Options = { port?: number; environment?: NodeJS.Dict<string>; preload?: string; nodeOptions?: string[] };

/** `npm start` without npm: the built web alone, on a database that is migrated; its first page has been made. */
export async function startWebProcess(databaseUrl: string, options: Options = {}): Promise<WebProcess> {
  const { port = await freePort(), environment = {}, preload, nodeOptions = [] } = options;
  const preloads = [...END_WITH_PARENT, ...(preload ? ["--import", preload] : [])];
  const child = spawn(process.execPath, [...nodeOptions, ...preloads, "lib/setup/start.ts"], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: SECRET,
      SEALING_PUBLIC_KEY: (await generateSealingKeys()).publicKey,
      APP_URL: `http://localhost:${port}`,
      HOST: "127.0.0.1",
      PORT: String(port),
      ...environment,
    },
    stdio: ["pipe", "pipe", "pipe", ...(preload ? (["ipc"] as const) : [])],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const firstPage = () =>
    fetch(`http://127.0.0.1:${port}/sign-in`).then(
      () => true,
      () => undefined,
    );
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The web ended:\n${output}`);
    return firstPage();
  }, 60_000);
  return {
    child,
    port,
    address: `http://localhost:${port}`,
    async end(signal) {
      const exited = once(child, "exit");
      child.kill(signal);
      const [code] = await exited;
      return code as number | null;
    },
  };
}
