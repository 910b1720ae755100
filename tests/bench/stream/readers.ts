import { fork } from "node:child_process";
import { join } from "node:path";
import { END_WITH_PARENT } from "#tests/support/worker-process.ts";
import type { FromClients, Received, ToClients } from "./clients.ts";
import type { StreamServer } from "./servers.ts";

export type Readers = AsyncDisposable & {
  open(server: StreamServer, cookies: string[], isStalled?: boolean): Promise<void>;
  /** What has come since the last report. */
  report(): Promise<Received[]>;
};

/** The process of the clients. */
export function startReaders(): Readers {
  const child = fork(join(import.meta.dirname, "clients.ts"), [], { execArgv: END_WITH_PARENT });
  const ask = (question: ToClients) =>
    new Promise<FromClients>((resolve, reject) => {
      const gone = () => reject(new Error("The readers have ended."));
      child.once("exit", gone).once("message", (answer: FromClients) => {
        child.off("exit", gone);
        resolve(answer);
      });
      child.send(question);
    });
  return {
    async open({ port, path }, cookies, isStalled = false) {
      await ask({ kind: "open", port, path, cookies, isStalled });
    },
    async report() {
      const answer = await ask({ kind: "report" });
      return answer.kind === "report" ? answer.received : [];
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
    },
  };
}
