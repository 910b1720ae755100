import { isOutage } from "#lib/db/faults.ts";
import { EnvironmentError, readWorkerEnv } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import packageJson from "../package.json" with { type: "json" };
import { type Parts, startWorker } from "./worker.ts";

const WHOLE_STOP_SECONDS = 20;

/** The life of a worker process: runs jobs until told to stop. Exits 0 when it was asked to, having lost nothing. */
export async function runWorkerProcess(parts?: Parts): Promise<void> {
  // graphile-worker does not wait for its own last write of a delivery, which fails while the database restarts. The job
  // row knows better, and a delivery that is lost is made again. Anything else is a bug that may have left anything.
  process.on("unhandledRejection", (error) => {
    if (!isOutage(error)) return giveUp(error);
    log.warn({ err: error }, "the database went away while nobody waited for it");
  });

  try {
    const env = readWorkerEnv();
    const worker = await startWorker(env, packageJson.version, parts);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
      process.on(signal, () => {
        log.info({ signal }, "worker stopping");
        setTimeout(
          () => giveUp("the worker did not stop in time"),
          (env.DRAIN_SECONDS + WHOLE_STOP_SECONDS) * 1000,
        ).unref();
        worker.stop().then(() => process.exit(0), giveUp);
      });
    }
    worker.ended.catch(giveUp);
    log.info(
      {
        slots: env.WORKER_SLOTS,
        sourceSlots: env.SOURCE_SLOTS,
        organizationSlots: env.ORGANIZATION_SLOTS,
        version: packageJson.version,
      },
      "worker ready",
    );
  } catch (error) {
    giveUp(error instanceof EnvironmentError ? error.message : error);
  }
}

/** Leases run out, and other workers take the jobs. */
function giveUp(reason: unknown): void {
  log.fatal(
    reason instanceof Error ? { err: reason } : {},
    reason instanceof Error ? "worker ends" : String(reason),
  );
  process.exit(1);
}
