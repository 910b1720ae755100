/**
 * Running failed and cancelled jobs again: each as a new job linked to it, with the same configuration and its source's
 * current credentials. A job has one retry, which unique indexes see to: asking again is answered by the newest of its
 * chain, or by an identical job that is waiting.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Statements } from "#lib/db/statements.ts";
import { AppError, conflict, notFound } from "#lib/errors.ts";
import type { Because } from "./because.ts";
import { MOST_ROUNDS, tooFast } from "./enqueue.ts";
import { type EnqueuedJob, findWaiting, insertJobs, type NewJob } from "./new-jobs.ts";
import { whyNotRunOn } from "./runs-on.ts";
import { authorizeConfiguration, dedupeKey, findTargets, type Place, runnable } from "./targets.ts";

/** `needless`: it runs still, or completed. `refused`: there is nothing any more that it could run on. */
export type RetryAnswer =
  | { kind: "job"; job: EnqueuedJob }
  | { kind: "needless" | "refused"; error: AppError };

/** Throws where the job cannot be retried, with the reason. */
export async function retryJob(db: Statements, scope: Scope, jobId: string): Promise<EnqueuedJob> {
  const answer = (await retryJobs(db, scope, [jobId])).get(jobId.toLowerCase());
  if (!answer) throw notFound("job");
  if (answer.kind === "job") return answer.job;
  throw answer.error;
}

/** What came of each, by its id; of unknown and foreign jobs nothing. New jobs wait in the order of the old ones. */
export async function retryJobs(
  db: Statements,
  scope: Scope,
  jobIds: readonly string[],
  because?: Because,
): Promise<Map<string, RetryAnswer>> {
  authorize(scope, "jobs.run");
  const answers = new Map<string, RetryAnswer>();
  let open = await findRetried(db, scope, jobIds);
  const settle = ({ id }: Retried, answer: RetryAnswer) => {
    answers.set(id, answer);
    open = open.filter((job) => job.id !== id);
  };
  for (let round = 0; open.length > 0; round += 1) {
    const newest = await findNewestRetries(db, scope, open);
    for (const old of open) {
      const job = newest.get(old.id);
      if (job) settle(old, { kind: "job", job });
      else if (round === MOST_ROUNDS) settle(old, { kind: "refused", error: tooFast() });
    }
    const asked = new Map<string, { old: Retried; job: NewJob }>();
    for (const { old, job } of await prepare(db, scope, open, settle)) {
      if (!asked.has(job.key)) asked.set(job.key, { old, job }); // an identical one is answered by it in the next round
    }
    const jobs = [...asked.values()].map(({ job }) => job);
    for (const [key, job] of await writeOrFind(db, scope, jobs, because)) {
      const old = asked.get(key)?.old;
      if (old) settle(old, { kind: "job", job });
    }
  }
  return answers;
}

async function prepare(
  db: Statements,
  scope: Scope,
  retried: readonly Retried[],
  settle: (old: Retried, answer: RetryAnswer) => void,
): Promise<{ old: Retried; job: NewJob }[]> {
  const places = retried.flatMap(({ sourceId, assetId }) =>
    sourceId && assetId ? [{ sourceId, assetId }] : [],
  );
  const targetOf = places.length > 0 ? await findTargets(db, scope, places) : () => never();
  return retried.flatMap((old) => {
    if (old.status !== "failed" && old.status !== "cancelled") {
      const error = conflict(
        `${old.shortId} is ${old.status}. Only a failed or cancelled job can be retried.`,
      );
      settle(old, { kind: "needless", error });
      return [];
    }
    try {
      return [{ old, job: toNewJob(scope, old, targetOf) }];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      settle(old, { kind: "refused", error });
      return [];
    }
  });
}

function toNewJob(scope: Scope, old: Retried, targetOf: Awaited<ReturnType<typeof findTargets>>): NewJob {
  const { sourceId, assetId, type, config } = old;
  if (!sourceId || !assetId) throw conflict(whyNotRunOn({ type, source: null }) ?? type);
  const place: Place = { sourceId, assetId };
  const definition = runnable(targetOf(place), type);
  authorizeConfiguration(scope, definition, config);
  const { version = 1 } = definition;
  const key = dedupeKey(type, assetId, config);
  return { ...place, type, typeVersion: version, config, key, trigger: "retry", retryOfId: old.id };
}

/** The new jobs, or identical ones that wait, by key. Where neither is there, another was faster: look again. */
async function writeOrFind(
  db: Statements,
  scope: Scope,
  jobs: readonly NewJob[],
  because: Because | undefined,
): Promise<Map<string, EnqueuedJob>> {
  if (jobs.length === 0) return new Map();
  const made = await insertJobs(db, scope, jobs, because);
  const lost = jobs.map(({ key }) => key).filter((key) => !made.has(key));
  return lost.length === 0 ? made : new Map([...made, ...(await findWaiting(db, scope, lost))]);
}

function never(): never {
  throw notFound("asset");
}

export async function findNewestRetries(
  db: Statements,
  scope: Scope,
  retried: readonly Retried[],
): Promise<Map<string, EnqueuedJob>> {
  const newest = await db.$queryRaw<{ first: string; id: string; shortId: string }[]>`
    with recursive chain as (
      select retry_of_id as first, id, short_id, 1 as link from job
      where retry_of_id = any(${retried.map(({ id }) => id)}::uuid[])
        and organization_id = ${scope.organizationId}::uuid
      union all
      select c.first, j.id, j.short_id, c.link + 1 from job j join chain c on j.retry_of_id = c.id
    )
    select distinct on (first) first, id, short_id as "shortId" from chain order by first, link desc`;
  return new Map(newest.map(({ first, id, shortId }) => [first, { id, shortId, isNew: false }]));
}

type Retried = {
  id: string;
  shortId: string;
  type: string;
  status: string;
  sourceId: string | null;
  assetId: string | null;
  config: unknown;
};

export const findRetried = (db: Statements, scope: Scope, jobIds: readonly string[]): Promise<Retried[]> =>
  db.$queryRaw<Retried[]>`
    select j.id, j.short_id as "shortId", j.type, j.status, j.source_id as "sourceId", j.asset_id as "assetId", d.config
    from job j join job_detail d on d.job_id = j.id
    where j.id = any(${[...jobIds]}::uuid[]) and j.organization_id = ${scope.organizationId}::uuid order by j.id`;
