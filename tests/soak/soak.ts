import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { KEYS } from "#tests/support/destinations.ts";
import { createSource } from "#tests/support/engine.ts";
import { judge, keepHistory, type Told, type Verdict } from "#tests/support/history.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { OwnPostgres } from "#tests/support/own-postgres.ts";
import { openOwner } from "#tests/support/owner.ts";
import { queryOnce } from "#tests/support/server.ts";
import { until } from "#tests/support/until.ts";
import { END_WITH_PARENT } from "#tests/support/worker-process.ts";
import { type Chance, seeded } from "../support/chance.ts";
import { type Alarms, openAlarm } from "./alarm.ts";
import { Fleet } from "./fleet.ts";
import type { FromWeb, WebSettings } from "./web.ts";

const WEBS = 2;
const WORKERS = 3;
const SOURCES = 40;
/** 40 kills and 20 restarts for 5,000 jobs. */
const JOBS_A_KILL = 125;
const PAUSE_MS = [5_000, 10_000] as const;
const DRAIN_MS = 150_000;

type Options = { jobs: number; seed: number; note(line: string): void };
type Figures = Verdict & Alarms & { kills: number; restarts: number; seconds: number };

export async function soak({ jobs, seed, note }: Options): Promise<Figures> {
  const start = performance.now();
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-soak-"));
  const traces = join(directory, "traces");
  writeFileSync(traces, "");
  try {
    await using postgres = await OwnPostgres.create();
    await keepHistory(postgres.url);
    const place = await prepare(postgres.url);
    await using alarm = await openAlarm(postgres.url, place.organizationId);
    const kills = Math.ceil(jobs / JOBS_A_KILL);
    const meanPauseMs = (PAUSE_MS[0] + PAUSE_MS[1]) / 2;
    const settings = Array.from({ length: WEBS }, (_, web) => ({
      ...place,
      ...{ name: `web-${web + 1}`, databaseUrl: postgres.url, seed: seed * WEBS + web },
      jobs: Math.floor(jobs / WEBS) + (web < jobs % WEBS ? 1 : 0),
      everyMs: (0.9 * kills * meanPauseMs * WEBS) / jobs,
    }));
    const fleet = new Fleet({
      databaseUrl: postgres.url,
      sealingPrivateKey: KEYS.privateKey,
      size: WORKERS,
      environment: {
        ...{ TRACE_FILE: traces, WORKER_SLOTS: "4", DRAIN_SECONDS: "2", THREAD_MEMORY_MB: "128" },
        ...{ LEASE_SECONDS: "8", HEARTBEAT_MS: "500", REAP_EVERY_MS: "500" },
      },
    });
    const webs = settings.map(startWeb);
    const { made, seen, alarms } = await (async () => {
      try {
        const chaos = makeChaos({ fleet, postgres, kills, chance: seeded(seed), note });
        const [made] = await Promise.all([chaos, ...webs.map(({ done }) => done)]);
        note("all jobs are asked for; waiting for the last");
        await allEnded(postgres.url);
        const seen = (await Promise.all(webs.map((web) => web.look()))).flat();
        return { made, seen, alarms: await alarm.judge() };
      } finally {
        for (const { child } of webs) child.kill();
        await fleet.close();
      }
    })();
    const told = webs.flatMap((web) => web.told);
    const verdict = await judge(postgres.url, told, readFileSync(traces, "utf8"));
    const misseen = await findMisseen(postgres.url, seen);
    const twoRetries = webs.flatMap((web) => web.twoRetries);
    return {
      ...verdict,
      ...alarms,
      unexpected: verdict.unexpected + misseen.length,
      duplicated: verdict.duplicated + twoRetries.length,
      ...made,
      seconds: Math.round((performance.now() - start) / 1_000),
      faults: [
        ...verdict.faults,
        ...alarms.faults,
        ...misseen.map((text) => `unexpected: ${text}`),
        ...twoRetries.map((id) => `duplicated: ${id} was retried twice`),
      ],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function prepare(url: string): Promise<Pick<WebSettings, "organizationId" | "sourceIds">> {
  const owner = openOwner(url);
  try {
    const scope = await createOrganization(owner);
    const sourceIds = await Promise.all(Array.from({ length: SOURCES }, () => createSource(owner, scope)));
    return { organizationId: scope.organizationId, sourceIds };
  } finally {
    await owner.$disconnect();
  }
}

function startWeb(settings: WebSettings) {
  const child: ChildProcess = fork(join(import.meta.dirname, "web.ts"), [JSON.stringify(settings)], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: END_WITH_PARENT,
  });
  const told: Told[] = [];
  const twoRetries: string[] = [];
  const done = Promise.withResolvers<void>();
  const seen = Promise.withResolvers<[id: string, status: string][]>();
  child.on("message", (message: FromWeb) => {
    if (message.kind === "told") told.push(message.told);
    else if (message.kind === "twoRetries") twoRetries.push(message.id);
    else if (message.kind === "done") done.resolve();
    else seen.resolve(message.rows);
  });
  child.once("exit", (code) => {
    const ended = new Error(`A web process ended with code ${code}.`);
    done.reject(ended);
    seen.reject(ended);
  });
  seen.promise.catch(() => undefined); // only asked for at the end
  return {
    child,
    told,
    twoRetries,
    done: done.promise,
    look() {
      child.send("look");
      return seen.promise;
    },
  };
}

type Chaos = {
  fleet: Fleet;
  postgres: OwnPostgres;
  kills: number;
  chance: Chance;
  note(line: string): void;
};

/** Every few seconds a worker, and with the first and every other one after it Postgres as well. */
async function makeChaos({ fleet, postgres, kills, chance, note }: Chaos) {
  const made = { kills: 0, restarts: 0 };
  while (made.kills < kills) {
    await sleep(chance.between(...PAUSE_MS));
    const signal = chance.pick(["SIGKILL", "SIGKILL", "SIGKILL", "SIGTERM"]);
    await until(() => fleet.kill(signal, (count) => chance.between(0, count - 1)) || undefined, 60_000);
    made.kills += 1;
    if (made.kills % 2 === 1) {
      const how = chance.pick(["immediate", "immediate", "fast"]);
      await postgres.stop(how);
      await postgres.start();
      made.restarts += 1;
    }
    note(`${made.kills} of ${kills} workers killed, Postgres restarted ${made.restarts} times`);
  }
  return made;
}

/** Returns also where some have not: the verdict says which. */
const allEnded = (url: string): Promise<unknown> =>
  until(async () => {
    const [row] = await queryOnce<{ n: number }>(url, "select count(*)::int as n from job where tab = 1");
    return row?.n === 0 || undefined;
  }, DRAIN_MS).catch(() => undefined);

/** What an open page shows at the end and the database does not say. */
async function findMisseen(url: string, seen: readonly [id: string, status: string][]): Promise<string[]> {
  const rows = await queryOnce<{ id: string; status: string }>(url, "select id, status from job");
  const statuses = new Map(rows.map(({ id, status }) => [id, status]));
  return seen
    .filter(([id, status]) => statuses.get(id) !== status)
    .map(([id, status]) => `${id} is ${statuses.get(id)} and was last seen ${status}`);
}
