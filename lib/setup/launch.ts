import { migrate } from "#lib/db/migrate.ts";
import { readWebEnv, readWorkerEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { addressOf, webEnvironment, workerEnvironment } from "./environment.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { type Lock, takeLock } from "./lock.ts";
import { createLogins } from "./logins.ts";
import type { StartOptions } from "./options.ts";
import { lastLines, logOf, type Mode, startWeb, startWorker, turnLogs } from "./processes.ts";
import { type Supervised, supervise } from "./supervisor.ts";
import { say, step } from "./terminal.ts";
import { requireFreePort, webAnswers } from "./web-address.ts";
import { buildWeb, isBuilt } from "./web-build.ts";

/** All of a stop; the database, which comes last, has what the others left. */
const STOP_WITHIN_MS = 4_700;
const DATABASE_PATIENCE_MS = 1_000;
const WEB_PATIENCE_MS = 1_000;
const WORKER_PATIENCE_MS = 3_600; // it drains for 3 s

export type Launched = {
  address: string;
  /** Makes its bearer the first owner; null once there is one. */
  claimToken: string | null;
  installation: Installation;
};

export type Launch = {
  ready: Promise<Launched>;
  /** Ends web, worker and database, in this order, as far as they have been started. A second call changes nothing. */
  stop(): Promise<void>;
};

/** Starts everything that `options` ask for. What it does can be stopped at any moment, also half-way. */
export function launch(mode: Mode, options: StartOptions): Launch {
  const started: Part[] = [];
  const interruption = new AbortController();
  const own = <P extends Part>(part: P): P => {
    started.push(part);
    interruption.signal.throwIfAborted();
    return part;
  };
  const stopStarted = async (deadline: number) => {
    for (let part = started.pop(); part; part = started.pop()) {
      await part.stop(Math.max(deadline - performance.now(), DATABASE_PATIENCE_MS));
    }
  };
  const ready = start({ mode, options, own, signal: interruption.signal });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    interruption.abort();
    const deadline = performance.now() + STOP_WITHIN_MS;
    await stopStarted(deadline);
    await ready.catch(() => {});
    await stopStarted(deadline); // what was being started meanwhile
  };
  return { ready, stop: () => (stopping ??= stop()) };
}

type Part = { stop(patienceMs: number): Promise<void> };

type Start = {
  mode: Mode;
  options: StartOptions;
  /** Notes a part that has to be stopped; throws where that has been asked for meanwhile. */
  own<P extends Part>(part: P): P;
  signal: AbortSignal;
};

async function start({ mode, options, own, signal }: Start): Promise<Launched> {
  const address = addressOf(options);
  const lock = own(await takeLock(options.directory, address));
  await requireFreePort(options);
  const installation = own(
    await step(
      ({ clusterUrl }) =>
        clusterUrl ? `Database started in ${options.directory}` : "Database of DATABASE_URL",
      () => openInstallation(options.directory),
    ),
  );
  readWebEnv(webEnvironment(installation, options));
  readWorkerEnv(workerEnvironment(installation, options));
  await step(
    (applied) => (applied.length > 0 ? `Migrations applied: ${applied.length}` : "Migrations up to date"),
    () => migrate(installation.ownerUrl),
  );
  if (installation.clusterUrl) await createLogins(installation.ownerUrl, installation.keys);
  if (mode === "up" && !isBuilt()) {
    say("• Building the web, which takes a minute or two …");
    await step("Web built", () => buildWeb(signal));
  }
  turnLogs(options);
  // At once: the processes take about as long to start as the organization to prepare.
  const [claimToken] = await Promise.all([
    import("./organization.ts").then(({ prepareOrganization }) => prepareOrganization(installation, options)),
    step("Web and worker started", () => startProcesses({ mode, options, own, signal }, installation, lock)),
  ]);
  return { address, claimToken, installation };
}

/** The web first: until its first page is there, the worker would only take its time away. */
async function startProcesses(
  { mode, options, own, signal }: Start,
  installation: Installation,
  lock: Lock,
): Promise<void> {
  const running: Partial<Record<"web" | "worker", Supervised>> = {};
  const note = () => lock.note([running.web, running.worker].flatMap((process) => process?.pid ?? []));
  const keep = (name: "web" | "worker", run: typeof startWeb, mayFailFirst: boolean) => {
    const start = () => run(mode, installation, options);
    running[name] = supervise({ name, start, onRestart: note, mayFailFirst });
    note();
    return running[name];
  };
  own({ stop: async () => running.worker?.stop(WORKER_PATIENCE_MS) });
  own({ stop: async () => running.web?.stop(WEB_PATIENCE_MS) });
  const web = keep("web", startWeb, mode === "dev");
  await web.ready(() => webAnswers(options), signal).catch((cause) => explainStart(cause, options));
  signal.throwIfAborted();
  keep("worker", startWorker, true);
}

function explainStart(cause: unknown, options: StartOptions): never {
  const log = logOf(options, "web");
  throw new AppError("internal", `The web did not start. The end of ${log}:\n${lastLines(log)}`, { cause });
}
