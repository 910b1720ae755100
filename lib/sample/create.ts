import { readFile } from "node:fs/promises";
import pg from "pg";
import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import { AppError } from "#lib/errors.ts";

/** In this order; each file stands on the ones before. */
const SCRIPTS = [
  "1-shop",
  "2-backoffice",
  "3-views",
  "4-dice",
  "5-people-and-products",
  "6-orders-and-events",
  "7-work-behind-it",
];

type SampleOptions = {
  readerPassword: string;
  /** Of the cluster; its reader is called `<database>_reader`. */
  database?: string;
  /** The moment the data ends at. */
  now?: Date;
};

/** How to connect as the reader; the password is the caller's own. */
type SampleConnection = Omit<ConnectionSettings, "password">;

/**
 * Fills a database of its own with Storefront, an invented shop, and gives it a role that may read it and nothing
 * else. Done once: later calls only set the reader's password. Returns how to connect as that reader.
 */
export async function createSample(
  adminUrl: string,
  { readerPassword, database = "storefront", now = new Date() }: SampleOptions,
): Promise<SampleConnection> {
  const reader = `${database}_reader`;
  await withClient(adminUrl, async (admin) => {
    await createUnlessThere(admin, `create database ${pg.escapeIdentifier(database)}`);
    await createUnlessThere(admin, `create role ${pg.escapeIdentifier(reader)} login`);
  });

  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  await withClient(url.href, async (client) => {
    await client.query("begin");
    // Two starts at once: the second waits, then finds everything there.
    await client.query("select pg_advisory_xact_lock(hashtext('storefront'))");
    const { rows } = await client.query("select from pg_namespace where nspname = 'backoffice'");
    if (rows.length === 0) await fill(client, now);
    await client.query(grants(database, reader, readerPassword));
    await client.query("commit");
  });

  return {
    kind: "postgres",
    host: url.hostname.replace(/^\[|\]$/g, "") || "localhost",
    port: Number(url.port || 5432),
    database,
    username: reader,
    tlsMode: "disable",
    tlsCa: null,
    timeLimitSeconds: 900,
  };
}

async function fill(client: pg.Client, now: Date): Promise<void> {
  await client.query("set local time zone 'UTC'");
  await client.query("select set_config('storefront.now', $1, true)", [now.toISOString()]);
  for (const script of SCRIPTS) {
    await client.query(await readFile(new URL(`storefront/${script}.sql`, import.meta.url), "utf8"));
  }
}

const grants = (database: string, reader: string, password: string): string => {
  const [db, role] = [pg.escapeIdentifier(database), pg.escapeIdentifier(reader)];
  return `
    alter role ${role} login password ${pg.escapeLiteral(password)};
    alter role ${role} in database ${db} set default_transaction_read_only = on;
    revoke all on database ${db} from public;
    grant connect on database ${db} to ${role};
    grant usage on schema shop, backoffice to ${role};
    grant select on all tables in schema shop, backoffice to ${role};`;
};

async function createUnlessThere(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (isRefused(error)) throw refusal(client, error);
    if (!isAlreadyThere(error)) throw error;
  }
}

/** Also what the loser of two starts at once is told. */
const isAlreadyThere = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ["42P04", "42710", "23505"].includes(error.code ?? "");

const isRefused = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === "42501";

const refusal = (client: pg.Client, cause: unknown) =>
  new AppError(
    "unavailable",
    "The user of DATABASE_URL may not make the sample, which is a database of its own with a role of its own. " +
      `Start without --sample, or let a superuser run: alter role ${client.escapeIdentifier(client.user ?? "")} createdb createrole;`,
    { cause },
  );

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "tidewatch-sample" });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
