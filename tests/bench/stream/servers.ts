import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startWebProcess } from "#tests/support/web-process.ts";
import { END_WITH_PARENT } from "#tests/support/worker-process.ts";
import { startEmptyProcess } from "./empty.ts";
import type { Gauge, Question } from "./gauge.ts";

export type StreamServer = AsyncDisposable & {
  port: number;
  path: string;
  gauge(question?: Question): Promise<Gauge>;
};

const GAUGE = join(import.meta.dirname, "gauge.ts");
const NODE_OPTIONS = ["--expose-gc"];

/** The built web, as `npm start` runs it, with everything on. */
export async function startOurs(url: string): Promise<StreamServer> {
  const web = await startWebProcess(url, { preload: GAUGE, nodeOptions: NODE_OPTIONS });
  return toServer(web.child, web.port, "/api/jobs/stream");
}

/** Built first. */
export async function startEmpty(): Promise<StreamServer> {
  const { child, port, path } = await startEmptyProcess(NODE_OPTIONS, GAUGE);
  return toServer(child, port, path);
}

export async function startBare(url: string, organizationId: string): Promise<StreamServer> {
  const args = [...NODE_OPTIONS, ...END_WITH_PARENT, "--import", GAUGE, join(import.meta.dirname, "bare.ts")];
  const child = spawn(process.execPath, [...args, url, organizationId], {
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  if (!child.stdout) throw new Error("The bare server has no output.");
  const [port] = await once(child.stdout, "data");
  return toServer(child, Number(port), "/");
}

const toServer = (child: ChildProcess, port: number, path: string): StreamServer => ({
  ...{ port, path },
  async gauge(question: Question = "as it is") {
    const answer = once(child, "message");
    child.send(question);
    return (await answer)[0] as Gauge;
  },
  async [Symbol.asyncDispose]() {
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  },
});
