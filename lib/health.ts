import { type Db, Prisma } from "#lib/db/client.ts";
import { isOutage } from "#lib/db/faults.ts";
import { type JobHealth, toJobHealth } from "./jobs/job-health.ts";
import { IS_ALIVE } from "./jobs/workers.ts";
import { log } from "./log.ts";
import { VERSION } from "./version.ts";

const ANSWER_WITHIN_MS = 2_500;

export type Health = {
  status: "ok" | "no_worker" | "no_database";
  message: string;
  database: { isReachable: boolean; version: string | null };
  worker: { isAlive: boolean; count: number; lastBeatAt: string | null };
  /** Null while the database does not answer. */
  jobs: JobHealth | null;
  versions: { tidewatch: string; node: string };
};

type Answer = { version: string; alive: number; lastBeatAt: Date | null; jobs: unknown };

/** What whoever watches this instance asks. Answers in time even when the database does not. `db` is the web's role. */
export async function readHealth(db: Db): Promise<Health> {
  const versions = { tidewatch: VERSION, node: process.versions.node };
  const answer = await Promise.race([ask(db), patience()]);
  if (!answer) {
    return {
      status: "no_database",
      message: "The database cannot be reached. Jobs go on as soon as it is back.",
      database: { isReachable: false, version: null },
      worker: { isAlive: false, count: 0, lastBeatAt: null },
      jobs: null,
      versions,
    };
  }
  const isAlive = answer.alive > 0;
  return {
    status: isAlive ? "ok" : "no_worker",
    message: isAlive ? "All is well." : "No worker is alive: jobs wait until one is started.",
    database: { isReachable: true, version: answer.version },
    worker: { isAlive, count: answer.alive, lastBeatAt: answer.lastBeatAt?.toISOString() ?? null },
    jobs: toJobHealth(answer.jobs),
    versions,
  };
}

async function ask(db: Db): Promise<Answer | null> {
  try {
    const [answer] = await db.$queryRaw<Answer[]>(Prisma.sql`
      select current_setting('server_version') as version,
        (count(*) filter (where ${IS_ALIVE}))::int as alive,
        max(last_beat_at) as "lastBeatAt", job_health() as jobs
      from worker`);
    return answer ?? null;
  } catch (error) {
    if (!isOutage(error)) log.error({ err: error }, "the health check failed");
    return null;
  }
}

const patience = () =>
  new Promise<null>((resolve) => {
    setTimeout(resolve, ANSWER_WITHIN_MS, null).unref();
  });
