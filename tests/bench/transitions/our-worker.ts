/**
 * Our worker with a job that does nothing, as a process of its own and with everything on: threads, attempts, events,
 * limits, leases, row-level security, journal and hints. `node our-worker.ts URL SLOTS`.
 */
import { readWorkerEnv } from "#lib/env.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { startWorker } from "#workers/worker.ts";
import { noop, noopThatRaises } from "./noop.ts";

const [databaseUrl = "", slots = "8"] = process.argv.slice(2);
const { privateKey } = await generateSealingKeys();
const env = readWorkerEnv({
  DATABASE_URL: databaseUrl,
  SEALING_PRIVATE_KEYS: privateKey,
  WORKER_SLOTS: slots,
  DRAIN_SECONDS: "1",
});
const worker = await startWorker(env, "bench", {
  kinds: { connection_test: { definition: noop }, lineage_extraction: { definition: noopThatRaises } },
  executor: new URL("executor.ts", import.meta.url),
});
process.on("SIGTERM", () => {
  void worker.stop().then(() => process.exit(0));
});
process.send?.("ready");
