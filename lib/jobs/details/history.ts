import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { JobFailure } from "../failure.ts";
import { ofOrganization } from "../filter-conditions.ts";
import type { JobAttemptView, JobDetails, JobLogLine, JobStepView } from "../views.ts";

/** The end of a log is what is asked for first; the rest is read apart. */
const NEWEST_LINES = 200;
const MOST_EVENTS = 500;
const MOST_CHAINED = 100;

/** Null as well for an error written by a version that described errors otherwise. */
export const toFailure = (error: unknown): JobFailure | null => JobFailure.safeParse(error).data ?? null;

const Detail = z.object({
  limit: z.number().optional(),
  operationId: z.uuid().optional(),
  reason: z.string().nullish(),
});

type Event = { id: number; at: string; kind: string; actorName: string | null; attempt: number | null };

/** As the database writes it in JSON, where instants have an offset and microseconds. */
type Stored = {
  attempts: (Omit<JobAttemptView, "failure"> & { error: unknown })[] | null;
  steps: JobStepView[] | null;
  lines: JobLogLine[] | null;
  kept: number;
  events: (Event & { detail: unknown })[] | null;
  chain: JobDetails["chain"] | null;
};

export type JobHistory = Pick<JobDetails, "attempts" | "steps" | "log" | "logLines" | "events" | "chain">;

/** What happened in a job and in those it retries or that retry it, oldest first; of its log the newest lines. */
export async function readHistory(db: Db, scope: Scope, jobId: string): Promise<JobHistory> {
  const ours = ofOrganization(scope);
  const own = Prisma.sql`${ours} and job_id = ${jobId}::uuid`;
  const [{ history }] = await db.$queryRaw<[{ history: Stored }]>`
    select jsonb_build_object(
      'attempts', (select jsonb_agg(jsonb_build_object('attempt', attempt, 'workerName', worker_name,
          'workerVersion', worker_version, 'serverVersion', server_version, 'linesLeftOut', lines_left_out,
          'startedAt', started_at, 'finishedAt', finished_at, 'outcome', outcome, 'error', error) order by attempt)
        from job_attempt where ${own}),
      'steps', (select jsonb_agg(jsonb_build_object('attempt', attempt, 'step', step, 'startedAt', started_at,
          'finishedAt', finished_at, 'unitsDone', units_done, 'unitsTotal', units_total, 'unit', unit)
          order by attempt, started_at) from job_step where ${own}),
      'kept', (select count(*) from job_log where ${own}),
      'lines', (select jsonb_agg(jsonb_build_object(${LINE}) order by attempt, line) from (
          select * from job_log where ${own} order by attempt desc, line desc limit ${NEWEST_LINES}::integer) newest),
      'events', (select jsonb_agg(jsonb_build_object('id', id, 'at', at, 'kind', kind, 'actorName', actor_name,
          'attempt', attempt, 'detail', detail) order by id) from (
          select * from job_event where ${own} order by id desc limit ${MOST_EVENTS}::integer) newest),
      'chain', (${chainOf(scope, jobId)})) as history`;
  const { attempts, steps, lines, kept, events, chain } = history;
  return {
    attempts: (attempts ?? []).map(({ error, ...attempt }) => ({
      ...withInstants(attempt),
      failure: toFailure(error),
    })),
    steps: (steps ?? []).map(withInstants),
    log: (lines ?? []).map((line) => ({ ...line, at: iso(line.at) })),
    logLines: { kept, leftOut: (attempts ?? []).reduce((sum, { linesLeftOut }) => sum + linesLeftOut, 0) },
    events: (events ?? []).map(({ id, at, kind, actorName, attempt, detail }) => {
      const { limit = null, operationId, reason = null } = Detail.safeParse(detail).data ?? {};
      const operation = operationId === undefined ? null : { id: operationId, reason };
      return { id: String(id), at: iso(at), kind, actorName, attempt, limit, operation };
    }),
    chain: (chain ?? []).map((link) => ({ ...link, createdAt: iso(link.createdAt) })),
  };
}

/** A line of the log as name and value, for `jsonb_build_object`. */
const LINE = Prisma.sql`'attempt', attempt, 'line', line, 'at', at, 'level', level, 'step', step, 'message', message`;

/** The job, what it retries and what retries it, oldest first. */
const chainOf = (scope: Scope, jobId: string): Prisma.Sql => Prisma.sql`
  with recursive earlier as (
    select id, retry_of_id, 0 as place from job where ${ofOrganization(scope)} and id = ${jobId}::uuid
    union all
    select j.id, j.retry_of_id, e.place - 1 from job j join earlier e on j.id = e.retry_of_id
    where j.organization_id = ${scope.organizationId}::uuid and e.place > ${-MOST_CHAINED}::integer
  ), later as (
    select id, 0 as place from earlier where place = 0
    union all
    select j.id, l.place + 1 from job j join later l on j.retry_of_id = l.id
    where j.organization_id = ${scope.organizationId}::uuid and l.place < ${MOST_CHAINED}::integer
  ), chain as (select id, place from earlier union select id, place from later)
  select jsonb_agg(jsonb_build_object('id', j.id, 'shortId', j.short_id, 'status', j.status, 'createdAt', j.created_at)
    order by place) from chain join job j using (id)`;

export const iso = (at: string): string => new Date(at).toISOString();

const withInstants = <T extends { startedAt: string; finishedAt: string | null }>(at: T): T => ({
  ...at,
  startedAt: iso(at.startedAt),
  finishedAt: at.finishedAt && iso(at.finishedAt),
});
