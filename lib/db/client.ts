import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { answeredWithin } from "./answered-within.ts";
import { endOnceSilent } from "./end-once-silent.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";
import { nameStatements } from "./statement-names.ts";

/** The database roles of the first migration. A process's login becomes one of them as it connects. */
export type DatabaseRole = "tidewatch_web" | "tidewatch_auth" | "tidewatch_worker";

/** The client or an open transaction: what every query and command accepts. */
export type Db = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

type Limits = {
  max?: number;
  /** After this a connection counts as lost; without it, silence is waited out. */
  answeredWithinMs?: number;
};

export function connect(
  url: string,
  role: DatabaseRole,
  { max = 10, answeredWithinMs }: Limits = {},
): PrismaClient {
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c role=${role}`,
    application_name: role.replace("_", "-"),
    max,
    ...(answeredWithinMs && answeredWithin(answeredWithinMs)),
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
  });
  pool.on("error", () => undefined).on("connect", endOnceSilent);
  // A server that stops may say so in the moment in which a connection is handed over: nobody hears it then, and what
  // nobody hears ends the process. Whoever asks over it is told all the same.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameStatements(), disposeExternalPool: true }),
  });
}

/**
 * Opens the organization of `scope` on `client` for the length of `work`: one transaction, in which row-level
 * security shows that organization's rows alone. Once per page or action; several reads share it.
 */
export function inOrganization<T>(
  client: PrismaClient,
  scope: { organizationId: string },
  work: (db: Db) => Promise<T>,
  times: { maxWait?: number; timeout?: number } = {},
): Promise<T> {
  return client.$transaction(async (db) => {
    await db.$executeRaw`select set_config('app.organization_id', ${scope.organizationId}, true)`;
    return work(db);
  }, times);
}

export { Prisma, type PrismaClient };
