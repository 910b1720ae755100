import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { publicKeyOf } from "#lib/secrets/keys.ts";
import { openKeys } from "#lib/setup/keys.ts";
import { activateSource, createDraft } from "#lib/sources/commands.ts";
import { onDatabase, queryOnce } from "./server.ts";

/** A customer's database for the browser tests, with a role that may read it, connected as a source where asked. */
export type CustomerDatabase = {
  name: string;
  role: string;
  password: string;
  sql(statements: string): Promise<unknown>;
  /** Holds a view's definition, so that a discovery stops in the middle of its reading until it is let go. */
  lock(): Promise<AsyncDisposable>;
  /** How many sessions Tidewatch has on it. */
  sessions(): Promise<number>;
  connectAs(owner: PrismaClient, scope: Scope, label: string, password?: string): Promise<string>;
} & AsyncDisposable;

export async function createCustomerDatabase(app: {
  clusterUrl: string;
  directory: string;
}): Promise<CustomerDatabase> {
  const name = `customer_${randomBytes(6).toString("hex")}`;
  const role = `reader_${randomBytes(6).toString("hex")}`;
  const password = `pass-${randomBytes(9).toString("hex")}`;
  await queryOnce(app.clusterUrl, `create database ${name}`);
  const url = onDatabase(app.clusterUrl, name);
  const sql = (statements: string) => queryOnce(url, statements);
  await sql(`
    create role ${role} login password '${password}';
    create schema sales;
    create table sales.orders (id bigint primary key, placed_at timestamptz not null);
    create table sales.items (id bigint primary key, order_id bigint references sales.orders, price numeric);
    create view sales.order_totals as select count(*) as orders from sales.orders;
    grant usage on schema sales to ${role};
    grant select on all tables in schema sales to ${role}`);
  const { hostname, port } = new URL(url);
  return {
    name,
    role,
    password,
    sql,
    async lock() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query("begin; lock table sales.orders, sales.order_totals in access exclusive mode");
      return { [Symbol.asyncDispose]: () => client.end() };
    },
    async sessions() {
      const [row] = await queryOnce<{ n: number }>(
        url,
        "select count(*)::int as n from pg_stat_activity where datname = $1 and application_name like 'tidewatch:%'",
        [name],
      );
      return row?.n ?? 0;
    },
    async connectAs(owner, scope, label, typed = password) {
      const { sealingPrivateKeys } = await openKeys(app.directory);
      const publicKey = publicKeyOf(sealingPrivateKeys.join(","));
      const { id } = await createDraft(owner, scope, publicKey, {
        name: label,
        host: hostname,
        port: Number(port),
        database: name,
        username: role,
        password: typed,
        tlsMode: "disable",
        tlsCa: null,
        includedSchemas: [],
        excludedSchemas: [],
        timeLimitSeconds: 60,
        accessLevel: "aggregates",
      });
      await activateSource(owner, scope, id);
      return id;
    },
    async [Symbol.asyncDispose]() {
      await queryOnce(app.clusterUrl, `drop database ${name} with (force)`);
    },
  };
}
