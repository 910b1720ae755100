import { spawnSync } from "node:child_process";
import pg from "pg";
import type { Connector } from "#lib/connectors/connector.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";

/** Reads a catalog as a discovery does, on a connection of its own; answers in milliseconds. */
export async function timeOurs(url: string): Promise<number> {
  const begun = performance.now();
  const connector: Connector = await open(settingsFor({ url }));
  const observer = { signal: new AbortController().signal, onStep: () => {}, onProgress: () => {} };
  const everything = { includedSchemas: [], excludedSchemas: [] };
  for await (const _ of connector.introspect(everything, observer));
  await connector.close();
  return performance.now() - begun;
}

/** The same facts from the views of the SQL standard, as a portable tool asks for them. */
export async function timeInformationSchema(url: string): Promise<number> {
  const begun = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const query of STANDARD) await client.query(query);
  await client.end();
  return performance.now() - begun;
}

const OWN = "table_schema not in ('pg_catalog', 'information_schema')";
const STANDARD = [
  `select * from information_schema.tables where ${OWN}`,
  `select * from information_schema.columns where ${OWN}`,
  `select * from information_schema.views where ${OWN}`,
  `select * from information_schema.table_constraints where ${OWN}`,
  `select * from information_schema.key_column_usage where ${OWN}`,
  `select * from information_schema.constraint_column_usage where ${OWN}`,
  "select * from information_schema.referential_constraints",
  "select * from information_schema.check_constraints",
  "select * from pg_indexes where schemaname not in ('pg_catalog', 'information_schema')",
];

/** Null where the PATH has no pg_dump of the server's major version. */
export function timeDump(url: string, serverMajor: string): number | null {
  const version = spawnSync("pg_dump", ["--version"], { encoding: "utf8" }).stdout;
  if (/(\d+)(\.\d+)?/.exec(version ?? "")?.[1] !== serverMajor) return null;
  const begun = performance.now();
  const { status, stderr } = spawnSync("pg_dump", ["--schema-only", url], { maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
  return performance.now() - begun;
}
