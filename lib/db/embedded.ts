import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "#lib/errors.ts";
import {
  isReachable,
  type ServerUser,
  SHARED_DIRECTORY,
  serverBinaries,
  serverUser,
} from "./embedded-binaries.ts";
import { ownCluster } from "./embedded-ownership.ts";
import { commandOf, isAlive, readPidFile, signal } from "./embedded-process.ts";

/** The note in a data directory that has its cluster in another place. */
export const ELSEWHERE = "postgres-is-elsewhere.txt";

const SUPERUSER = "postgres";
const READY_WITHIN_MS = 60_000;
const STOP_PATIENCE_MS = 4_000;
const CRASH_PATIENCE_MS = 2_000;

export type EmbeddedPostgres = {
  /** The superuser's address of the database `postgres`; other databases differ in the path alone. */
  url: string;
  port: number;
  /** Where the cluster really is: not below `directory` when that is closed to the server's user. */
  dataDirectory: string;
  wasRunning: boolean;
  /** Fast shutdown: open transactions are rolled back. After `patienceMs` a crash stop, from which it recovers. */
  stop(patienceMs?: number): Promise<void>;
};

/**
 * Starts the Postgres that comes with the npm packages, in `directory`/postgres. A cluster that already runs there
 * (a second terminal, or the orphan of a killed start) is adopted. `fast` gives up crash safety, for tests.
 */
export async function startEmbedded(settings: {
  directory: string;
  password: string;
  fast?: boolean;
  maxConnections?: number;
}): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const dataDirectory = placeFor(resolve(settings.directory), user);
  const adopted = await findRunning(dataDirectory, settings.password);
  if (adopted) return adopted;

  const binaries = serverBinaries(user);
  const log = `${dataDirectory}.log`;
  if (existsSync(join(dataDirectory, "PG_VERSION"))) ownCluster(dataDirectory, user);
  else {
    createCluster({
      binaries,
      user,
      dataDirectory,
      password: settings.password,
      fast: settings.fast ?? false,
    });
  }
  const port = await choosePort(dataDirectory);
  const output = openSync(log, "w");
  // Its own process group: Ctrl-C must reach it last, after the web and the worker have closed their connections.
  const server = spawn(join(binaries, "bin", "postgres"), serverArguments(dataDirectory, port, settings), {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  await untilReady(server, dataDirectory, log);
  server.unref();
  return {
    url: addressOf(port, settings.password),
    port,
    dataDirectory,
    wasRunning: false,
    stop: (patienceMs) => stopServer(dataDirectory, server.pid, patienceMs),
  };
}

/** The cluster that runs in `directory` already; null where none does. Starts nothing. */
export const findEmbedded = (
  settings: { directory: string; password: string },
  withinMs?: number,
): Promise<EmbeddedPostgres | null> =>
  findRunning(placeFor(resolve(settings.directory), serverUser()), settings.password, withinMs);

const addressOf = (port: number, password: string) =>
  `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

/** Below a folder that is closed to the server's user the cluster gets a place elsewhere, and a note says where. */
function placeFor(directory: string, user: ServerUser): string {
  mkdirSync(directory, { recursive: true });
  if (isReachable(directory, user)) return join(directory, "postgres");
  const mark = createHash("sha256").update(directory).digest("hex").slice(0, 12);
  const elsewhere = join(SHARED_DIRECTORY, `data-${mark}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  writeFileSync(join(directory, ELSEWHERE), `${join(elsewhere, "postgres")}\n`);
  return join(elsewhere, "postgres");
}

type Cluster = {
  binaries: string;
  user: ServerUser;
  dataDirectory: string;
  password: string;
  fast: boolean;
};

/** Made beside its place and moved there when it is whole: initdb writes PG_VERSION long before it is done. */
function createCluster({ binaries, user, dataDirectory, password, fast }: Cluster): void {
  const unfinished = makeFolderBeside(dataDirectory);
  const secret = mkdtempSync(join(tmpdir(), "tidewatch-"));
  const passwordFile = join(secret, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [unfinished, secret, passwordFile]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    join(binaries, "bin", "initdb"),
    [
      ...["-D", unfinished, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      // Chosen here, or the encoding would follow whatever LANG happens to be.
      ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ...["--no-instructions", ...(fast ? ["--no-sync"] : [])],
    ],
    { ...user, cwd: "/", encoding: "utf8" },
  );
  rmSync(secret, { recursive: true, force: true });
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw refusal(made.error?.message ?? made.stderr, dataDirectory);
  }
  renameSync(unfinished, dataDirectory);
}

