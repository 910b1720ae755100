import { randomBytes } from "node:crypto";
import pg from "pg";
import { test as base, inject } from "vitest";
import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { onDatabase, queryOnce } from "./server.ts";

/** A customer's database as a job meets it: some tables, and a role that may read them and nothing else. */
export type Target = {
  settings: ConnectionSettings;
  /** The administrator's statement, with its rows. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** How many sessions a job has on the server, whatever they do. */
  sessionsOf(jobShortId: string): Promise<number>;
  /** Whether one of them waits behind somebody's lock. */
  isWaiting(jobShortId: string): Promise<boolean>;
  /** Holds `sales.order_totals` exclusively, so that its definition cannot be read. */
  lock(): Promise<AsyncDisposable>;
};

/** A test with a customer's database that it shares with the others of its file. */
export const test = base
  .extend("cluster", { scope: "file" }, () => inject("clusterUrl"))
  .extend("target", { scope: "file" }, async ({ cluster }, { onCleanup }) => {
    const name = `target_${randomBytes(6).toString("hex")}`;
    await queryOnce(cluster, `create database ${name}`);
    onCleanup(async () => void (await queryOnce(cluster, `drop database ${name} with (force)`)));
    return createTarget(onDatabase(cluster, name));
  });
export type TargetTest = typeof test;

async function createTarget(url: string): Promise<Target> {
  const { hostname, port, pathname } = new URL(url);
  const role = `reader_${randomBytes(6).toString("hex")}`;
  const password = `canary-${randomBytes(12).toString("hex")}`;
  const sql: Target["sql"] = (text, values) => queryOnce(url, text, values);
  await sql(`
    create role ${role} login password '${password}';
    create schema sales;
    create table sales.orders (id bigint primary key, placed_at timestamptz not null);
    create view sales.order_totals as select count(*) as orders from sales.orders;
    grant usage on schema sales to ${role};
    grant select on all tables in schema sales to ${role}`);
  const sessions = async (jobShortId: string, condition = "true"): Promise<number> => {
    const rows = await sql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where application_name like $1 and ${condition}`,
      [`tidewatch:${jobShortId}%`],
    );
    return rows[0]?.n ?? 0;
  };
  return {
    settings: {
      kind: "postgres",
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      username: role,
      password: new Secret(password),
      tlsMode: "disable",
      tlsCa: null,
      timeLimitSeconds: 60,
    },
    sql,
    sessionsOf: (jobShortId) => sessions(jobShortId),
    isWaiting: async (jobShortId) => (await sessions(jobShortId, "wait_event_type = 'Lock'")) > 0,
    async lock() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query("begin; lock table sales.orders, sales.order_totals in access exclusive mode");
      return { [Symbol.asyncDispose]: () => client.end() };
    },
  };
}
