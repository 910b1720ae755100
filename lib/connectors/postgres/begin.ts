import type { QueryResult } from "pg";
import { ConnectorError, type ServerProcess } from "../connector.ts";
import type { Link } from "./connect.ts";
import type { ServerFacts } from "./session.ts";

export type Limits = { timeLimitSeconds: number; lockTimeoutSeconds: number };

const OLDEST_MAJOR = 12;
/** Long enough for a slow worker to store a batch, short enough that a forgotten transaction holds nothing for long. */
const IDLE_SECONDS = 120;

/**
 * Begins the read-only transaction with its limits, after ending the one before, if any. All settings are local to it,
 * so that a pooler in transaction mode hands them to nobody else. Postgres takes several statements in one message: a
 * single round trip.
 */
export async function beginReading(
  { client, parameters, tlsVersion }: Link,
  limits: Limits,
): Promise<{ server: ServerFacts; backend: ServerProcess }> {
  refuseUnsupported(parameters);
  const answers = await client.query([...settings(limits), FACTS].join(";"));
  const row = lastRow(answers);
  return {
    server: {
      version: parameters.get("server_version")?.split(" ")[0] ?? "",
      versionNumber: Number(row.version_number),
      role: String(row.role),
      database: String(row.database),
      tlsVersion,
    },
    backend: { pid: Number(row.pid), startedAt: String(row.started_at) },
  };
}

const settings = ({ timeLimitSeconds, lockTimeoutSeconds }: Limits) => [
  "rollback",
  "begin isolation level repeatable read read only",
  `set local statement_timeout = '${Math.ceil(timeLimitSeconds)}s'`,
  // Behind somebody's ALTER TABLE a read waits. Three seconds would fail jobs for a lock that is gone in five, and leave
  // a person no time to see what a job waits for and cancel it; half a minute does both, and other sessions that queue
  // up behind our wait are held no longer than that.
  `set local lock_timeout = '${Math.ceil(Math.min(timeLimitSeconds, lockTimeoutSeconds))}s'`,
  `set local idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`,
  // Names resolve to the catalog's own objects, whatever the role's schemas hold.
  "set local search_path = pg_catalog, pg_temp",
  "set local time zone 'UTC'",
  "set local quote_all_identifiers = off",
  // Texts end where the parser that vouched for a statement saw them end.
  "set local standard_conforming_strings = on",
  // Enough to sort a catalog without the server's disk, and one process at a time, whatever the server would allow.
  "set local work_mem = '32MB'",
  "set local max_parallel_workers_per_gather = 0",
  // Compiling a catalog query costs more than running it.
  "set local jit = off",
];

// A server that notices a vanished client ends the statement by itself; before 14, and off Linux, it cannot.
const FACTS = `
  select case when current_setting('server_version_num')::int >= 140000 and version() like '%linux%'
      then set_config('client_connection_check_interval', '2s', true) end,
    pg_backend_pid() as pid, current_user::text as role, current_database()::text as database,
    current_setting('server_version_num')::int as version_number,
    (select backend_start::text from pg_stat_activity where pid = pg_backend_pid()) as started_at`;

function refuseUnsupported(parameters: Link["parameters"]): void {
  const version = parameters.get("server_version") ?? "an unknown version";
  const major = Number.parseInt(version, 10);
  if (parameters.has("crdb_version"))
    throw new ConnectorError("unsupported/server", "This server is CockroachDB, not PostgreSQL.", {
      detail: { server: "CockroachDB" },
    });
  if (!(major >= OLDEST_MAJOR))
    throw new ConnectorError(
      "unsupported/version",
      `This server is PostgreSQL ${version}; 12 and later are supported.`,
      {
        detail: { version },
      },
    );
}

/** Several statements bring several results, of which the driver's types know nothing. */
function lastRow(answers: QueryResult | QueryResult[]): Record<string, unknown> {
  const row: unknown = [answers].flat().at(-1)?.rows[0];
  if (typeof row === "object" && row !== null) return { ...row };
  throw new ConnectorError(
    "unsupported/server",
    "The server began a transaction and then said nothing about itself.",
  );
}
