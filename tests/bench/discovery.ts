/** Goals 8 to 11 of discovery, on a throw-away cluster: `npm run bench -- discovery [--quick] [--json]`. */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createSample } from "#lib/sample/create.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { TcpProxy } from "#tests/support/tcp-proxy.ts";
import { startThrowAway } from "#tests/support/throw-away-postgres.ts";
import { type JobTimes, timeJobs } from "./discovery/jobs.ts";
import { measureMemory } from "./discovery/memory.ts";
import { timeDump, timeInformationSchema, timeOurs } from "./discovery/reading.ts";
import { createTables } from "./discovery/target.ts";
import { type Goal, isHeld, median, report } from "./shared/report.ts";

const ROUNDS = 3;
const MOST_SECONDS: Readonly<Record<number, number>> = { 1000: 1, 10000: 5, 50000: 20 };
const MB = 1024 * 1024;

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
});
const say = (line: string) => void (options.json || process.stderr.write(`${line}\n`));

const cluster = await startThrowAway({ fast: true });
try {
  const goals = await measure(cluster.url);
  process.stdout.write(report("discovery", goals, options));
  process.exitCode = goals.every((goal) => isHeld(goal) || !goal.isJudged) ? 0 : 1;
} finally {
  await cluster.stop();
}

async function measure(clusterUrl: string): Promise<Goal[]> {
  await queryOnce(clusterUrl, "create database tidewatch");
  const appUrl = onDatabase(clusterUrl, "tidewatch");
  await migrate(appUrl);
  const worker = connect(appUrl, "tidewatch_worker");
  const clients = { worker, scope: await createOrganization(worker) };
  const goals: Goal[] = [];
  try {
    for (const size of options.quick ? [1_000] : [1_000, 10_000, 50_000]) {
      say(`creating ${size} tables`);
      const url = await createTables(clusterUrl, size);
      goals.push(...(await measureReading(url, size)), ...(await measureJobs(clients, url, size)));
      if (size === 1_000) goals.push(await measureSlowLink(clients, url));
    }
    goals.push(await measureSample(clients, clusterUrl));
  } finally {
    await worker.$disconnect();
  }
  return goals;
}

async function measureReading(url: string, size: number): Promise<Goal[]> {
  say(`reading ${size} tables`);
  const [server] = await queryOnce<{ major: string }>(
    url,
    "select split_part(current_setting('server_version'), '.', 1) as major",
  );
  const [ours, dump, standard]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timeOurs(url));
    const dumped = timeDump(url, server?.major ?? "");
    if (dumped === null) standard.push(await timeInformationSchema(url));
    else dump.push(dumped);
  }
  const yardstick = dump.length > 0 ? median(dump) : median(standard);
  const yardstickName = dump.length > 0 ? "pg_dump -s" : "information_schema";
  const reading = {
    what: `read the catalog of ${size} tables`,
    ours: median(ours),
    yardstick,
    yardstickName,
  };
  const memory = {
    what: `memory to read ${size} tables`,
    ours: measureMemory(url) / MB,
    unit: "MB",
    most: 150,
  };
  return [
    { ...reading, unit: "ms", most: 0.5, isJudged: true },
    { ...memory, yardstick: null, yardstickName: "", isJudged: true },
  ];
}

async function measureJobs(
  clients: Parameters<typeof timeJobs>[0],
  url: string,
  size: number,
): Promise<Goal[]> {
  say(`discovering ${size} tables`);
  const rounds: JobTimes[] = [];
  for (let round = 0; round < (size > 10_000 ? 1 : ROUNDS); round += 1)
    rounds.push(await timeJobs(clients, url));
  const of = (pick: (times: JobTimes) => number) => median(rounds.map(pick));
  const none = { yardstick: null, yardstickName: "" };
  return [
    {
      ...{
        what: `whole job, ${size} tables`,
        ours: of((times) => times.firstMs) / 1_000,
        unit: "s",
        ...none,
      },
      ...{ most: MOST_SECONDS[size] ?? 20, isJudged: false },
    },
    {
      ...{ what: `again, nothing changed, ${size} tables`, ours: of((times) => times.secondMs), unit: "ms" },
      ...{ yardstick: of((times) => times.firstMs), yardstickName: "the first", most: 0.6, isJudged: true },
    },
    {
      ...{
        what: "rows written when nothing changed",
        ours: of((times) => times.rowsWritten),
        unit: "rows",
        ...none,
      },
      ...{ most: 0, isJudged: true },
    },
    {
      // 150,000 rows a second, as time so that less is better.
      ...{ what: `store a column, of ${size} tables`, unit: "µs", ...none, most: 1_000_000 / 150_000 },
      ...{ ours: of((times) => (times.publishMs * 1_000) / times.columns), isJudged: false },
    },
  ];
}

async function measureSlowLink(clients: Parameters<typeof timeJobs>[0], url: string): Promise<Goal> {
  const { hostname, port } = new URL(url);
  await using link = await TcpProxy.open(Number(port), hostname);
  link.behave({ kind: "pass", latencyMs: 25 }); // each way
  const { firstMs } = await timeJobs(clients, link.through(url));
  return {
    ...{ what: "whole job, 1000 tables, 50 ms away", ours: firstMs / 1_000, unit: "s", most: 3 },
    ...{ yardstick: null, yardstickName: "", isJudged: false },
  };
}

async function measureSample(clients: Parameters<typeof timeJobs>[0], clusterUrl: string): Promise<Goal> {
  await createSample(clusterUrl, { readerPassword: randomUUID() });
  const { firstMs } = await timeJobs(clients, onDatabase(clusterUrl, "storefront"));
  return {
    ...{ what: "whole job, the sample", ours: firstMs / 1_000, unit: "s", most: 2 },
    ...{ yardstick: null, yardstickName: "", isJudged: false },
  };
}
