import { TcpProxy } from "#tests/support/tcp-proxy.ts";
import { type Goal, median } from "../shared/report.ts";
import { type Clients, type JobTimes, timeJobs } from "./jobs.ts";
import { measureMemory } from "./memory.ts";
import { countQueries, readOurs, timeDump, timeInformationSchema } from "./reading.ts";

/** A database to discover, and how many tables and views it has. */
export type Target = { url: string; size: number };

const ROUNDS = 3;
const MANY = 10_000;
const MOST_QUERIES = 8;
/** A second. */
const LEAST_COLUMNS = 150_000;
const MB = 1024 * 1024;
const ALONE = { yardstick: null, yardstickName: "" } as const;

/** What the whole job may take, in seconds: of the sizes there is a goal for, the next larger one's. */
const mostSeconds = (size: number) => (size <= 1_000 ? 1 : size <= 10_000 ? 5 : 20);

export async function measureReading({ url, size }: Target): Promise<Goal[]> {
  const [ours, dump, standard]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push((await readOurs(url)).ms);
    const dumped = await timeDump(url);
    if (dumped === null) standard.push(await timeInformationSchema(url));
    else dump.push(dumped);
  }
  const yardstick =
    dump.length > 0
      ? { yardstick: median(dump), yardstickName: "pg_dump -s" }
      : { yardstick: median(standard), yardstickName: "information_schema; no pg_dump of this version" };
  return [
    ...(await measureQueries({ url, size })),
    {
      ...{ what: `read the catalog of ${size} tables`, ours: median(ours), unit: "ms", most: 0.5 },
      ...{ ...yardstick, isJudged: true },
    },
    {
      ...{ what: `memory to read ${size} tables`, ours: measureMemory(url) / MB, unit: "MB", most: 150 },
      ...{ ...ALONE, isJudged: true },
    },
  ];
}

async function measureQueries({ url, size }: Target): Promise<Goal[]> {
  const counted = await countQueries(url);
  if (!counted) return [];
  const queries = (what: string, ours: number): Goal => ({
    ...{ what, ours, unit: "queries", most: MOST_QUERIES, isJudged: true, ...ALONE },
  });
  return [
    queries(`catalog queries, ${size} tables`, counted.first),
    queries("the same, nothing changed", counted.again),
  ];
}

export async function measureJobs(clients: Clients, { url, size }: Target): Promise<Goal[]> {
  const rounds: JobTimes[] = [];
  for (let round = 0; round < (size > MANY ? 1 : ROUNDS); round += 1)
    rounds.push(await timeJobs(clients, url));
  const of = (pick: (times: JobTimes) => number) => median(rounds.map(pick));
  return [
    {
      ...{ what: `whole job, ${size} tables`, ours: of(({ firstMs }) => firstMs) / 1_000, unit: "s" },
      ...{ ...ALONE, most: mostSeconds(size), isJudged: false },
    },
    {
      ...{ what: "again, nothing changed", ours: of(({ secondMs }) => secondMs), unit: "ms" },
      ...{ yardstick: of(({ firstMs }) => firstMs), yardstickName: "the first", most: 0.6, isJudged: true },
    },
    {
      ...{ what: "rows written when nothing changed", ours: of(({ rowsWritten }) => rowsWritten) },
      ...{ unit: "rows", ...ALONE, most: 0, isJudged: true },
    },
    {
      ...{ what: "columns stored", unit: "/s", ...ALONE, least: LEAST_COLUMNS, isJudged: false },
      ours: of(({ columns, columnsMs }) => columns / (columnsMs / 1_000)),
    },
    {
      ...{ what: "the time that takes", unit: "ms", most: 2.5, isJudged: true },
      ...{ ours: of(({ columnsMs }) => columnsMs), yardstick: of(({ plainColumnsMs }) => plainColumnsMs) },
      yardstickName: "copied",
    },
    {
      ...{ what: "columns stored, with all that goes with them", unit: "/s", ...ALONE, least: LEAST_COLUMNS },
      ...{ ours: of(({ columns, publishMs }) => columns / (publishMs / 1_000)), isJudged: false },
    },
    {
      ...{ what: "rows stored, of every kind", unit: "/s", ...ALONE, least: LEAST_COLUMNS, isJudged: false },
      ours: of(({ rows, publishMs }) => rows / (publishMs / 1_000)),
    },
  ];
}

/** The whole job over a network on which an answer takes `delayMs`. */
export async function measureSlowLink(
  clients: Clients,
  { url, size }: Target,
  delayMs: number,
): Promise<Goal> {
  const { hostname, port } = new URL(url);
  await using link = await TcpProxy.open(Number(port), hostname);
  link.behave({ kind: "pass", latencyMs: delayMs / 2 });
  const { firstMs } = await timeJobs(clients, link.through(url));
  return {
    ...{ what: `whole job, ${size} tables, ${delayMs} ms away`, ours: firstMs / 1_000, unit: "s" },
    ...{ ...ALONE, most: Math.max(3, mostSeconds(size)), isJudged: false },
  };
}
