/**
 * Goals 8 to 11 of discovery, on throw-away servers, its jobs in the threads of a worker as in production:
 * `npm run bench -- discovery [--database URL] [--tables 1000,10000,50000] [--delay 50ms] [--quick] [--json]`.
 */
import { parseArgs } from "node:util";
import { connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { startThrowAway } from "#tests/support/throw-away-postgres.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";
import { measureJobs, measureReading, measureSlowLink, type Target } from "./discovery/goals.ts";
import type { Clients } from "./discovery/jobs.ts";
import { startTarget } from "./discovery/server.ts";
import { createTables } from "./discovery/target.ts";
import { type Goal, isHeld, report } from "./shared/report.ts";

const { values: options } = parseArgs({
  options: {
    database: { type: "string" },
    tables: { type: "string" },
    delay: { type: "string", default: "50ms" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const sizes = (options.tables ?? (options.quick ? "1000" : "1000,10000,50000")).split(",").map(Number);
/** The timers of production. */
const SETTINGS = { LEASE_SECONDS: undefined, HEARTBEAT_MS: undefined, REAP_EVERY_MS: undefined };
const delayMs = Number.parseInt(options.delay, 10);
const say = (line: string) => void (options.json || process.stderr.write(`${line}\n`));

const ours = await startThrowAway();
try {
  const goals = options.database ? await measureGiven(options.database) : await measureSizes();
  process.stdout.write(report("discovery", goals, options));
  process.exitCode = goals.every((goal) => isHeld(goal) || !goal.isJudged) ? 0 : 1;
} finally {
  await ours.stop();
}

async function measureSizes(): Promise<Goal[]> {
  const target = await startTarget();
  try {
    return await withClients(async (clients) => {
      const goals: Goal[] = [];
      for (const [at, size] of sizes.entries()) {
        say(`creating ${size} tables`);
        const database = { url: await createTables(target.url, size), size };
        goals.push(...(await measureAll(clients, database, at === 0)));
      }
      return goals;
    });
  } finally {
    await target.stop();
  }
}

async function measureGiven(url: string): Promise<Goal[]> {
  const [counted] = await queryOnce<{ size: number }>(
    url,
    `select count(*)::integer as size from pg_class
     where relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition and relpersistence <> 't'
       and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  );
  return withClients((clients) => measureAll(clients, { url, size: counted?.size ?? 0 }, true));
}

async function measureAll(clients: Clients, target: Target, isFirst: boolean): Promise<Goal[]> {
  say(`reading ${target.size} tables`);
  const reading = await measureReading(target);
  say(`discovering ${target.size} tables`);
  const jobs = await measureJobs(clients, target);
  return [
    ...reading,
    ...jobs,
    ...(isFirst && delayMs > 0 ? [await measureSlowLink(clients, target, delayMs)] : []),
  ];
}

async function withClients<T>(work: (clients: Clients) => Promise<T>): Promise<T> {
  await queryOnce(ours.url, "create database tidewatch");
  const url = onDatabase(ours.url, "tidewatch");
  await migrate(url);
  await queryOnce(url, "create extension pg_stat_statements");
  const worker = connect(url, "tidewatch_worker");
  const { publicKey, privateKey } = await generateSealingKeys();
  const host = options.database ? new URL(options.database).hostname : "127.0.0.1";
  const environment = { ...SETTINGS, OUTBOUND_ALLOW: host };
  const running = await startWorkerProcess(url, privateKey, { environment });
  try {
    return await work({ worker, scope: await createOrganization(worker), publicKey });
  } finally {
    await running.end("SIGTERM");
    await worker.$disconnect();
  }
}
