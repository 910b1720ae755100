import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type pg from "pg";
import { AppError } from "#lib/errors.ts";

const ROLE = "tidewatch_worker";

/**
 * graphile-worker's own migrations, run as the worker role so that the queue belongs to it and to nobody else. It may
 * create its schema only while they run. Returns whether there was anything to do.
 */
export async function migrateQueue(owner: pg.Client, url: string): Promise<boolean> {
  if ((await installedVersion(owner)) >= packagedVersion()) return false;
  const { runMigrations } = await import("graphile-worker");
  const database = owner.escapeIdentifier(owner.database ?? "");
  const asWorker = new URL(url);
  asWorker.searchParams.set("options", `-c role=${ROLE}`);
  await owner.query(`grant create on database ${database} to ${ROLE}`);
  try {
    await runMigrations({ connectionString: asWorker.href });
    return true;
  } catch (error) {
    throw new AppError(
      "unavailable",
      `The delivery queue's tables could not be made: ${error instanceof Error ? error.message : error}. ` +
        "The user of DATABASE_URL must own the database and connect without a pooler in transaction mode.",
      { cause: error },
    );
  } finally {
    await owner.query(`revoke create on database ${database} from ${ROLE}`);
  }
}

async function installedVersion(owner: pg.Client): Promise<number> {
  const found = await owner.query(
    "select from pg_tables where schemaname = 'graphile_worker' and tablename = 'migrations'",
  );
  if (found.rowCount === 0) return 0;
  const { rows } = await owner.query<{ version: number }>(
    "select coalesce(max(id), 0) as version from graphile_worker.migrations",
  );
  return rows[0]?.version ?? 0;
}

function packagedVersion(): number {
  const program = createRequire(import.meta.url).resolve("graphile-worker");
  const files = readdirSync(join(dirname(program), "..", "sql"));
  return Math.max(...files.map((file) => Number.parseInt(file, 10)));
}
