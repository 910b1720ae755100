import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { createSource } from "#tests/support/engine.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

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
};

type Clients = { worker: PrismaClient; scope: Scope };

/** Two discoveries of a source that nobody has discovered before, each from its claim to its completion. */
export async function timeJobs({ worker, scope }: Clients, url: string): Promise<JobTimes> {
  const sourceId = await createSource(worker, scope, { timeLimitSeconds: 900 });
  const run = async () => {
    const begun = performance.now();
    const { id, status, message, result } = await discover({ owner: worker, worker }, scope, sourceId, {
      ...settingsFor({ url }),
      timeLimitSeconds: 900,
    });
    if (status !== "completed") throw new Error(`The discovery ended ${status}: ${message}`);
    return { id, ms: performance.now() - begun, columns: Number(result?.columns) };
  };
  const before = await timeStoringColumns(worker);
  const first = await run();
  const columnsMs = (await timeStoringColumns(worker)) - before;
  const plainColumnsMs = await timePlainColumns(worker, sourceId);
  const [{ xid }] = await worker.$queryRaw<
    [{ xid: bigint }]
  >`select pg_current_xact_id()::text::bigint as xid`;
  const second = await run();
  const step = await worker.jobStep.findFirst({ where: { jobId: first.id, step: "publish" } });
  return {
    firstMs: first.ms,
    publishMs: (step?.finishedAt?.getTime() ?? 0) - (step?.startedAt.getTime() ?? 0),
    ...{ columnsMs, plainColumnsMs },
    secondMs: second.ms,
    rowsWritten: await countWrittenSince(worker, xid),
    columns: first.columns,
  };
}

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
