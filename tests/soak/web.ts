/**
 * A web process of the soak, without its pages: it asks for jobs, cancels and retries them as a person does, in the
 * web's role and by the product's own commands, has the live feed open, and tells its parent what it was told.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { connect, type Db, inOrganization } from "#lib/db/client.ts";
import { isOutage } from "#lib/db/faults.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import type { Told } from "#tests/support/history.ts";
import { seeded } from "../support/chance.ts";
import { type Plan, planJob } from "./plan.ts";
import { LiveView } from "./view.ts";

export type FromWeb =
  | { kind: "told"; told: Told }
  | { kind: "twoRetries"; id: string }
  | { kind: "done" }
  | { kind: "seen"; rows: [id: string, status: string][] };

const Settings = z.object({
  name: z.string(),
  databaseUrl: z.string(),
  organizationId: z.string(),
  sourceIds: z.array(z.string()).min(1),
  jobs: z.number(),
  seed: z.number(),
  everyMs: z.number(),
});
export type WebSettings = z.output<typeof Settings>;

/** Longer than a queue lasts where the machine is busy with much else. */
const FAILED_WITHIN_MS = 400_000;

const { name, databaseUrl, organizationId, sourceIds, jobs, seed, everyMs } = Settings.parse(
  JSON.parse(process.argv[2] ?? ""),
);
const scope: Scope = { organizationId, userId: null, userName: name, role: "member" };
const chance = seeded(seed);
const db = connect(databaseUrl, "tidewatch_web");
const view = new LiveView(db, databaseUrl);
/** Resolves when it is sent: this process ends at once where it lets go of its parent. */
const tell = (message: FromWeb) =>
  new Promise<void>((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
const ask = <T>(work: (db: Db) => Promise<T>) => inOrganization(db, scope, work);

process.on("message", async () => {
  await tell({ kind: "seen", rows: await view.settled(15_000) });
  view.close();
  await db.$disconnect();
  process.disconnect();
});

await view.open(scope);
const jobsInHand: Promise<void>[] = [];
for (let n = 0; n < jobs; ) {
  const plan = planJob(chance);
  jobsInHand.push(followThrough(plan, n));
  n += plan.isRetried ? 2 : 1;
  await sleep(everyMs * (0.5 + chance.next()));
}
await Promise.all(jobsInHand);
await tell({ kind: "done" });

async function followThrough(plan: Plan, n: number): Promise<void> {
  const id = await enqueue(plan, n);
  const told: Told = { id, expected: plan.expected };
  if (plan.cancelAfterMs !== undefined) {
    await sleep(plan.cancelAfterMs);
    told.cancel = await cancel(id);
  }
  await tell({ kind: "told", told });
  if (plan.isRetried) await retry(id);
}

/** One whose answer got lost may be there or not: it is asked for under another name. */
async function enqueue({ words }: Plan, n: number): Promise<string> {
  const sourceId = sourceIds[n % sourceIds.length] ?? "";
  const type = n % 3 === 0 ? "connection_test" : "asset_discovery";
  for (let round = 0; ; round += 1) {
    const config = { includedSchemas: [...words, `${name}.${n}.${round}`] };
    const request = { type, sourceId, assetId: sourceId, trigger: "manual", config } as const;
    const job = await answered(() => ask((tx) => enqueueJob(tx, scope, request)));
    if (job) return job.id;
  }
}

async function cancel(id: string): Promise<NonNullable<Told["cancel"]>> {
  let isFirst = true;
  for (;;) {
    const answer = await answered(() => ask((tx) => requestCancel(tx, scope, id)));
    if (answer?.outcome === "too_late") return isFirst ? "too_late" : "unknown";
    if (answer) return "accepted";
    isFirst = false;
  }
}

/** Clicked twice at once. */
async function retry(id: string): Promise<void> {
  const deadline = performance.now() + FAILED_WITHIN_MS;
  while (view.statusOf(id) !== "failed") {
    if (performance.now() > deadline)
      throw new Error(`${id} is ${view.statusOf(id)} after ${FAILED_WITHIN_MS / 1_000} s, and was to fail.`);
    await sleep(50);
  }
  const click = async (): Promise<string> => {
    for (;;) {
      const job = await answered(() => ask((tx) => retryJob(tx, scope, id)));
      if (job) return job.id;
    }
  };
  const [first, second] = await Promise.all([click(), click()]);
  await tell({ kind: "told", told: { id: first, expected: "failed" } });
  if (second !== first) await tell({ kind: "twoRetries", id });
}

/** Undefined where the database went away before it answered. */
async function answered<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isOutage(error)) throw error;
    await sleep(200);
    return undefined;
  }
}
