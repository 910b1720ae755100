import type { Scope } from "#lib/auth/scope.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { insertSource } from "./job-rows.ts";

type State = "pending" | "running" | "cancelling" | "completed" | "failed" | "cancelled";
type Names = { sourceName?: string; relationName?: string; message?: string };

const FAILURE = {
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
  { sourceName = "orders", relationName, message }: Names,
): Promise<string> {
  const sourceId = await insertSource(owner, scope, sourceName);
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
      attempt: hasStarted ? 1 : 0,
      slot: status === "running" ? 1 : null,
      leaseExpiresAt: status === "running" ? new Date(Date.now() + 3_600_000) : null,
      runAfter: hasStarted ? null : new Date(Date.now() + 3_600_000),
      step: hasStarted ? "columns" : null,
      progress: state === "completed" ? 100 : hasStarted ? 41 : 0,
      unitsDone: hasStarted ? 412 : null,
      unitsTotal: hasStarted ? 1_000 : null,
      unit: hasStarted ? "tables" : null,
      message: message ?? (state === "failed" ? FAILURE.message : hasStarted ? "public.order_items" : null),
      errorClass: state === "failed" ? FAILURE.class : null,
      errorCode: state === "failed" ? FAILURE.code : null,
      waitedMs: hasStarted ? 800 : 0,
      cancelRequestedAt: isAsked ? new Date(Date.now() - 40_000) : null,
      cancelRequestedByName: isAsked ? "Ada" : null,
      cancelSeenAt: isAsked ? new Date(Date.now() - 39_500) : null,
      queriesStoppedAt: state === "cancelled" ? new Date(Date.now() - 39_000) : null,
      startedAt: hasStarted ? startedAt : null,
      finishedAt,
    },
    select: { id: true, tab: true },
  });
  const at = { jobId: id, organizationId: scope.organizationId };
  await owner.jobDetail.create({
    data: {
      ...at,
      config: { includedSchemas: [], excludedSchemas: ["scratch"] },
      ...(state === "failed" && { error: FAILURE }),
    },
  });
  await owner.jobEvent.create({
    data: { ...at, kind: "created", type: "asset_discovery", tabTo: tab, actorName: "Ada" },
  });
  if (hasStarted) await insertAttempt(owner, at, { startedAt, finishedAt, outcome: isOver ? status : null });
  return id;
}

async function insertAttempt(
  owner: Db,
  at: { jobId: string; organizationId: string },
  { startedAt, finishedAt, outcome }: { startedAt: Date; finishedAt: Date | null; outcome: string | null },
): Promise<void> {
  const later = (ms: number) => new Date(startedAt.getTime() + ms);
  const attempt = { ...at, attempt: 1 };
  await owner.jobAttempt.create({
    data: {
      ...attempt,
      workerId: crypto.randomUUID(),
      workerName: "worker-1",
      startedAt,
      finishedAt,
      outcome,
      ...(outcome === "failed" && { error: FAILURE }),
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
