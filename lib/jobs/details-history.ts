import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { JobFailure } from "./failure.ts";
import type { JobDetails } from "./views.ts";

/** A dialog is read by people: of a longer log the newest lines. */
const MOST_LOG_LINES = 1_000;
const MOST_EVENTS = 500;

/** Null as well for an error written by a version that described errors otherwise. */
export const toFailure = (error: unknown): JobFailure | null => JobFailure.safeParse(error).data ?? null;

const Detail = z.object({
  limit: z.number().optional(),
  operationId: z.uuid().optional(),
  reason: z.string().nullish(),
});

/** What happened in a job, oldest first. */
export async function readHistory(
  db: Db,
  { organizationId }: Scope,
  jobId: string,
): Promise<Pick<JobDetails, "attempts" | "steps" | "log" | "events">> {
  const where = { jobId, organizationId };
  const attempts = await db.jobAttempt.findMany({ where, orderBy: { attempt: "asc" } });
  const steps = await db.jobStep.findMany({ where, orderBy: [{ attempt: "asc" }, { startedAt: "asc" }] });
  const log = await db.jobLog.findMany({
    where,
    orderBy: [{ attempt: "desc" }, { line: "desc" }],
    take: MOST_LOG_LINES,
  });
  const events = await db.jobEvent.findMany({ where, orderBy: { id: "desc" }, take: MOST_EVENTS });
  return {
    attempts: attempts.map(({ attempt, workerName, startedAt, finishedAt, outcome, error }) => ({
      attempt,
      workerName,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      outcome,
      failure: toFailure(error),
    })),
    steps: steps.map(({ attempt, step, startedAt, finishedAt, unitsDone, unitsTotal, unit }) => ({
      attempt,
      step,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      unitsDone: unitsDone === null ? null : Number(unitsDone),
      unitsTotal: unitsTotal === null ? null : Number(unitsTotal),
      unit,
    })),
    log: log.reverse().map(({ attempt, line, at, level, message }) => ({
      attempt,
      line,
      at: at.toISOString(),
      level,
      message,
    })),
    events: events.reverse().map(({ id, at, kind, actorName, attempt, detail }) => {
      const { limit = null, operationId, reason = null } = Detail.safeParse(detail).data ?? {};
      const operation = operationId === undefined ? null : { id: operationId, reason };
      return { id: String(id), at: at.toISOString(), kind, actorName, attempt, limit, operation };
    }),
  };
}

type Link = { id: string; shortId: string; status: string; createdAt: Date };

/** The job, what it retries and what retries it, oldest first. */
export async function readChain(db: Db, scope: Scope, jobId: string): Promise<JobDetails["chain"]> {
  const links = await db.$queryRaw<Link[]>`
    with recursive earlier as (
      select id, retry_of_id, 0 as place from job
      where organization_id = ${scope.organizationId}::uuid and id = ${jobId}::uuid
      union all
      select j.id, j.retry_of_id, e.place - 1 from job j join earlier e on j.id = e.retry_of_id
      where j.organization_id = ${scope.organizationId}::uuid
    ), later as (
      select id, 0 as place from earlier where place = 0
      union all
      select j.id, l.place + 1 from job j join later l on j.retry_of_id = l.id
      where j.organization_id = ${scope.organizationId}::uuid
    ), chain as (select id, place from earlier union select id, place from later)
    select j.id, j.short_id as "shortId", j.status, j.created_at as "createdAt"
    from chain join job j using (id) order by place`;
  return links.map((link) => ({ ...link, createdAt: link.createdAt.toISOString() }));
}
