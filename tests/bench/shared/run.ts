/** What every bench of the engine begins and ends with: its arguments, a throw-away server, its goals as a table. */
import { parseArgs } from "node:util";
import { connect, type PrismaClient } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { startThrowAway } from "#tests/support/throw-away-postgres.ts";
import { type Goal, isHeld, report } from "./report.ts";

export const ROUNDS = 3;

export type Bench = {
  /** The superuser's address of the migrated database. */
  url: string;
  /** Of an empty database on the same server. */
  plainUrl: string;
  worker: PrismaClient;
  isQuick: boolean;
  /** Progress for who waits; on standard error, as standard output is the result's. */
  say(line: string): void;
};

/** Runs a bench on a server of its own that keeps its promises: what it commits is on the disk. */
export async function runBench(name: string, measure: (bench: Bench) => Promise<Goal[]>): Promise<void> {
  const { values: options } = parseArgs({
    options: { quick: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
  });
  await withServer(async (clusterUrl) => {
    const url = await createDatabase(clusterUrl, "tidewatch");
    await migrate(url);
    const worker = connect(url, "tidewatch_worker");
    try {
      const goals = await measure({
        url,
        plainUrl: await createDatabase(clusterUrl, "plain"),
        worker,
        isQuick: options.quick,
        say: (line) => void (options.json || process.stderr.write(`${line}\n`)),
      });
      process.stdout.write(report(name, goals, options));
      process.exitCode = goals.every((goal) => isHeld(goal) || !goal.isJudged) ? 0 : 1;
    } finally {
      await worker.$disconnect();
    }
  });
}

/** A Postgres for the length of `work`. */
async function withServer<T>(work: (clusterUrl: string) => Promise<T>): Promise<T> {
  const cluster = await startThrowAway({ maxConnections: 1_000 });
  try {
    return await work(cluster.url);
  } finally {
    await cluster.stop();
  }
}

async function createDatabase(clusterUrl: string, name: string): Promise<string> {
  await queryOnce(clusterUrl, `create database ${name}`);
  return onDatabase(clusterUrl, name);
}
