import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { ConnectorError, type ServerProcess, type StopEvidence } from "../connector.ts";
import type { Link } from "./connect.ts";

type Running = {
  /** Null while the session begins: then the server has been asked for it and has not answered yet. */
  backend: ServerProcess | null;
  /** Resolves when the running statement has ended, in whatever way. */
  settled: Promise<unknown>;
  /** Ends the connection; true once the server has closed its end, which it does as its process exits. */
  hangUp(): Promise<boolean>;
  /** Opens the second and last connection to the server: the one that may stop the first. */
  openControl(): Promise<Link>;
  /** Asks without logging in: for a server that has no connection left to give. Proves nothing by itself. */
  requestCancel(): Promise<void>;
};

const CANCEL_MS = 700;
const EXIT_MS = 600;
const CONTROL_MS = 3_000;
const LOOK_EVERY_MS = 20;

/**
 * Stops a running statement on the server and shows that it is gone: a cancel request, then the end of its connection,
 * then, where its process is still there, termination. A role may do all of that to its own processes. Never throws.
 */
export async function stopOnServer(running: Running): Promise<StopEvidence> {
  const { backend } = running;
  const isGone = backend
    ? await stopThroughControl({ ...running, backend }).catch((error: unknown) =>
        isSilent(error) ? running.hangUp() : stopWithoutControl(running),
      )
    : await stopWithoutControl(running);
  return { stopped: isGone ? 1 : 0, confirmed: isGone };
}

async function stopThroughControl({
  backend,
  settled,
  hangUp,
  openControl,
}: Running & { backend: ServerProcess }): Promise<boolean> {
  const { client: control, wire } = await openControl();
  const late = setTimeout(() => wire.socket.destroy(), CONTROL_MS);
  try {
    await signal(control, "pg_cancel_backend", backend);
    await Promise.race([settled, sleep(CANCEL_MS)]);
    await hangUp();
    if (await isGoneSoon(control, backend)) return true;
    await signal(control, "pg_terminate_backend", backend);
    return await isGoneSoon(control, backend);
  } finally {
    await control.end().catch(() => {});
    clearTimeout(late);
  }
}

/** Ends sessions whose own side is gone already: with nobody left to settle with, at once by termination. Never throws. */
export async function endOnServer(
  processes: readonly ServerProcess[],
  openControl: Running["openControl"],
): Promise<StopEvidence> {
  let stopped = 0;
  try {
    const { client: control, wire } = await openControl();
    const late = setTimeout(() => wire.socket.destroy(), CONTROL_MS);
    try {
      for (const process of processes) await signal(control, "pg_terminate_backend", process);
      for (const process of processes) if (await isGoneSoon(control, process)) stopped += 1;
    } finally {
      await control.end().catch(() => {});
      clearTimeout(late);
    }
  } catch {
    // What could not be asked is not confirmed.
  }
  return { stopped, confirmed: stopped === processes.length };
}

async function stopWithoutControl({ settled, hangUp, requestCancel }: Running): Promise<boolean> {
  await requestCancel().catch(() => {});
  await Promise.race([settled, sleep(CANCEL_MS)]);
  return hangUp();
}

/** Whoever does not answer a log-in does not hear a cancel request either. */
const isSilent = (error: unknown): boolean =>
  error instanceof ConnectorError && error.fault.startsWith("timeout/");

const signal = (control: Client, how: "pg_cancel_backend" | "pg_terminate_backend", backend: ServerProcess) =>
  control.query(
    `select ${how}(pid) from pg_stat_activity where pid = $1 and backend_start = $2::timestamptz`,
    [backend.pid, backend.startedAt],
  );

async function isGoneSoon(control: Client, backend: ServerProcess): Promise<boolean> {
  const until = performance.now() + EXIT_MS;
  for (;;) {
    const { rowCount } = await control.query(
      "select 1 from pg_stat_activity where pid = $1 and backend_start = $2::timestamptz",
      [backend.pid, backend.startedAt],
    );
    if (rowCount === 0) return true;
    if (performance.now() > until) return false;
    await sleep(LOOK_EVERY_MS);
  }
}
