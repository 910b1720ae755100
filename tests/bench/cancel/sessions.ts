import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import { connect, type PrismaClient } from "#lib/db/client.ts";
import { enqueueJobs } from "#lib/jobs/enqueue.ts";
import { JobFeed } from "#lib/jobs/feed.ts";
import type { EnqueuedJob } from "#lib/jobs/new-jobs.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { JobRow } from "#lib/jobs/views.ts";
import { activateSource, createDraft } from "#lib/sources/commands.ts";
import { NewSource } from "#lib/sources/schemas.ts";
import { followerOf } from "#tests/support/follower.ts";
import { queryOnce } from "#tests/support/server.ts";

const LOOK_EVERY_MS = 5;
const JOB_SESSIONS = "application_name like 'tidewatch:%'";

/** The customer's database, of which a discovery reads until it meets a view that is locked. */
export async function createTarget(url: string): Promise<void> {
  await queryOnce(
    url,
    `create role reader login password 'reader'; create schema sales;
     create table sales.orders (id bigint primary key);
     create view sales.order_totals as select count(*) as orders from sales.orders;
     grant usage on schema sales to reader; grant select on all tables in schema sales to reader`,
  );
}

/** A source of that database a job: of a type one runs on each. */
export async function createSources(
  { worker, scope, publicKey }: { worker: PrismaClient; scope: Scope; publicKey: string },
  targetUrl: string,
  count: number,
): Promise<string[]> {
  const { hostname, port, pathname } = new URL(targetUrl);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const login = { username: "reader", password: "reader", tlsMode: "disable" };
    const { id } = await createDraft(
      worker,
      scope,
      publicKey,
      NewSource.parse({
        name: `s${n}`,
        host: hostname,
        port: Number(port),
        database: pathname.slice(1),
        ...login,
      }),
    );
    await activateSource(worker, scope, id);
    ids.push(id);
  }
  return ids;
}

/** Until disposed of, nobody reads the orders. A connection of its own: a transaction sees one state of all sessions. */
export async function lockOrders(url: string): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, application_name: "lock" });
  await client.connect();
  await client.query("begin; lock table sales.orders, sales.order_totals in access exclusive mode");
  return { [Symbol.asyncDispose]: () => client.end() };
}

/** What a page is told over its stream. */
export type Told = AsyncDisposable & { isCancelled(jobId: string): boolean };

/** The feed of a web process, with one reader. */
export async function listenAsPage(url: string, scope: Scope): Promise<Told> {
  const web = connect(url, "tidewatch_web");
  const feed = new JobFeed({
    client: web,
    databaseUrl: url,
    lookEveryMs: 1_000,
    onTrouble: process.emitWarning,
  });
  const cancelled = new Set<string>();
  const follower = followerOf((message) => {
    const data = /^event: jobs$.*^data: (.*)$/ms.exec(new TextDecoder().decode(message))?.[1] ?? "[]";
    for (const { id, status } of JobRow.array().parse(JSON.parse(data))) {
      if (status === "cancelled") cancelled.add(id);
    }
  });
  const leave = await feed.follow(scope, null, follower);
  return {
    isCancelled: (jobId) => cancelled.has(jobId),
    async [Symbol.asyncDispose]() {
      leave();
      feed.stop();
      await web.$disconnect();
    },
  };
}

export type Sessions = { target: pg.Pool; worker: PrismaClient; scope: Scope; told: Told };

/** Discoveries of all sources, each with a statement that runs on the server until somebody stops it. */
export async function startJobs(
  { target, worker, scope }: Sessions,
  sourceIds: string[],
): Promise<EnqueuedJob[]> {
  const jobs = await enqueueJobs(
    worker,
    scope,
    sourceIds.map((sourceId) => ({
      type: "asset_discovery",
      sourceId,
      assetId: sourceId,
      trigger: "manual",
    })),
  );
  while ((await countSessions(target, "wait_event_type = 'Lock'")) < jobs.length) await sleep(100);
  return jobs;
}

/** Sessions of nobody's job that wait behind the same lock, until disposed of. */
export async function openOthers(url: string, count: number): Promise<AsyncDisposable> {
  const clients = Array.from(
    { length: count },
    () => new pg.Client({ connectionString: url, application_name: "other" }),
  );
  for (const client of clients) {
    client.on("error", () => undefined);
    await client.connect();
    client.query("select from sales.orders").catch(() => undefined); // ends with the lock
  }
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

export async function countSessions(target: pg.Pool, condition = "true"): Promise<number> {
  const { rows } = await target.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where ${JOB_SESSIONS} and ${condition}`,
  );
  return rows[0]?.n ?? 0;
}

export type CancelTimes = { goneMs: number; toldMs: number };

/** From the request until no statement of the job runs on its server, and until a page is told that it is cancelled. */
export async function timeCancel(sessions: Sessions, { id, shortId }: EnqueuedJob): Promise<CancelTimes> {
  const { target, worker, scope, told } = sessions;
  const begun = performance.now();
  await requestCancel(worker, scope, id);
  const until = async (isSo: () => Promise<boolean>): Promise<number> => {
    while (!(await isSo())) await sleep(LOOK_EVERY_MS);
    return performance.now() - begun;
  };
  const session = `application_name like 'tidewatch:${shortId}%' and state = 'active'`;
  const [goneMs, toldMs] = await Promise.all([
    until(async () => (await countSessions(target, session)) === 0),
    until(async () => told.isCancelled(id)),
  ]);
  return { goneMs, toldMs };
}

/** The yardstick: a sleeping session and `pg_cancel_backend`, with nothing of ours in between. */
export async function timePlainCancel(url: string, target: pg.Pool): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: "plain" });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const sleeping = client.query("select pg_sleep(600)").catch(() => undefined);
  const isActive = async () => {
    const found = await target.query("select from pg_stat_activity where pid = $1 and state = 'active'", [
      rows[0]?.pid,
    ]);
    return found.rowCount !== 0;
  };
  while (!(await isActive())) await sleep(1);
  const begun = performance.now();
  await target.query("select pg_cancel_backend($1)", [rows[0]?.pid]);
  while (await isActive()) await sleep(1);
  const ms = performance.now() - begun;
  await sleeping;
  await client.end();
  return ms;
}
