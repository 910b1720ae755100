import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { JobFailure } from "#lib/jobs/failure.ts";

/** A run that ended, by when it began; `failure` where it failed. */
export type Run = {
  minutesAgo: number;
  seconds: number;
  status?: "completed" | "failed" | "cancelled";
  type?: string;
  trigger?: string;
  /** What a completed one says. */
  message?: string;
  assetId?: string;
  attempt?: number;
  waitedSeconds?: number;
  result?: Record<string, unknown>;
  failure?: Pick<JobFailure, "class" | "code" | "message"> & Partial<JobFailure>;
};

/** Jobs that ran, with their details and last events, as a worker's transactions leave them; their ids in that order. */
export async function insertRuns(
  owner: Db,
  { organizationId }: Scope,
  sourceId: string,
  runs: readonly Run[],
): Promise<string[]> {
  const rows = runs.map(({ failure, ...run }, n) => ({
    ...{
      n,
      status: failure ? "failed" : "completed",
      type: "asset_discovery",
      trigger: "manual",
      attempt: 1,
    },
    waitedSeconds: 0,
    ...run,
    error: failure && { cause: "", remedy: "", retryHelps: false, isTransient: false, ...failure },
  }));
  const made = await owner.$queryRaw<{ id: string }[]>`
    with run as materialized (
      select r.*, coalesce(r."assetId", ${sourceId}::uuid) as asset_id,
        clock_timestamp() - r."minutesAgo" * interval '1 minute' as at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n int, "minutesAgo" float8, seconds float8, status text,
        type text, trigger text, message text, attempt int, "waitedSeconds" float8, "assetId" uuid, result jsonb, error jsonb)
    ), made as (
      insert into job (id, organization_id, source_id, asset_id, source_name, relation_name, type, trigger, status, attempt,
        waited_ms, error_class, error_code, message, created_at, queued_at, started_at, finished_at)
      select overlay(uuid_v7_floor(at)::text placing lpad(to_hex(n), 4, '0') || substr(md5(random()::text), 1, 8) from 25)::uuid,
        ${organizationId}::uuid, ${sourceId}::uuid, asset_id, s.name,
        (select a.schema_name || '.' || a.name from asset a where a.id = asset_id and a.kind <> 'source'), type, trigger, status,
        attempt, "waitedSeconds" * 1000, error->>'class', error->>'code', coalesce(error->>'message', message), at, at, at,
        at + seconds * interval '1 second'
      from run join source s on s.id = ${sourceId}::uuid order by n
      returning *
    ), detailed as (
      insert into job_detail (job_id, organization_id, config, error, result)
      select m.id, m.organization_id, '{}', r.error, r.result from made m join run r on r.at = m.created_at
    ), told as (
      insert into job_event (organization_id, job_id, kind, type, at, tab_from, tab_to, attempt)
      select organization_id, id, status, type, finished_at, null, tab, attempt from made
    )
    select id from made join run on run.at = made.created_at order by n`;
  return made.map(({ id }) => id);
}
