/**
 * Goal 13: a cancel while 200 sessions run: `npm run bench -- cancel [--quick] [--json]`. Forty are discoveries in the
 * threads of real workers; theirs and all others wait behind a lock, so each ends on the server or not at all.
 */
import pg from "pg";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/support/worker-process.ts";
import {
  type CancelTimes,
  countSessions,
  createSources,
  createTarget,
  listenAsPage,
  lockOrders,
  openOthers,
  startJobs,
  timeCancel,
  timePlainCancel,
} from "./cancel/sessions.ts";
import { type Goal, median, percentile } from "./shared/report.ts";
import { type Bench, ROUNDS, runBench } from "./shared/run.ts";

const SESSIONS = 200;
const JOBS = 40;
const WORKERS = 4;
const SETTINGS = {
  ...{ LEASE_SECONDS: "30", HEARTBEAT_MS: "5000", REAP_EVERY_MS: "5000", LOG_LEVEL: "info" },
  ...{ WORKER_SLOTS: String(JOBS / WORKERS), ORGANIZATION_SLOTS: String(JOBS) },
};

type Round = { one: CancelTimes[]; plainMs: number[]; orphans: number };

await runBench("cancel", async (bench) => {
  const { url, plainUrl, worker, say } = bench;
  const keys = await generateSealingKeys();
  const scope = await createOrganization(worker);
  await createTarget(plainUrl);
  const sourceIds = await createSources({ worker, scope, publicKey: keys.publicKey }, plainUrl, JOBS);
  say("starting workers");
  const workers: WorkerProcess[] = [];
  const target = new pg.Pool({ connectionString: plainUrl });
  await using told = await listenAsPage(url, scope);
  try {
    while (workers.length < WORKERS) {
      workers.push(await startWorkerProcess(url, keys.privateKey, { environment: SETTINGS }));
    }
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      say(`${SESSIONS} sessions, round ${round}`);
      rounds.push(await measureRound({ target, worker, scope, told }, sourceIds, bench));
    }
    return goalsOf(rounds);
  } finally {
    await target.end();
    await Promise.all(workers.map((one) => one.end("SIGTERM")));
  }
});

async function measureRound(
  sessions: Parameters<typeof startJobs>[0],
  sourceIds: string[],
  { isQuick, plainUrl }: Bench,
): Promise<Round> {
  await using _locked = await lockOrders(plainUrl);
  const jobs = await startJobs(sessions, sourceIds);
  await using _others = await openOthers(plainUrl, SESSIONS - JOBS);
  const alone = isQuick ? 15 : 30;
  const one: CancelTimes[] = [];
  const plainMs: number[] = [];
  for (const job of jobs.slice(0, alone)) {
    one.push(await timeCancel(sessions, job));
    if (plainMs.length < 30) plainMs.push(await timePlainCancel(plainUrl, sessions.target));
  }
  await Promise.all(jobs.slice(alone).map((job) => timeCancel(sessions, job)));
  return { one, plainMs, orphans: await countSessions(sessions.target) };
}

function goalsOf(rounds: readonly Round[]): Goal[] {
  const of = (pick: (round: Round) => readonly number[], share: number) =>
    median(rounds.map((round) => percentile(pick(round), share)));
  const plain = (share: number) => of(({ plainMs }) => plainMs, share).toPrecision(2);
  const time = (what: string, pick: (times: CancelTimes) => number, share: number, most: number): Goal => ({
    ...{ what: `${what}, p${100 * share}`, ours: of(({ one }) => one.map(pick), share), unit: "ms", most },
    ...{ yardstick: null, yardstickName: `pg_cancel_backend alone ${plain(share)}`, isJudged: false },
  });
  return [
    time("requested → statement gone", (times) => times.goneMs, 0.5, 250),
    time("requested → statement gone", (times) => times.goneMs, 0.95, 250),
    time("requested → a page is told that it is cancelled", (times) => times.toldMs, 0.5, 500),
    time("requested → a page is told that it is cancelled", (times) => times.toldMs, 0.95, 500),
    {
      ...{
        what: `sessions left of ${JOBS} jobs, ${SESSIONS} sessions running`,
        ours: Math.max(...rounds.map(({ orphans }) => orphans)),
      },
      ...{ unit: "", yardstick: null, yardstickName: "", most: 0, isJudged: true },
    },
  ];
}
