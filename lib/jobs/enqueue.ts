/** Asking for jobs. A request is answered by a new job, or by the identical one that is still waiting. */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Statements } from "#lib/db/statements.ts";
import { conflict } from "#lib/errors.ts";
import type { JobType } from "./catalog.ts";
import type { Trigger } from "./definition.ts";
import { type EnqueuedJob, findWaiting, insertJobs, type NewJob } from "./new-jobs.ts";
import { authorizeConfiguration, dedupeKey, findTargets, type Place, runnable, snapshot } from "./targets.ts";

export type JobRequest = Place & {
  type: JobType;
  /** What the caller settles; the source's own settings and the type's defaults stand in for the rest. */
  config?: Record<string, unknown>;
  trigger: Trigger;
};

export const MOST_ROUNDS = 10;

/** Asks for a job. While an identical one is still waiting, that one is the answer. */
export async function enqueueJob(db: Statements, scope: Scope, request: JobRequest): Promise<EnqueuedJob> {
  const [job] = await enqueueJobs(db, scope, [request]);
  if (!job) throw new Error("A request has no answer.");
  return job;
}

/**
 * Asks for many jobs at once, as a fan-out does; the answers are in the order of the requests. None is made where one
 * is refused. Identical requests are one job, new to the first of them.
 */
export async function enqueueJobs(
  db: Statements,
  scope: Scope,
  requests: readonly JobRequest[],
): Promise<EnqueuedJob[]> {
  authorize(scope, "jobs.run");
  const answers: EnqueuedJob[] = [];
  let open = requests.map((request, at) => ({ request, at }));
  for (let round = 0; open.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw tooFast();
    const jobs = await prepare(
      db,
      scope,
      open.map(({ request }) => request),
    );
    const settled = await writeOrFind(db, scope, jobs);
    open = open.filter(({ at }, index) => {
      const { key = "" } = jobs[index] ?? {};
      const job = settled.get(key);
      if (!job) return true;
      answers[at] = job;
      settled.set(key, { ...job, isNew: false });
      return false;
    });
  }
  return answers;
}

async function prepare(db: Statements, scope: Scope, requests: readonly JobRequest[]): Promise<NewJob[]> {
  const targetOf = await findTargets(db, scope, requests);
  return requests.map(({ type, sourceId, assetId, trigger, config: own }) => {
    const target = targetOf({ sourceId, assetId });
    const definition = runnable(target, type);
    const config = snapshot(definition, { ...target.defaults, ...own });
    authorizeConfiguration(scope, definition, config);
    return {
      type,
      typeVersion: definition.version ?? 1,
      sourceId,
      assetId,
      trigger,
      config,
      key: dedupeKey(type, assetId, config),
      retryOfId: null,
    };
  });
}

/**
 * Writes the jobs or finds the ones that were first. Between the two a first one may start, and is then no longer
 * waiting: there is room again, so its request stays open for another round.
 */
async function writeOrFind(
  db: Statements,
  scope: Scope,
  jobs: readonly NewJob[],
): Promise<Map<string, EnqueuedJob>> {
  const distinct = new Map(jobs.map((job) => [job.key, job]));
  const settled = await insertJobs(db, scope, [...distinct.values()]);
  const lost = [...distinct.keys()].filter((key) => !settled.has(key));
  if (lost.length === 0) return settled;
  return new Map([...settled, ...(await findWaiting(db, scope, lost))]);
}

export const tooFast = () =>
  conflict("Identical jobs start as fast as this one is asked for. Look at the list, then try again.");
