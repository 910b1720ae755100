import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { activateSource, createDraft } from "#lib/sources/commands.ts";
import { NewSource } from "#lib/sources/schemas.ts";
import { until } from "#tests/support/until.ts";

export type JobTimes = {
  firstMs: number;
  /** The step that compares and stores, of the first run. */
  publishMs: number;
  /** Of that, the statement that stores the columns, as the server timed it. */
  columnsMs: number;
  /** The same rows, from that table to one like it. */
  plainColumnsMs: number;
  secondMs: number;
  /** Rows of the catalog that the second run wrote. */
  rowsWritten: number;
  columns: number;
  /** Of every kind, columns among them. */
  rows: number;
};

/** `worker` is the database as a worker sees it; one runs beside, in a process of its own. */
export type Clients = { worker: PrismaClient; scope: Scope; publicKey: string };

/**
 * Two discoveries of a source that nobody has discovered before, each from its claim to its completion. What follows
 * them, tags and lineage, is cancelled: it would run beside the next, and samples of 10,000 tables take minutes.
 */
export async function timeJobs({ worker, scope, publicKey }: Clients, url: string): Promise<JobTimes> {
  const sourceId = await connectSource({ worker, scope, publicKey }, url);
  const before = await timeStoringColumns(worker);
  const first = await discover(worker, scope, sourceId);
  const columnsMs = (await timeStoringColumns(worker)) - before;
  const plainColumnsMs = await timePlainColumns(worker, sourceId);
  const [{ xid }] = await worker.$queryRaw<
    [{ xid: bigint }]
  >`select pg_current_xact_id()::text::bigint as xid`;
  const second = await discover(worker, scope, sourceId);
  return {
    firstMs: first.ms,
    publishMs: first.publishMs,
    ...{ columnsMs, plainColumnsMs },
    secondMs: second.ms,
    rowsWritten: await countWrittenSince(worker, xid),
    ...{ columns: first.columns, rows: first.rows },
  };
}

async function connectSource({ worker, scope, publicKey }: Clients, url: string): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const source = NewSource.parse({
    name: `target-${randomUUID()}`,
    ...{ host: hostname, port: Number(port), database: pathname.slice(1), username, tlsMode: "disable" },
    password: decodeURIComponent(password),
  });
  const { id } = await createDraft(worker, scope, publicKey, source);
  await activateSource(worker, scope, id);
  return id;
}

const WITHIN_MS = 600_000;

async function discover(worker: PrismaClient, scope: Scope, sourceId: string) {
  const asked = { type: "asset_discovery", sourceId, assetId: sourceId, trigger: "manual" } as const;
  const { id } = await enqueueJob(worker, scope, asked);
  const job = await until(
    () => worker.job.findFirstOrThrow({ where: { id } }).then((now) => (now.finishedAt ? now : undefined)),
    WITHIN_MS,
  );
  if (job.status !== "completed") throw new Error(`The discovery ended ${job.status}: ${job.message}`);
  await endFollowUps(worker, scope, sourceId);
  const { result } = await worker.jobDetail.findFirstOrThrow({ where: { jobId: id } });
  const step = await worker.jobStep.findFirst({ where: { jobId: id, step: "publish" } });
  return {
    ms: msBetween(job.startedAt, job.finishedAt),
    publishMs: msBetween(step?.startedAt, step?.finishedAt),
    ...countRows(result),
  };
}

const Count = z.number();
const Found = z.object({
  ...{ tables: Count, views: Count, columns: Count, constraints: Count, indexes: Count },
  ...{ triggers: Count, types: Count, routines: Count },
});

/** What a first discovery stored, which is all that it found. */
function countRows(result: unknown): { columns: number; rows: number } {
  const found = Found.parse(result);
  return { columns: found.columns, rows: Object.values(found).reduce((sum, count) => sum + count, 0) };
}

/** Resolves once none of them runs any more. */
async function endFollowUps(worker: PrismaClient, scope: Scope, sourceId: string): Promise<void> {
  const active = await worker.job.findMany({ where: { sourceId, finishedAt: null }, select: { id: true } });
  for (const { id } of active) await requestCancel(worker, scope, id);
  await until(
    async () => (await worker.job.count({ where: { sourceId, finishedAt: null } })) === 0 || undefined,
    WITHIN_MS,
  );
}

const msBetween = (from: Date | null | undefined, to: Date | null | undefined) =>
  (to?.getTime() ?? 0) - (from?.getTime() ?? 0);

/** Since the server counts. */
async function timeStoringColumns(worker: PrismaClient): Promise<number> {
  const [{ ms }] = await worker.$queryRaw<[{ ms: number }]>`
    select coalesce(sum(total_exec_time), 0) as ms from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())
      and query ~ '^\\s*insert into asset_column'`;
  return ms;
}

/** From one typed table to another of the same columns and key, which is all that storing them could spare. */
const timePlainColumns = (worker: PrismaClient, sourceId: string): Promise<number> =>
  worker.$transaction(
    async (db) => {
      await db.$executeRaw`
        create temporary table staged_column on commit drop as
        select c.* from asset_column c join asset a on a.id = c.asset_id where a.source_id = ${sourceId}::uuid`;
      await db.$executeRaw`set local role none`; // a worker makes no tables
      await db.$executeRaw`create table plain_column (like asset_column including all)`;
      const begun = performance.now();
      await db.$executeRaw`insert into plain_column select * from staged_column`;
      const ms = performance.now() - begun;
      await db.$executeRaw`drop table plain_column`;
      return ms;
    },
    { timeout: 60_000 },
  );

async function countWrittenSince(worker: PrismaClient, xid: bigint): Promise<number> {
  const [{ count }] = await worker.$queryRaw<[{ count: number }]>`
    select ((select count(*) from asset where xmin::text::bigint > ${xid})
      + (select count(*) from asset_column where xmin::text::bigint > ${xid})
      + (select count(*) from asset_constraint where xmin::text::bigint > ${xid})
      + (select count(*) from asset_index where xmin::text::bigint > ${xid})
      + (select count(*) from asset_trigger where xmin::text::bigint > ${xid})
      + (select count(*) from source_routine where xmin::text::bigint > ${xid})
      + (select count(*) from schema_change where xmin::text::bigint > ${xid})
      + (select count(*) from source_type where xmin::text::bigint > ${xid}))::integer as count`;
  return count;
}
