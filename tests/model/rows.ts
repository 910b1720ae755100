import type { World } from "./world.ts";

export type Row = {
  id: string;
  status: string;
  attempt: number;
  workerId: string | null;
  slot: number | null;
  organizationSlot: number | null;
  crashes: number;
  progress: number;
  version: bigint;
  sourceId: string;
  type: string;
  dedupeKey: string;
  retryOf: string | null;
  blockedBy: string | null;
  blockedByLimit: number | null;
  isCancelRequested: boolean;
  isDelivered: boolean;
  events: string[];
  attempts: { workerId: string; outcome: string | null }[];
};

/** Every job of this world with what is written about it elsewhere. */
export const readRows = ({ owner, scope }: World): Promise<Row[]> => owner.$queryRaw<Row[]>`
  select j.id, j.status, j.attempt, j.worker_id as "workerId", j.slot, j.organization_slot as "organizationSlot",
    j.crash_count as crashes, j.progress, j.version,
    j.source_id as "sourceId", j.type, j.dedupe_key as "dedupeKey", j.retry_of_id as "retryOf",
    j.blocked_by_id as "blockedBy", j.blocked_by_limit as "blockedByLimit",
    j.cancel_requested_at is not null as "isCancelRequested",
    exists (select from graphile_worker._private_jobs d
      where d.key = 'job:' || j.id and d.locked_at is null and d.attempts < d.max_attempts) as "isDelivered",
    array(select e.kind from job_event e where e.job_id = j.id order by e.id) as events,
    coalesce((select json_agg(json_build_object('workerId', a.worker_id, 'outcome', a.outcome) order by a.attempt)
      from job_attempt a where a.job_id = j.id), '[]') as attempts
  from job j where j.organization_id = ${scope.organizationId}::uuid order by j.id`;
