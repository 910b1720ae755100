/**
 * What follows a job of another type: one job for each type whose definition names it, made in the transaction that
 * completes the first, so that both are or neither. While a follow-up still waits, the next completion does not make
 * another: it points that one to the newer job.
 */
import { machineScope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { MOST_ROUNDS, tooFast } from "./enqueue.ts";
import type { JobContext } from "./handler.ts";
import type { JobKind } from "./kind.ts";
import { insertJobs, type NewJob } from "./new-jobs.ts";
import { dedupeKey, findTargets, runnable, snapshot } from "./targets.ts";

type Completed = JobContext["job"] & { type: string };

export async function enqueueFollowUps(
  db: Db,
  kinds: Readonly<Record<string, JobKind>>,
  completed: Completed,
): Promise<void> {
  const { sourceId, id } = completed;
  const types = Object.entries(kinds).filter(
    ([, { definition }]) => definition.triggers.after === completed.type,
  );
  if (types.length === 0 || !sourceId) return;
  const scope = machineScope(completed.organizationId);
  const place = { sourceId, assetId: sourceId };
  const findTarget = async () => (await findTargets(db, scope, [place]))(place);
  const isActive = async () => (await findTarget()).state === "active";
  const target = await findTarget();
  if (target.state !== "active") return; // removed meanwhile, or a draft that was only looked at
  for (const [type] of types) {
    const definition = runnable(target, type);
    const config = snapshot(definition, { ...target.defaults, discoveryJobId: id });
    const job: NewJob = {
      ...{
        ...place,
        type,
        typeVersion: definition.version ?? 1,
        config,
        trigger: "after_discovery",
        retryOfId: null,
      },
      // The same for every completion, unlike its configuration: the one that waits is found by it.
      key: dedupeKey(type, sourceId, "after_discovery"),
    };
    if (!(await makeOrPoint(db, completed, job)) && (await isActive())) throw tooFast();
  }
}

/** Between the two the one that waited may start: there is room again. */
async function makeOrPoint(db: Db, completed: Completed, job: NewJob): Promise<boolean> {
  const scope = machineScope(completed.organizationId);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if ((await insertJobs(db, scope, [job])).size > 0 || (await pointTo(db, completed, job))) return true;
  }
  return false;
}

/** False where the one that waited has started in the meantime, or there is none. */
async function pointTo(db: Db, { organizationId }: Completed, { key, config }: NewJob): Promise<boolean> {
  const pointed = await db.$executeRaw`
    with waiting as (
      select id from job
      where organization_id = ${organizationId}::uuid and dedupe_key = ${key} and status = 'pending' and attempt = 0
      for update
    )
    update job_detail d set config = ${JSON.stringify(config)}::jsonb from waiting w where d.job_id = w.id`;
  return pointed > 0;
}
