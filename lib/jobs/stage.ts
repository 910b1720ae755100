/**
 * What a running attempt has found waits here until its completion publishes it, or is thrown away with it. The table is
 * not logged, so that a crash of the server empties it: only who finds as many parts as were staged may publish.
 */
import type { Db } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { JobFailed, stageLost } from "./engine-failures.ts";
import type { Lease } from "./lease.ts";
import type { StagedPart } from "./staging.ts";

/** Answers false once the attempt no longer holds its job: then nothing was kept. Twice the same part is one. */
export async function stagePart(
  db: Statements,
  lease: Lease,
  { kind, part, rows }: StagedPart,
): Promise<boolean> {
  const kept = await db.$executeRaw`
    insert into job_stage (job_id, attempt, part, organization_id, kind, rows)
    select id, attempt, ${part}::int, organization_id, ${kind}, ${rows}::jsonb
    from job
    where id = ${lease.jobId}::uuid and status = 'running' and attempt = ${lease.attempt}::int
      and worker_id = ${lease.workerId}::uuid
    on conflict (job_id, attempt, part) do update set rows = excluded.rows`;
  return kept > 0;
}

/** Throws where parts are missing. */
export async function expectParts(db: Db, { jobId, attempt }: Lease, parts: number): Promise<void> {
  const [found] = await db.$queryRaw<{ parts: number }[]>`
    select count(*)::int as parts from job_stage where job_id = ${jobId}::uuid and attempt = ${attempt}::int`;
  if (found?.parts !== parts) throw new JobFailed(stageLost());
}

export async function discardStage(db: Db, { jobId, attempt }: Lease): Promise<void> {
  await db.$executeRaw`delete from job_stage where job_id = ${jobId}::uuid and attempt = ${attempt}::int`;
}

/** What attempts left behind whose worker died before it could tidy up. */
export async function discardAbandonedStages(db: Db): Promise<void> {
  await db.$executeRaw`
    delete from job_stage s using job j
    where j.id = s.job_id and (j.status <> 'running' or j.attempt <> s.attempt)`;
}
