/**
 * What a transition writes beside the job's row: its attempt, steps, log, details and event. Fragments of the
 * transition's own statement, so that they are true together or not at all; each reads the rows it `moved`.
 */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { JobFailure } from "./failure.ts";

const json = (value: unknown) => Prisma.sql`${value === undefined ? null : JSON.stringify(value)}::jsonb`;

/** Every guarded update leaves an active job, so the event's `tab_from` is that of the active ones. */
export const event = (
  kind: string,
  about: { actor?: Scope | undefined; detail?: unknown } = {},
): Prisma.Sql =>
  Prisma.sql`event as (
    insert into job_event (organization_id, job_id, kind, type, tab_from, tab_to, attempt, actor_id, actor_name, detail)
    select organization_id, id, ${kind}, type, 1, tab, nullif(attempt, 0), ${about.actor?.userId ?? null}::uuid,
      ${about.actor?.userName ?? null}, ${json(about.detail)}
    from moved
  )`;

export const beginAttempt = (worker: { name: string; version: string }): Prisma.Sql => Prisma.sql`begun as (
    insert into job_attempt (job_id, attempt, organization_id, worker_id, worker_name, worker_version, started_at)
    select id, attempt, organization_id, worker_id, ${worker.name}, ${worker.version}, started_at from moved
  )`;

export type AttemptOutcome = "completed" | "failed" | "cancelled" | "retried" | "lost" | "returned";

/** When the job ended, so that nothing of it lasts longer than it; now, where it goes on. */
const ENDED_AT = Prisma.sql`coalesce(m.finished_at, clock_timestamp())`;

/** The job's own error is that of the attempt it failed in; a job that waits again, or was cancelled, has none. */
export const endAttempt = (
  outcome: AttemptOutcome,
  failure?: JobFailure,
  result = Prisma.sql`null::jsonb`,
): Prisma.Sql => Prisma.sql`ended as (
    update job_attempt a set finished_at = ${ENDED_AT}, outcome = ${outcome}, error = ${json(failure)}
    from moved m where a.job_id = m.id and a.attempt = m.attempt
  ), closed as (
    update job_step s set finished_at = greatest(s.started_at, ${ENDED_AT})
    from moved m where s.job_id = m.id and s.attempt = m.attempt and s.finished_at is null
  ), described as (
    update job_detail d set error = case m.status when 'failed' then ${json(failure)} end, result = ${result}
    from moved m where d.job_id = m.id and m.status <> 'pending'
  )`;

/** What an attempt has to tell since it last did, named as in the tables. */
export type Report = {
  id: string;
  attempt: number;
  worker_id: string;
  step: string | null;
  progress: number;
  units_done: number | null;
  units_total: number | null;
  unit: string | null;
  message: string | null;
  steps: StepReport[];
  lines: LineReport[];
  /** How many lines were not kept, and the version of the customer's server; null where there is nothing new to say. */
  lines_left_out: number | null;
  server_version: string | null;
};
export type LogLevel = "info" | "warn" | "error";
export type LineReport = { line: number; at: Date; level: LogLevel; message: string; step: string | null };
export type StepReport = {
  step: string;
  started_at: Date;
  finished_at: Date | null;
  units_done: number | null;
  units_total: number | null;
  unit: string | null;
};

/** The rows of `Report`s as `said`. */
export const reported = (reports: readonly Report[]): Prisma.Sql => Prisma.sql`said as (
    select * from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as r(id uuid, attempt int, worker_id uuid,
      step text, progress smallint, units_done bigint, units_total bigint, unit text, message text, steps jsonb, lines jsonb,
      lines_left_out int, server_version text)
    order by id
  )`;

/** Told twice, after an answer that got lost, a line or step is there once. */
export const stepsAndLines: Prisma.Sql = Prisma.sql`timed as (
    insert into job_step (job_id, attempt, organization_id, step, started_at, finished_at, units_done, units_total, unit)
    select m.id, m.attempt, m.organization_id, t.* from moved m, jsonb_to_recordset(m.steps) as t(step text,
      started_at timestamptz, finished_at timestamptz, units_done bigint, units_total bigint, unit text)
    on conflict (job_id, attempt, step) do update set finished_at = excluded.finished_at,
      units_done = excluded.units_done, units_total = excluded.units_total, unit = excluded.unit
  ), logged as (
    insert into job_log (job_id, attempt, organization_id, line, at, level, message, step)
    select m.id, m.attempt, m.organization_id, l.* from moved m, jsonb_to_recordset(m.lines) as l(line int,
      at timestamptz, level text, message text, step text)
    on conflict do nothing
  ), known as (
    update job_attempt a set lines_left_out = coalesce(m.lines_left_out, a.lines_left_out),
      server_version = coalesce(m.server_version, a.server_version)
    from moved m where a.job_id = m.id and a.attempt = m.attempt and (m.lines_left_out > 0 or m.server_version <> '')
  )`;
