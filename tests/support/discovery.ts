import { randomUUID } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import { onDatabase, queryOnce } from "./server.ts";

/** A customer's database of the test's own. */
export type Target = { url: string; sql: Sql };
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
  return { url, sql };
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
