import { createServer } from "node:net";
import { connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { AppError, conflict } from "#lib/errors.ts";
import { prepareClaim } from "./claim.ts";
import { addressOf } from "./environment.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { type Lock, takeLock } from "./lock.ts";
import { createLogins } from "./logins.ts";
import { readStartOptions, type StartOptions } from "./options.ts";
import { lastLines, logOf, startWeb, startWorker, turnLogs } from "./processes.ts";
import { addSample } from "./sample.ts";
import { type Supervised, supervise } from "./supervisor.ts";
import { runCommand, say, sayStep, step } from "./terminal.ts";
import { buildWeb, isBuilt } from "./web-build.ts";

const WEB_PATIENCE_MS = 1_500;
const WORKER_PATIENCE_MS = 4_000;
const READY_WITHIN_MS = 60_000;

/** What has been started so far; ended in the opposite order. */
const started: { stop(): Promise<void> }[] = [];
let isStopping = false;

await runCommand(async () => {
  const [mode, ...args] = process.argv.slice(2);
  const options = readStartOptions(args);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => void stop(0));
  try {
    await start(mode === "dev" ? "dev" : "up", options);
  } catch (error) {
    if (isStopping) return; // what it was waiting for was stopped under it
    await stopStarted();
    throw error;
  }
});

async function start(mode: "up" | "dev", options: StartOptions): Promise<void> {
  const lock = await takeLock(options.directory, addressOf(options));
  started.push({ stop: async () => lock.release() });
  await requireFreePort(options);
  const installation = await step(
    ({ clusterUrl }) =>
      clusterUrl ? `Database started in ${options.directory}` : "Database of DATABASE_URL",
    () => openInstallation(options.directory),
  );
  started.push({ stop: installation.stop });
  await step(
    (applied) => (applied.length > 0 ? `Migrations applied: ${applied.join(", ")}` : "Migrations up to date"),
    () => migrate(installation.ownerUrl),
  );
  if (installation.clusterUrl) await createLogins(installation.ownerUrl, installation.keys);
  const token = await prepareOrganization(installation, options);
  if (mode === "up" && !isBuilt()) await step("Web built", buildWeb);
  turnLogs(options);
  await startProcesses(mode, installation, options, lock);
  say(`\nTidewatch is at ${addressOf(options)}/${token ? `setup?token=${token}` : ""}\n`);
}

/** Returns the token to claim the instance with, while nobody has. */
async function prepareOrganization(
  installation: Installation,
  options: StartOptions,
): Promise<string | null> {
  const db = connect(installation.ownerUrl, "tidewatch_worker", { max: 1 });
  try {
    const { scope, token } = await prepareClaim(db);
    if (options.sample ?? installation.clusterUrl !== null) {
      const start = performance.now();
      const isNew = await addSample(db, scope, installation);
      if (isNew) sayStep("Sample database Storefront filled, its discovery asked for", start);
    }
    return token;
  } finally {
    await db.$disconnect();
  }
}

async function startProcesses(
  mode: "up" | "dev",
  installation: Installation,
  options: StartOptions,
  lock: Lock,
): Promise<void> {
  const running: Supervised[] = [];
  const onStart = () => lock.note(running.flatMap(({ pid }) => pid ?? []));
  const mayFailFirst = mode === "dev";
  const keep = (name: "web" | "worker", launch: typeof startWeb, patienceMs: number) => {
    const start = () => launch(mode, installation, options);
    const kept = supervise({ name, start, onStart, mayFailFirst });
    running.push(kept);
    started.push({ stop: () => kept.stop(patienceMs) });
    return kept;
  };
  keep("worker", startWorker, WORKER_PATIENCE_MS);
  const web = keep("web", startWeb, WEB_PATIENCE_MS);
  onStart();
  await step("Web and worker started", async () => {
    const deadline = performance.now() + READY_WITHIN_MS;
    await web.ready(() => answers(options, deadline)).catch((error) => explainStart(error, options, "web"));
  });
}

function explainStart(error: unknown, options: StartOptions, name: "web" | "worker"): never {
  const log = logOf(options, name);
  throw new AppError("internal", `The ${name} did not start. The end of ${log}:\n${lastLines(log)}`, {
    cause: error,
  });
}

/** Any answer will do: the web says itself, on its pages, when it cannot reach its database. */
async function answers({ host, port }: StartOptions, deadline: number): Promise<boolean> {
  if (performance.now() > deadline) throw new AppError("internal", "The web did not answer in time.");
  const target = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  return fetch(`http://${target}:${port}/api/health`, { signal: AbortSignal.timeout(30_000) }).then(
    () => true,
    () => false,
  );
}

function requireFreePort({ port, host }: StartOptions): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer().once("error", (error: NodeJS.ErrnoException) =>
      taken(explainPort(error, port, host)),
    );
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

function explainPort({ code, message }: NodeJS.ErrnoException, port: number, host: string): AppError {
  if (code === "EADDRINUSE") {
    return conflict(
      `Port ${port} is taken by another program. Choose another: npm run up -- --port ${port + 1}`,
    );
  }
  if (code === "EACCES")
    return conflict(`Port ${port} is open to root alone. Choose one above 1023 with --port N.`);
  return conflict(
    `The web cannot listen on ${host}, port ${port}: ${message}. Choose others with --host and --port.`,
  );
}

/** Web, worker, database: whoever depends on the other goes first. A second signal changes nothing. */
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  say("\nStopping.");
  await stopStarted();
  process.exit(code);
}

async function stopStarted(): Promise<void> {
  for (const part of started.splice(0).reverse()) await part.stop();
}
