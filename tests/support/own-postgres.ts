import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbedded } from "#lib/db/embedded.ts";
import { isAlive } from "#lib/db/embedded-process.ts";
import { migrate } from "#lib/db/migrate.ts";
import { onDatabase, queryOnce } from "./server.ts";
import { makeThrowAwayFolder } from "./throw-away-postgres.ts";
import { until } from "./until.ts";

type Place = { directory: string; running: EmbeddedPostgres; password: string; isOwn: boolean };

/** A migrated Postgres that a test may kill and start again where it was. What it has committed it keeps. */
export class OwnPostgres {
  readonly #directory: string;
  readonly #isOwn: boolean;
  readonly #password: string;
  #running: EmbeddedPostgres;
  /** The superuser's address of its database. */
  readonly url: string;

  private constructor({ directory, running, password, isOwn }: Place) {
    this.#directory = directory;
    this.#isOwn = isOwn;
    this.#running = running;
    this.#password = password;
    this.url = onDatabase(running.url, "tidewatch");
  }

  /** `directory`, where one is given, is the caller's to remove. */
  static async create(given?: string): Promise<OwnPostgres> {
    const directory = given ?? makeThrowAwayFolder();
    // Not one that the system hands to outgoing connections: between its end and its next start anybody may get it.
    writeFileSync(join(directory, "postgres.port"), String(await findQuietPort()));
    const password = randomUUID();
    const running = await startEmbedded({ directory, password });
    await queryOnce(running.url, "create database tidewatch");
    const own = new OwnPostgres({ directory, running, password, isOwn: given === undefined });
    await migrate(own.url);
    return own;
  }

  /** `immediate` is a crash: no goodbye, and the log is read at the next start. */
  async stop(how: "immediate" | "fast"): Promise<void> {
    const pid = Number(
      readFileSync(join(this.#running.dataDirectory, "postmaster.pid"), "utf8").split("\n")[0],
    );
    process.kill(pid, how === "immediate" ? "SIGQUIT" : "SIGINT");
    await until(() => (isAlive(pid) ? undefined : true), 20_000);
  }

  async start(): Promise<void> {
    this.#running = await startEmbedded({ directory: this.#directory, password: this.#password });
    if (!this.url.includes(`:${this.#running.port}/`)) throw new Error("It came back on another port.");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running.stop();
    if (this.#isOwn) rmSync(this.#directory, { recursive: true, force: true });
  }
}

async function findQuietPort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 15_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const probe = createServer().once("error", () => answer(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => answer(true)));
  });
