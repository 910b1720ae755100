import { randomUUID } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import type { ConnectionSettings, Connector } from "#lib/connectors/connector.ts";
import { openConnector } from "#lib/connectors/open.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { runJob } from "#lib/jobs/run.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { askFor, createEngine } from "./engine.ts";
import { onDatabase, queryOnce } from "./server.ts";

/** A customer's database of the test's own. */
export type Target = { url: string; database: string; sql: Sql };
type Sql = <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;

export async function createTarget(...statements: string[]): Promise<Target> {
  const cluster = inject("clusterUrl");
  const database = `target_${randomUUID().replaceAll("-", "")}`;
  await queryOnce(cluster, `create database ${database}`);
  onTestFinished(async () => {
    await queryOnce(cluster, `drop database ${database} with (force)`);
  });
  const url = onDatabase(cluster, database);
  const sql: Sql = (text, values) => queryOnce(url, text, values);
  for (const statement of statements) await sql(statement);
  return { url, database, sql };
}

/** A role that may log in and connect; dropped with what it was granted in the target. */
export async function createRole(target: Target): Promise<{ username: string; password: string }> {
  const username = `reader_${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  await target.sql(`create role ${username} login password '${password}'`);
  onTestFinished(async () => {
    await target.sql(`drop owned by ${username}`);
    await target.sql(`drop role ${username}`);
  });
  return { username, password };
}

export const settingsFor = (
  { url, database }: Target,
  login?: { username: string; password: string },
): ConnectionSettings => {
  const { hostname, port, username, password } = new URL(url);
  return {
    kind: "postgres",
    host: hostname,
    port: Number(port),
    database,
    username: login?.username ?? username,
    password: new Secret(login?.password ?? password),
    tlsMode: "disable",
    tlsCa: null,
    timeLimitSeconds: 60,
  };
};

export const open = (
  settings: ConnectionSettings,
  signal = new AbortController().signal,
): Promise<Connector> =>
  openConnector(settings, { jobShortId: "J-TEST", signal, outboundAllow: settings.host });

export type Run = {
  id: string;
  status: string;
  message: string | null;
  errorCode: string | null;
  result: Record<string, unknown> | null;
};

/** Runs one discovery of the source to its end, as a worker does. */
export async function discover(
  { owner, worker }: { owner: Db; worker: PrismaClient },
  scope: Scope,
  sourceId: string,
  settings: ConnectionSettings,
  config: { includedSchemas?: string[]; excludedSchemas?: string[] } = {},
): Promise<Run> {
  const engine = await createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    handlers: HANDLERS,
    openSource: (_claimed, { signal }) => open(settings, signal),
  });
  const { id } = await askFor(worker, scope, sourceId, { config });
  await runJob(engine, id);
  const job = await owner.job.findUniqueOrThrow({ where: { id }, include: { detail: true } });
  return {
    id,
    status: job.status,
    message: job.message,
    errorCode: job.errorCode,
    result: job.detail?.result as Run["result"],
  };
}
