/**
 * Goal 7: changes of jobs on their way to thousands of event streams of one web process, beside a bare HTTP server that
 * does the same and a Next that streams heartbeats alone, and fault F26, a restart of the web under them:
 * `npm run bench -- stream [--quick] [--json]`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { hintChange } from "#lib/jobs/hint.ts";
import { buildWeb, isBuilt } from "#lib/setup/web-build.ts";
import { insertCompletedJobs } from "#tests/support/job-rows.ts";
import { signInMany } from "#tests/support/many-sessions.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { openOwner } from "#tests/support/owner.ts";
import { type Goal, median, percentile } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";
import { type Changes, delaysOf, openChanges } from "./stream/changes.ts";
import { buildEmpty } from "./stream/empty.ts";
import { startReaders } from "./stream/readers.ts";
import { type Accounts, measureRestart, restartGoals } from "./stream/restart.ts";
import { type StreamServer, startBare, startEmpty, startOurs } from "./stream/servers.ts";

/** With `count` streams open. */
type AtSize = {
  count: number;
  delaysMs: number[];
  untold: number;
  cpuMsPerChange: number;
  residentBytes: number;
};
type Stalled = { mostHeldKiB: number; keptStalled: number; droppedOthers: number };
type Round = { ours: AtSize[]; bare: AtSize[]; empty: AtSize[] };

/** So many messages a second are written; more streams are told of fewer changes. */
const MESSAGES_A_SECOND = 10_000;
const STALLED = 10;
const RESTARTED_UNDER = 1_000;
/** The kernel takes some megabytes for each on its own account. */
const JOBS_A_BURST = 400;
const MOST_BURSTS = 60;
/** Twice a second: who does not read is cut off after half a minute, or a whole where the kernel took some of the last. */
const MOST_LOOKS = 150;

await runBench("stream", async ({ url, worker, isQuick, say }) => {
  if (!isBuilt()) {
    say("building the web");
    await buildWeb();
  }
  say("building an empty Next");
  await buildEmpty();
  const sizes = isQuick ? [200, 1_000] : [1_000, 5_000];
  const seconds = isQuick ? 3 : 6;
  const owner = openOwner(url);
  const scope = await createOrganization(worker);
  const cookies = await signInMany(owner, scope, Math.max(...sizes));
  const changes = await openChanges(worker, scope);
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const measure = async (name: string, start: () => Promise<StreamServer>) => {
      say(`${name}, ${sizes.join(" and ")} streams, round ${round}`);
      await using server = await start();
      return await measureSizes({ server, changes, cookies }, sizes, seconds);
    };
    const bare = await measure("bare", () => startBare(url, scope.organizationId));
    const empty = await measure("an empty Next", startEmpty);
    const ours = await measure("ours", () => startOurs(url));
    rounds.push({ bare, empty, ours });
  }
  say(`${STALLED} readers that do not read`);
  const stalled = await measureStalled({ url, worker, owner });
  say(`a restart under ${RESTARTED_UNDER} streams`);
  const restarted = await measureRestart({ url, worker, owner }, RESTARTED_UNDER);
  await owner.$disconnect();
  return [...goalsOf(rounds, stalled, sizes), ...restartGoals(restarted)];
});

type Setting = { server: StreamServer; changes: Changes; cookies: string[] };

async function measureSizes(
  { server, changes, cookies }: Setting,
  sizes: readonly number[],
  seconds: number,
): Promise<AtSize[]> {
  await using readers = startReaders();
  const measured: AtSize[] = [];
  for (const count of sizes) {
    const before = measured.at(-1)?.count ?? 0;
    await readers.open(server, cookies.slice(before, count));
    await changes.make(3, 200); // warm
    await sleep(1_000);
    await readers.report();
    await server.gauge("collect");
    const idle = await server.gauge();
    const aSecond = Math.min(10, MESSAGES_A_SECOND / count);
    const made = await changes.make(Math.round(seconds * aSecond), 1_000 / aSecond);
    await sleep(2_000);
    const after = await server.gauge();
    const { residentBytes } = await server.gauge("collect");
    const delays = delaysOf(made, await readers.report(), count);
    measured.push({
      count,
      delaysMs: delays.filter((delay) => delay !== null),
      untold: delays.filter((delay) => delay === null).length,
      cpuMsPerChange: (after.cpuMs - idle.cpuMs) / made.length,
      residentBytes,
    });
  }
  return measured;
}

