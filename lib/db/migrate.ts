import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { AppError } from "#lib/errors.ts";
import { givingWay, PATIENCE, type Patience } from "./migrate-locks.ts";
import { migrateQueue } from "./migrate-queue.ts";
import { letOwnerIntoRoles } from "./migrate-roles.ts";

const MIGRATIONS = join(import.meta.dirname, "..", "..", "prisma", "migrations");
const PRISMA_LOCK = 72_707_369; // Prisma Migrate's own, so that its CLI and we wait for each other
const LEAST_VERSION = 150_000;

/**
 * Brings the database up to date as its owner, then the delivery queue's tables as the worker role. The same table,
 * lock and checksums as `prisma migrate deploy`, so that either can go on where the other stopped; without its CLI,
 * which downloads an engine. Returns the names of what it applied; again at once when another start is at it.
 */
export async function migrate(url: string, directory = MIGRATIONS, patience = PATIENCE): Promise<string[]> {
  const client = await connectAsOwner(url);
  try {
    const version = await requireServer(client);
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    await letOwnerIntoRoles(client, version);
    const applied = await applyMissing(client, directory, (migration) =>
      apply(client, migration, { url, patience }),
    );
    if (await migrateQueue(client, url)) applied.push("graphile_worker");
    return applied;
  } finally {
    await client.end();
  }
}

async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const where = `${new URL(url).host}${new URL(url).pathname}`;
    throw new AppError(
      "unavailable",
      `The database ${where} of DATABASE_URL cannot be reached: ${reasonOf(error)}. ` +
        "Check its address, that it runs, and that its user may connect from here.",
      { cause: error },
    );
  }
}

/** Node reports a host that was tried on several addresses as an error with no message of its own. */
const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
};

/** Returns its version as a number. */
async function requireServer(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{
    number: number;
    version: string;
    mayCreate: boolean;
    isNew: boolean;
  }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayCreate",
            to_regclass('_prisma_migrations') is null as "isNew"`,
  );
  const server = rows[0];
  if (!server || server.number < LEAST_VERSION) {
    throw new AppError(
      "unavailable",
      `DATABASE_URL is a Postgres ${server?.version}; Tidewatch needs 15 or newer. ` +
        "Upgrade it, or leave DATABASE_URL unset and use the embedded one.",
    );
  }
  if (server.isNew && !server.mayCreate) {
    throw new AppError(
      "unavailable",
      "The user of DATABASE_URL may not create roles, and the first migration makes three to run as. " +
        `Let a superuser run: alter role ${client.escapeIdentifier(client.user ?? "")} createrole;`,
    );
  }
  return server.number;
}

async function applyMissing(
  client: pg.Client,
  directory: string,
  applyOne: (migration: Migration) => Promise<void>,
): Promise<string[]> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  const { rows: known } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null`,
  );
  const applied: string[] = [];
  for (const migration of readMigrations(directory)) {
    const record = known.find(({ name }) => name === migration.name);
    if (!record) {
      await applyOne(migration);
      applied.push(migration.name);
    } else if (!record.finished) {
      throw broken(
        migration.name,
        "was not finished. Repair the database, then `npm run prisma -- migrate resolve`",
      );
    } else if (record.checksum !== migration.checksum) {
      throw broken(
        migration.name,
        "was edited after it had been applied. Put its file back and add a new one",
      );
    }
  }
  return applied;
}

const broken = (name: string, what: string) => new AppError("conflict", `The migration ${name} ${what}.`);

type Migration = { name: string; sql: string; checksum: string };

const readMigrations = (directory: string): Migration[] =>
  readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });

async function apply(
  client: pg.Client,
  migration: Migration,
  within: { url: string; patience: Patience },
): Promise<void> {
  try {
    await givingWay(client, within, () => applyWhole(client, migration));
  } catch (error) {
    throw new AppError(
      "unavailable",
      `The migration ${migration.name} failed: ${reasonOf(error)}. Nothing of it was kept.`,
      { cause: error },
    );
  }
}

/** The file and the note of it are one transaction, so that a start that is killed half-way leaves neither. */
async function applyWhole(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    // First, as the file may leave another search path or role behind.
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query(sql);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {}); // a lost connection has done so by itself
    throw error;
  }
}
