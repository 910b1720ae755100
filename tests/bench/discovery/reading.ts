import { spawnSync } from "node:child_process";
import pg from "pg";
import type { KnownRelations } from "#lib/connectors/connector.ts";
import { queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";

type Reading = { ms: number; known: KnownRelations };

/** Reads a catalog as a discovery does, on a connection of its own; what it read is known to the next one. */
export async function readOurs(url: string, known?: KnownRelations): Promise<Reading> {
  const begun = performance.now();
  const connector = await open({ ...settingsFor({ url }), timeLimitSeconds: 900 });
  const found = new Map<number, { columns: string; keys: string }>();
  let systemIdentifier: string | null = null;
  const options = { signal: new AbortController().signal, onStep: () => {}, onProgress: () => {} };
  const everything = { includedSchemas: [], excludedSchemas: [] };
  for await (const event of connector.introspect(everything, { ...options, ...(known && { known }) })) {
    if (event.kind === "begin") systemIdentifier = event.systemIdentifier;
    if (event.kind === "relations")
      for (const { objectId } of event.relations) found.set(objectId, { columns: "", keys: "" });
    if (event.kind === "columns")
      for (const { objectId, fingerprint } of event.columns) of(objectId).columns = fingerprint;
    if (event.kind === "keys")
      for (const { objectId, fingerprint } of event.keys) of(objectId).keys = fingerprint;
  }
  await connector.close();
  return { ms: performance.now() - begun, known: { systemIdentifier, relations: found } };

  function of(objectId: number) {
    return found.get(objectId) ?? { columns: "", keys: "" };
  }
}

/** How many queries the server executes for a first reading and for one that knows it; null where it does not count. */
export async function countQueries(url: string): Promise<{ first: number; again: number } | null> {
  const reset = async () => {
    await queryOnce(url, "create extension if not exists pg_stat_statements");
    await queryOnce(url, "select pg_stat_statements_reset()");
  };
  const count = async () => {
    const [row] = await queryOnce<{ calls: number }>(
      url,
      `select coalesce(sum(s.calls), 0)::integer as calls
       from pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = current_database()
       where s.query ~* '^\\s*(select|with|values|table)' and s.query not like '%pg_stat_statements%'`,
    );
    return row?.calls ?? 0;
  };
  try {
    await reset();
    const { known } = await readOurs(url);
    const first = await count();
    await reset();
    await readOurs(url, known);
    return { first, again: await count() };
  } catch (error) {
    // Not there, not loaded, or not for this role.
    if (error instanceof pg.DatabaseError && ["0A000", "42501", "55000", "58P01"].includes(error.code ?? ""))
      return null;
    throw error;
  }
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

/** The major version of the pg_dump on the PATH; null where there is none. */
export function dumpVersion(): string | null {
  const { stdout } = spawnSync("pg_dump", ["--version"], { encoding: "utf8" });
  return /(\d+)(\.\d+)?/.exec(stdout ?? "")?.[1] ?? null;
}

/** Null where the PATH has no pg_dump of the server's major version. */
export async function timeDump(url: string): Promise<number | null> {
  const [server] = await queryOnce<{ major: string }>(
    url,
    "select split_part(current_setting('server_version'), '.', 1) as major",
  );
  if (dumpVersion() !== server?.major) return null;
  const begun = performance.now();
  const { status, stderr } = spawnSync("pg_dump", ["--schema-only", "--file=/dev/null", url]);
  if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
  return performance.now() - begun;
}
