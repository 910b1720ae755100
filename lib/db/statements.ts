import pg from "pg";
import type { DatabaseRole } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What runs SQL of our own: the client, an open transaction, or the connections below. */
export type Statements = {
  $queryRaw<Rows = unknown>(text: TemplateStringsArray, ...values: unknown[]): Promise<Rows>;
  $executeRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

/**
 * The planner takes a list in JSON for a hundred rows and a small table for cheap to read through, and is wrong about
 * both: these statements look up a few rows by key. So each is planned once per connection, and as lookups.
 */
const PLANNED_AS_LOOKUPS =
  "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

export type Connections = Statements & { close(): Promise<void> };

/**
 * Connections for the few constant statements that make up most of the work, without an ORM between. Rejects with the
 * driver's own errors. Rows hold the driver's types, in which a bigint is a string.
 */
export function connectForStatements(url: string, role: DatabaseRole, { max = 4 } = {}): Connections {
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c role=${role} ${PLANNED_AS_LOOKUPS}`,
    application_name: `${role.replace("_", "-")}-statements`,
    max,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
  });
  // An idle connection that is lost is nobody's trouble: the next statement opens another.
  pool.on("error", () => undefined).on("connect", (client) => void client.on("error", () => undefined));
  const names = new Map<string, string>();
  const run = (strings: TemplateStringsArray, parts: readonly unknown[]) => {
    const { text, values } = Prisma.sql(strings, ...parts);
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return pool.query({ name, text, values });
  };
  return {
    $queryRaw: async <Rows>(strings: TemplateStringsArray, ...parts: unknown[]) =>
      (await run(strings, parts)).rows as Rows,
    $executeRaw: async (strings, ...parts) => (await run(strings, parts)).rowCount ?? 0,
    close: () => pool.end(),
  };
}
