/** What a running attempt has found waits here until its completion publishes it, or is thrown away with it. */
import type { Db } from "#lib/db/client.ts";
import type { Lease } from "./lease.ts";
import { storable } from "./storable.ts";

const ROWS_A_PART = 500;

/** Answers false once the attempt no longer holds its job: then nothing was kept. */
export async function stageRows(
  db: Db,
  lease: Lease,
  { kind, rows, firstPart }: { kind: string; rows: readonly unknown[]; firstPart: number },
): Promise<boolean> {
  const parts = [];
  for (let from = 0; from < rows.length; from += ROWS_A_PART) {
    parts.push({ part: firstPart + parts.length, rows: rows.slice(from, from + ROWS_A_PART) });
  }
  for (const part of parts) {
    const kept = await db.$executeRaw`
      insert into job_stage (job_id, attempt, part, organization_id, kind, rows)
      select id, attempt, ${part.part}::int, organization_id, ${kind}, ${storable(JSON.stringify(part.rows))}::jsonb
      from job
      where id = ${lease.jobId}::uuid and status = 'running' and attempt = ${lease.attempt}::int
        and worker_id = ${lease.workerId}::uuid
      on conflict (job_id, attempt, part) do update set rows = excluded.rows`;
    if (kept === 0) return false;
  }
  return true;
}

export const partsOf = (rows: readonly unknown[]): number => Math.ceil(rows.length / ROWS_A_PART);

export async function discardStage(db: Db, { jobId, attempt }: Lease): Promise<void> {
  await db.$executeRaw`delete from job_stage where job_id = ${jobId}::uuid and attempt = ${attempt}::int`;
}

/** What attempts left behind whose worker died before it could tidy up. */
export async function discardAbandonedStages(db: Db): Promise<void> {
  await db.$executeRaw`
    delete from job_stage s using job j
    where j.id = s.job_id and (j.status <> 'running' or j.attempt <> s.attempt)`;
}
