import { allBecome, ask, hasEnded, isRunning, type Setting, startWorker } from "./setting.ts";

export const DEADLINE_SECONDS = 10;
/** With the one that blocks as many as a worker has slots. */
export const NEIGHBOURS = 3;
const NEIGHBOUR_MS = 15_000;

export type Blocked = {
  /** How long after its deadline the job had ended. */
  overrunSeconds: number;
  /** Neighbours that did not complete in their first attempt. */
  harmed: number;
};

export async function measureBlocked(setting: Setting): Promise<Blocked> {
  const worker = await startWorker(setting, "blocked", { TIME_LIMIT_SECONDS: String(DEADLINE_SECONDS) });
  try {
    const asked = Array.from({ length: NEIGHBOURS }, () =>
      ask(setting, "asset_discovery", ["takeTime", `${NEIGHBOUR_MS}`]),
    );
    const neighbours = (await Promise.all(asked)).map(({ id }) => id);
    await allBecome(setting, neighbours, isRunning);
    const blocked = await ask(setting, "connection_test", ["block"]);
    const [ended] = await allBecome(setting, [blocked.id], hasEnded);
    const others = await allBecome(setting, neighbours, hasEnded);
    return {
      overrunSeconds: (ended?.seconds ?? Number.NaN) - DEADLINE_SECONDS,
      harmed: others.filter(({ status, attempt }) => status !== "completed" || attempt !== 1).length,
    };
  } finally {
    await worker.end("SIGTERM");
  }
}
