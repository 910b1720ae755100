/**
 * Job types whose work does what a test wants. What it is stands in the job's configuration, where a discovery has the
 * schemas to read: the only words that pass every door a job passes on its way to a worker.
 */
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { assetDiscovery } from "#lib/jobs/asset-discovery/definition.ts";
import { connectionTest } from "#lib/jobs/connection-test/definition.ts";
import { internalError, JobFailed } from "#lib/jobs/engine-failures.ts";
import { type HandlerResult, type JobContext, type RunnableJob, runnable } from "#lib/jobs/handler.ts";
import type { JobKind } from "#lib/jobs/kind.ts";

/** `[what, detail]`; a third word makes two jobs differ. */
type Words = readonly string[];

const WORK: Record<string, (context: JobContext, detail: string) => Promise<HandlerResult>> = {
  nothing: async () => ({ message: "done" }),
  async takeTime({ progress, signal }, milliseconds) {
    const total = Math.max(1, Math.round(Number(milliseconds) / 50));
    progress.step("connect");
    for (let done = 1; done <= total; done += 1) {
      await sleep(50, undefined, { signal });
      progress.units({ done, total, unit: "turns" });
    }
    return { message: `done in ${total} turns` };
  },
  fail: async (_context, cause) => {
    if (cause === "") throw new Error("This work always fails.");
    throw new JobFailed({
      ...internalError(""),
      message: `This work always fails of ${cause}.`,
      stack: null,
    });
  },
  block: async () => {
    for (;;) Math.hypot(Math.random(), Math.random());
  },
  async fillHeap() {
    const kept: number[][] = [];
    for (;;) {
      kept.push(Array.from({ length: 100_000 }, Math.random));
      if (kept.length % 50 === 0) await sleep(0);
    }
  },
  async fillBuffers() {
    const kept: Buffer[] = [];
    for (;;) {
      kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
      await sleep(20);
    }
  },
  ignore: () => new Promise<never>(() => setInterval(() => undefined, 1_000)),
  async read({ connect, signal }) {
    const connector = await connect();
    await connector.test({ includedSchemas: [], excludedSchemas: [] }, signal);
    return { message: "read" };
  },
};

/** Tells the world that an attempt has begun, in a way that no rollback takes back. */
function leaveTrace({ job }: JobContext): void {
  const file = process.env.TRACE_FILE;
  if (file) appendFileSync(file, `${job.id} ${job.attempt}\n`);
}

const run = (context: JobContext<{ includedSchemas: Words }>): Promise<HandlerResult> => {
  leaveTrace(context);
  const [what = "nothing", detail = ""] = context.config.includedSchemas;
  const work = WORK[what];
  if (!work) throw new Error(`There is no work ${what}.`);
  return work(context, detail);
};

/** A discovery has its source's time limit; a connection test has this one. */
const limited = { ...connectionTest, timeoutSeconds: Number(process.env.TIME_LIMIT_SECONDS ?? 60) };

export const TEST_KINDS: Readonly<Record<string, JobKind>> = {
  asset_discovery: { definition: assetDiscovery },
  connection_test: { definition: limited },
};

export const TEST_HANDLERS: Readonly<Record<string, RunnableJob>> = {
  asset_discovery: runnable(assetDiscovery, run),
  connection_test: runnable(limited, run),
};
