/**
 * Our worker with a job that does nothing, as a process of its own: attempts, events, limits, leases, row-level
 * security, journal and hints as in production. `node our-worker.ts URL SLOTS`.
 */
import { z } from "zod";
import { connect } from "#lib/db/client.ts";
import { defineJob } from "#lib/jobs/definition.ts";
import { runnable } from "#lib/jobs/handler.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import { runJob } from "#lib/jobs/run.ts";
import { createEngine } from "#tests/support/engine.ts";
import { takeDeliveries } from "#workers/deliveries.ts";

const noop = defineJob({
  type: "connection_test",
  label: "Nothing",
  description: "Does nothing.",
  config: z.object({}),
  phases: [],
  triggers: { manual: true },
  timeoutSeconds: 60,
  maxAttempts: 1,
  resultHref: () => null,
});

const [databaseUrl = "", slots = "8"] = process.argv.slice(2);
const db = connect(databaseUrl, "tidewatch_worker", { max: 2 * Number(slots) + 4 });
const engine = await createEngine(db, () => Promise.reject(new Error("unused")), {
  handlers: {
    connection_test: runnable(noop, async () => ({
      message: "Nothing was done.",
      // The monotonic clock is the machine's: whoever asked for the job reads the same one.
      result: { startedNs: String(process.hrtime.bigint()) },
    })),
  },
  heartbeatMs: 5_000,
  hint: (organizationId) => void hintChange(db, organizationId),
});
const runner = await takeDeliveries({
  databaseUrl,
  slots: Number(slots),
  onDelivery: (jobId) => runJob(engine, jobId),
});
process.on("SIGTERM", () => {
  void runner.stop().then(() => process.exit(0));
});
process.send?.("ready");
