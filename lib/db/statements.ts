import pg from "pg";
import { answeredWithin } from "./answered-within.ts";
import type { DatabaseRole } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** What runs SQL of our own: the client, an open transaction, or the connections below. */
export type Statements = {
  $queryRaw<Rows = unknown>(text: TemplateStringsArray, ...values: unknown[]): Promise<Rows>;
  $executeRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

export type Connections = Statements & { close(): Promise<void> };

/**
 * The planner takes a list in JSON for a hundred rows and a small table for cheap to read through, and is wrong about
 * both: these statements look up a few rows by key. So each is planned once per connection, and as lookups.
 */
const PLANNED_AS_LOOKUPS =
  "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

const ANSWERED_WITHIN_MS = 10_000;

/**
 * Connections for the few constant statements that make up most of the work, without an ORM between. Rejects with the
 * driver's own errors. Rows hold the driver's types, in which a bigint is a string.
 */
export function connectForStatements(
  url: string,
  role: DatabaseRole,
  { max = 4, answeredWithinMs = ANSWERED_WITHIN_MS } = {},
): Connections {
  const settings = {
    connectionString: url,
    options: `-c role=${role} ${PLANNED_AS_LOOKUPS}`,
    application_name: `${role.replace("_", "-")}-statements`,
    connectionTimeoutMillis: 3_000,
    ...answeredWithin(answeredWithinMs),
    ...{ max, keepAlive: true },
  };
  let pool = openPool(settings);
  const names = new Map<string, string>();

  async function run(strings: TemplateStringsArray, parts: readonly unknown[]) {
    const { text, values } = Prisma.sql(strings, ...parts);
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    const own = pool;
    const client = await own.connect();
    let isLost = false;
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      // What the server refuses leaves a connection as good as it was. Where one fell silent, so did its neighbours,
      // and each would hold up whoever asks next.
      isLost = !(error instanceof pg.DatabaseError);
      if (isLost && own === pool) {
        pool = openPool(settings);
        own.end().catch(() => undefined);
      }
      throw error;
    } finally {
      client.release(isLost);
    }
  }
  return {
    $queryRaw: async <Rows>(strings: TemplateStringsArray, ...parts: unknown[]) =>
      (await run(strings, parts)).rows as Rows,
    $executeRaw: async (strings, ...parts) => (await run(strings, parts)).rowCount ?? 0,
    close: () => pool.end(),
  };
}

/** An idle connection that is lost is nobody's trouble: the next statement opens another. */
const openPool = (settings: pg.PoolConfig): pg.Pool =>
  new pg.Pool(settings)
    .on("error", () => undefined)
    .on("connect", (client) => void client.on("error", () => undefined));
