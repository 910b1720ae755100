import pg from "pg";
import { expect } from "vitest";
import { queryOnce } from "./server.ts";

const WAITING =
  "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

/** Does `meanwhile` while a job of a customer's database waits for one of its tables, and then lets it go on. */
export async function whileTableIsHeld<T>(
  { url }: { url: string },
  { table, job, meanwhile }: { table: string; job: () => Promise<T>; meanwhile: () => Promise<unknown> },
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; lock table ${client.escapeIdentifier(table)} in access exclusive mode`);
    const running = job();
    await expect.poll(() => queryOnce(url, WAITING), { timeout: 20_000 }).toHaveLength(1);
    await meanwhile();
    await client.query("rollback");
    return await running;
  } finally {
    await client.end();
  }
}

/** Does something while nobody may read a table of a customer's database. */
export async function holding<T>(url: string, table: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; lock table ${client.escapeIdentifier(table)} in access exclusive mode`);
    return await work();
  } finally {
    await client.end();
  }
}