/** Under a new name each time: the initdb of a killed start may still be writing to the last one. */
function makeFolderBeside(dataDirectory: string): string {
  const prefix = `${dataDirectory}.unfinished-`;
  for (const name of readdirSync(dirname(dataDirectory))) {
    const path = join(dirname(dataDirectory), name);
    if (path.startsWith(prefix)) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }
  return mkdtempSync(prefix);
}

const serverArguments = (
  dataDirectory: string,
  port: number,
  { fast = false, maxConnections = 200 }: { fast?: boolean; maxConnections?: number },
) =>
  [
    ["-D", dataDirectory, "-p", String(port)],
    ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    ["-c", `max_connections=${maxConnections}`, "-c", "shared_preload_libraries=pg_stat_statements"],
    ["-c", "checkpoint_timeout=60s"], // little is left to write when it is told to stop
    fast ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : [],
  ].flat();

async function untilReady(server: ChildProcess, dataDirectory: string, log: string): Promise<void> {
  let failure: string | null = null;
  server.once("error", (error) => {
    failure = error.message;
  });
  const readLog = () => {
    failure ??= readFileSync(log, "utf8");
  };
  server.once("exit", readLog);
  const deadline = performance.now() + READY_WITHIN_MS;
  while (failure === null && performance.now() < deadline) {
    const status = readPidFile(dataDirectory);
    if (status?.pid === server.pid && status?.isReady) {
      server.off("exit", readLog); // its end later on is no failure, and its log may be gone by then
      return;
    }
    await sleep(20);
  }
  server.kill("SIGINT");
  throw refusal(failure ?? `it was not ready within ${READY_WITHIN_MS / 1000} s`, dataDirectory);
}

function refusal(output: string, dataDirectory: string): AppError {
  if (/No space left on device|ENOSPC/.test(output)) {
    return new AppError(
      "unavailable",
      `The disk of ${dirname(dataDirectory)} is full. Free some space, or choose another place with --data DIR.`,
    );
  }
  const lines = output.trim().split("\n");
  const reason = lines.findLast((line) => /FATAL|error:/.test(line)) ?? lines.at(-1);
  return new AppError(
    "unavailable",
    `The embedded Postgres did not start: ${reason}. Its log is ${dataDirectory}.log.`,
  );
}

/** A pid file outlives a killed server, and its number may since be somebody else's: only asking tells. */
async function findRunning(
  dataDirectory: string,
  password: string,
  withinMs = READY_WITHIN_MS,
): Promise<EmbeddedPostgres | null> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = readPidFile(dataDirectory);
    if (!found) return null;
    if (!isAlive(found.pid) || !commandOf(found.pid).includes(dataDirectory)) {
      rmSync(join(dataDirectory, "postmaster.pid"), { force: true });
      return null;
    }
    const url = addressOf(found.port, password);
    if (await answers(url)) {
      const stop = (patienceMs?: number) => stopServer(dataDirectory, found.pid, patienceMs);
      return { url, port: found.port, dataDirectory, wasRunning: true, stop };
    }
    if (performance.now() > deadline) throw silence(dataDirectory, found.pid, withinMs);
    await sleep(50); // it is starting, recovering or about to end
  }
}

/** Its pid file stays: it keeps a second server from the same files. */
const silence = (dataDirectory: string, pid: number, withinMs: number) =>
  new AppError(
    "unavailable",
    `The embedded Postgres of ${dirname(dataDirectory)} runs already (process ${pid}) and did not answer ` +
      `within ${withinMs / 1000} s. ${dataDirectory}.log says what it does; wait for it or end it, then start again.`,
  );

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_500 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === "28P01")) return false;
    throw new AppError(
      "unavailable",
      "The embedded Postgres runs already and refuses the password of this data directory: " +
        "its keys.json was replaced. Put the old keys.json back, or stop that Postgres and start over.",
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopServer(
  dataDirectory: string,
  pid: number | undefined,
  patienceMs = STOP_PATIENCE_MS,
): Promise<void> {
  if (pid === undefined || readPidFile(dataDirectory)?.pid !== pid) return;
  signal(pid, "SIGINT");
  if (await isGoneWithin(pid, patienceMs)) return;
  signal(pid, "SIGQUIT"); // what is committed comes back from the log at the next start
  await isGoneWithin(pid, CRASH_PATIENCE_MS);
}

async function isGoneWithin(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (isAlive(pid) && performance.now() < deadline) await sleep(20);
  return !isAlive(pid);
}

/** The port of the last time where it is still free: sources keep it in their settings. */
async function choosePort(dataDirectory: string): Promise<number> {
  const note = `${dataDirectory}.port`;
  const last = existsSync(note) ? Number(readFileSync(note, "utf8")) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  writeFileSync(note, String(port));
  return port;
}

const freePort = (wanted: number) =>
  new Promise<number>((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