/** One reader reads and some do not, until those have been dropped: what was held at most for one of them. */
async function measureStalled({ url, worker, owner }: Accounts): Promise<Stalled> {
  const scope = await createOrganization(worker);
  const cookies = await signInMany(owner, scope, STALLED + 1);
  await using server = await startOurs(url);
  await using readers = startReaders();
  await server.gauge("watch");
  await readers.open(server, cookies.slice(1), true);
  await readers.open(server, cookies.slice(0, 1));
  // All have their first messages by then: who has not is cut off by the first burst, of which nothing is held.
  await sleep(1_000);
  let mostHeldBytes = 0;
  let open = STALLED + 1;
  for (let burst = 0; burst < MOST_BURSTS && open > 1; burst += 1) {
    await insertCompletedJobs(worker, scope, JOBS_A_BURST);
    await hintChange(worker, scope.organizationId);
    await sleep(150);
    const gauge = await server.gauge();
    mostHeldBytes = Math.max(mostHeldBytes, gauge.mostHeldBytes);
    open = gauge.open;
  }
  for (let look = 0; look < MOST_LOOKS && open > 1; look += 1) {
    await sleep(500);
    open = (await server.gauge()).open;
  }
  return {
    mostHeldKiB: mostHeldBytes / 1_024,
    keptStalled: Math.max(0, open - 1),
    droppedOthers: open === 0 ? 1 : 0,
  };
}

function goalsOf(rounds: readonly Round[], stalled: Stalled, sizes: readonly number[]): Goal[] {
  const of = (who: keyof Round, size: number, pick: (at: AtSize) => number) =>
    median(
      rounds.map((round) => round[who].filter(({ count }) => count === size).map(pick)[0] ?? Number.NaN),
    );
  const delay = (size: number, share: number): Goal => {
    const pick = ({ delaysMs }: AtSize) => percentile(delaysMs, share);
    return {
      what: `change asked for → the last of ${size.toLocaleString("en")} streams has it, p${100 * share}`,
      ...{ ours: of("ours", size, pick), unit: "ms", yardstick: null, most: 150, isJudged: false },
      yardstickName: `bare server ${Math.round(of("bare", size, pick))}`,
    };
  };
  const growth = (who: keyof Round) =>
    median(
      rounds.map((round) => {
        const [few, many] = round[who];
        if (!few || !many) return Number.NaN;
        return (many.residentBytes - few.residentBytes) / 1_024 / (many.count - few.count);
      }),
    );
  const none = (what: string, ours: number): Goal => ({
    ...{ what, ours, unit: "", yardstick: null, yardstickName: "", most: 0, isJudged: true },
  });
  return [
    ...sizes.flatMap((size) => [delay(size, 0.5), delay(size, 0.99)]),
    none(
      "changes of which not every stream was told",
      Math.max(...rounds.flatMap(({ ours }) => ours.map(({ untold }) => untold))),
    ),
    {
      ...{ what: "memory of one more client", ours: growth("ours"), unit: "KiB", yardstick: growth("bare") },
      ...{ yardstickName: "bare server", most: 3, isJudged: true },
    },
    {
      ...{ what: "the same", ours: growth("ours"), unit: "KiB", yardstick: growth("empty") },
      ...{ yardstickName: "an empty Next route", most: 1, isJudged: true },
    },
    ...sizes.map(
      (size): Goal => ({
        what: `processor time a change, ${size.toLocaleString("en")} streams`,
        ...{ ours: of("ours", size, ({ cpuMsPerChange }) => cpuMsPerChange), unit: "ms" },
        ...{
          yardstick: of("bare", size, ({ cpuMsPerChange }) => cpuMsPerChange),
          yardstickName: "bare server",
        },
        ...{ most: 2.5, isJudged: true },
      }),
    ),
    {
      ...{ what: "held for a reader that does not read", unit: "KiB", yardstick: null, yardstickName: "" },
      ...{ ours: stalled.mostHeldKiB, most: 256, isJudged: true },
    },
    none(
      `of ${STALLED} such readers not dropped, or another dropped with them`,
      stalled.keptStalled + stalled.droppedOthers,
    ),
  ];
}
