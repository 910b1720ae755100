import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import type { Connector } from "#lib/connectors/connector.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { assetDiscovery } from "#lib/jobs/asset-discovery/definition.ts";
import { claim } from "#lib/jobs/claim.ts";
import { connectionTest } from "#lib/jobs/connection-test/definition.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { enqueueJob, type JobRequest } from "#lib/jobs/enqueue.ts";
import { type HandlerResult, type JobContext, type RunnableJob, runnable } from "#lib/jobs/handler.ts";
import { createJournal } from "#lib/jobs/journal.ts";
import { type JobKind, type Publish, versionsOf } from "#lib/jobs/kind.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import type { Taker } from "#lib/jobs/limits.ts";
import type { EnqueuedJob } from "#lib/jobs/new-jobs.ts";
import { claimTogether, completeTogether } from "#lib/jobs/together.ts";
import type { AskModel } from "#lib/language-model/ask-model.ts";
import { createScrubber } from "#lib/secrets/scrub.ts";
import { type OpenSource, performHere } from "./in-process.ts";
import { readJob } from "./job-history.ts";
import { createOrganization } from "./organization.ts";

/** A connected source that nothing has to answer behind. */
export async function createSource(
  owner: Db,
  { organizationId }: Scope,
  fields: { name?: string; state?: "draft" | "active"; timeLimitSeconds?: number } = {},
): Promise<string> {
  const { id } = await owner.source.create({
    data: {
      organizationId,
      name: `orders-${randomUUID().slice(0, 8)}`,
      state: "active",
      kind: "postgres",
      host: "db.example.com",
      port: 5432,
      database: "orders",
      username: "reader",
      tlsMode: "disable",
      ...fields,
    },
  });
  await owner.asset.create({ data: { id, organizationId, sourceId: id, kind: "source", name: "orders" } });
  return id;
}

/** Asks for a job on a source as a whole. */
export const askFor = (
  db: Db,
  scope: Scope,
  sourceId: string,
  request: Partial<JobRequest> = {},
): Promise<EnqueuedJob> =>
  enqueueJob(db, scope, {
    type: "asset_discovery",
    sourceId,
    assetId: sourceId,
    trigger: "manual",
    ...request,
  });

type Work = (context: JobContext) => Promise<HandlerResult>;

/** A worker inside the test: the real engine, with work of the test's own. */
export async function createEngine(
  db: PrismaClient,
  work: Work,
  {
    publish,
    handlers = {
      asset_discovery: runnable(assetDiscovery, work),
      connection_test: runnable(connectionTest, work),
    },
    openSource = () => Promise.reject(new Error("This test has no source to open.")),
    graceMs = 1_000,
    leaseSeconds = 30,
    sourceSlots = 4,
    organizationSlots = 20,
    ask,
    ...overrides
  }: Partial<Engine> & {
    publish?: Publish;
    handlers?: Readonly<Record<string, RunnableJob>>;
    openSource?: OpenSource;
    ask?: AskModel;
    sourceSlots?: number;
    organizationSlots?: number;
  } = {},
): Promise<Engine & Taker> {
  const worker = await db.worker.create({ data: { name: "test-worker", version: "0", capacity: 4 } });
  const kindOf = (definition: JobKind["definition"]) => ({ definition, ...(publish && { publish }) });
  const { kinds = { asset_discovery: kindOf(assetDiscovery), connection_test: kindOf(connectionTest) } } =
    overrides;
  const taker = { worker, sourceSlots, organizationSlots, leaseSeconds, known: versionsOf(kinds) };
  return {
    db,
    publishing: db,
    statements: db,
    kinds,
    perform: performHere({ db, graceMs, handlers, openSource, ask }),
    journal: createJournal(db, { written: () => undefined, trouble: () => undefined }),
    createScrubber,
    ...taker,
    claim: claimTogether(db, taker),
    complete: completeTogether(db, () => undefined),
    leaseSeconds,
    heartbeatMs: 100,
    graceMs,
    retryDelayMs: () => 50,
    inHand: new Map(),
    taken: new Map(),
    count: () => undefined,
    shutdown: new AbortController().signal,
    hint: () => undefined,
    ...overrides,
  };
}

/** Resolves when the signal aborts, like work that heeds it. */
export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

/** A gate that a test opens when it has seen enough. */
export const createGate = () => Promise.withResolvers<void>();

/** A waiting job on a source of its own, ways to move it by hand, and how it stands. */
export async function newJob(owner: PrismaClient, worker: PrismaClient) {
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const { id } = await askFor(worker, scope, sourceId);
  const engine = await createEngine(worker, () => Promise.reject(new Error("nothing runs here")));
  const read = () => readJob(owner, id);
  return {
    scope,
    sourceId,
    id,
    read,
    isRunning: () =>
      vi.waitFor(async () => expect(await read()).toMatchObject({ status: "running" }), { timeout: 10_000 }),
    async take(): Promise<Lease> {
      const claimed = await claim(worker, id, engine);
      if (!claimed) throw new Error("It could not be claimed.");
      return { jobId: id, attempt: claimed.attempt, workerId: engine.worker.id };
    },
    expire: () => owner.$executeRaw`
      update job set lease_expires_at = clock_timestamp() - interval '1 second' where id = ${id}::uuid`,
    async events() {
      return (await read()).events.map(({ kind }) => kind);
    },
  };
}

/** A connector that only stops. */
export const idleConnector = (stop: Connector["stop"]): Connector => ({
  kind: "postgres",
  server: { product: "PostgreSQL", version: "18.4", role: "reader", tlsVersion: null },
  test: () => Promise.reject(new Error("unused")),
  countMatches: () => Promise.reject(new Error("unused")),
  profile: () => Promise.reject(new Error("unused")),
  scalar: () => Promise.reject(new Error("unused")),
  estimateRows: () => Promise.reject(new Error("unused")),
  readFreshness: () => Promise.reject(new Error("unused")),
  viewDependencies: () => Promise.reject(new Error("unused")),
  ranStatements: () => Promise.reject(new Error("unused")),
  introspect: () => {
    throw new Error("unused");
  },
  stop,
  close: () => Promise.resolve(),
});
