import type { Scope } from "#lib/auth/scope.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import type { JobFailure } from "#lib/jobs/failure.ts";
import { insertSource } from "./job-rows.ts";

type State = "pending" | "running" | "cancelling" | "completed" | "failed" | "cancelled";
type Names = {
  sourceName?: string;
  relationName?: string;
  message?: string;
  /** One that is there; otherwise it gets a source of its own. */
  sourceId?: string;
  failure?: JobFailure;
  /** All but the last of them failed and were tried again. */
  attempts?: number;
  /** More lines of log, after its own three. */
  lines?: number;
};

export const FAILURE: JobFailure = {
  class: "PERMISSION",
  code: "PERMISSION/schema",
  message: "The role tidewatch_ro may not read the schema returns",
  cause: "The schema appeared after the last good run, and nobody has granted access to it yet.",
  remedy: "Grant access, as the owner of the schema.",
  remedySql: "GRANT USAGE ON SCHEMA returns TO tidewatch_ro;",
  retryHelps: false,
  isTransient: false,
  stack: "Error: permission denied for schema returns\n    at read (reading.ts:1:1)",
};

/**
 * A job as the engine leaves it in that state, with attempt, steps, log and history; no worker takes it up. Returns its
 * id. For what a page shows; what the engine does has tests of its own.
 */
export const insertJobIn = (
  owner: PrismaClient,
  scope: Scope,
  state: State,
  names: Names = {},
): Promise<string> => owner.$transaction((db) => insertJob(db, scope, state, names));

async function insertJob(
  owner: Db,
  scope: Scope,
  state: State,
  { sourceName = "orders", relationName, message, failure = FAILURE, attempts = 1, lines = 0, ...at }: Names,
): Promise<string> {
  const sourceId = at.sourceId ?? (await insertSource(owner, scope, sourceName));
  const status = state === "cancelling" ? "running" : state;
  const isOver = status !== "pending" && status !== "running";
  const hasStarted = status !== "pending";
  const startedAt = new Date(Date.now() - 90_000);
  const finishedAt = isOver ? new Date(Date.now() - 30_000) : null;
  const isAsked = state === "cancelling" || state === "cancelled";
  const { id, tab } = await owner.job.create({
    data: {
      organizationId: scope.organizationId,
      sourceId,
      assetId: sourceId,
      sourceName,
      relationName: relationName ?? null,
      type: "asset_discovery",
      status,
      trigger: "manual",
      startedByName: "Ada",
      attempt: hasStarted ? attempts : 0,
      slot: status === "running" ? 1 : null,
      leaseExpiresAt: status === "running" ? new Date(Date.now() + 3_600_000) : null,
      runAfter: hasStarted ? null : new Date(Date.now() + 3_600_000),
      step: hasStarted ? "columns" : null,
      progress: state === "completed" ? 100 : hasStarted ? 41 : 0,
      unitsDone: hasStarted ? 412 : null,
      unitsTotal: hasStarted ? 1_000 : null,
      unit: hasStarted ? "tables" : null,
      message: message ?? (state === "failed" ? failure.message : hasStarted ? "public.order_items" : null),
      errorClass: state === "failed" ? failure.class : null,
      errorCode: state === "failed" ? failure.code : null,
      waitedMs: hasStarted ? 800 : 0,
      cancelRequestedAt: isAsked ? new Date(Date.now() - 40_000) : null,
      cancelRequestedByName: isAsked ? "Ada" : null,
      cancelSeenAt: isAsked ? new Date(Date.now() - 39_500) : null,
      queriesStoppedAt: state === "cancelled" ? new Date(Date.now() - 39_000) : null,
      startedAt: hasStarted ? startedAt : null,
      finishedAt,
      createdAt: new Date(startedAt.getTime() - 800 - (attempts - 1) * BETWEEN_MS),
    },
    select: { id: true, tab: true },
  });
  const of = { jobId: id, organizationId: scope.organizationId };
  await owner.jobDetail.create({
    data: {
      ...of,
      config: { includedSchemas: [], excludedSchemas: ["scratch"] },
      ...(state === "failed" && { error: failure }),
    },
  });
  await owner.jobEvent.create({
    data: { ...of, kind: "created", type: "asset_discovery", tabTo: tab, actorName: "Ada" },
  });
  if (!hasStarted) return id;
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    const began = new Date(startedAt.getTime() - (attempts - attempt) * BETWEEN_MS);
    const ended = new Date(began.getTime() + BETWEEN_MS / 2);
    await insertAttempt(
      owner,
      { ...of, attempt },
      { startedAt: began, finishedAt: ended, outcome: "retried", failure },
    );
  }
  const last = { startedAt, finishedAt, outcome: isOver ? status : null, failure };
  await insertAttempt(owner, { ...of, attempt: attempts }, last);
  if (lines > 0)
    await owner.$executeRaw`
      insert into job_log (job_id, attempt, organization_id, line, at, level, message, step)
      select ${id}::uuid, ${attempts}::integer, ${scope.organizationId}::uuid, n, ${startedAt}::timestamptz + n * interval '1 ms',
        case when n % 1000 = 0 then 'error' when n % 100 = 0 then 'warn' else 'info' end,
        'public.table_' || n || ': ' || n % 40 || ' columns', 'columns'
      from generate_series(4, ${lines}::integer + 3) n`;
  return id;
}

/** From the beginning of an attempt to that of the next; half of it is waited. */
const BETWEEN_MS = 20_000;

type Ran = { startedAt: Date; finishedAt: Date | null; outcome: string | null; failure: JobFailure };

async function insertAttempt(
  owner: Db,
  attempt: { jobId: string; organizationId: string; attempt: number },
  { startedAt, finishedAt, outcome, failure }: Ran,
): Promise<void> {
  const later = (ms: number) => new Date(startedAt.getTime() + ms);
  await owner.jobAttempt.create({
    data: {
      ...attempt,
      workerId: crypto.randomUUID(),
      workerName: "worker-1",
      startedAt,
      finishedAt,
      outcome,
      workerVersion: "0.1.0",
      serverVersion: "18.4",
      ...((outcome === "failed" || outcome === "retried") && { error: failure }),
    },
  });
  await owner.jobStep.createMany({
    data: [
      { ...attempt, step: "connect", startedAt, finishedAt: later(300) },
      { ...attempt, step: "relations", startedAt: later(300), finishedAt: later(9_700) },
      {
        ...attempt,
        step: "columns",
        startedAt: later(9_700),
        finishedAt,
        unitsDone: 412,
        unitsTotal: 1_000,
        unit: "tables",
      },
    ],
  });
  await owner.jobLog.createMany({
    data: [
      { ...attempt, line: 1, at: startedAt, level: "info", message: "Connected to PostgreSQL 18.4" },
      { ...attempt, line: 2, at: later(500), level: "warn", message: "public.order_archive: 1,204 columns" },
      {
        ...attempt,
        line: 3,
        at: later(900),
        level: "warn",
        message: "This role may not read: returns.",
      },
    ],
  });
}
