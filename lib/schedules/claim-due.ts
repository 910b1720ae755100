import type { Db } from "#lib/db/client.ts";
import { JOB_DEFINITIONS, type JobType } from "#lib/jobs/catalog.ts";
import type { JobDefinition } from "#lib/jobs/definition.ts";
import { SOURCE_DEFAULTS } from "#lib/jobs/targets.ts";
import { type Due, decideDue, delayMs } from "./due.ts";
import { clockOf } from "./plan.ts";
import { IS_REFUSED } from "./refused.ts";
import { CADENCE_COLUMNS, cadenceOf, type StoredSchedule } from "./rows.ts";

/** A schedule that has come due and is held until the transaction ends, with what is to be known about it. */
export type DueSchedule = Due & {
  row: StoredSchedule;
  organizationId: string;
  sourceId: string;
  jobType: JobType;
  /** Its last job, while that waits or runs. */
  openJobId: string | null;
  isRefused: boolean;
  defaults: Record<string, unknown>;
  now: Date;
};

type Row = StoredSchedule & Omit<DueSchedule, keyof Due | "row"> & { nextSlot: Date };

/** Types that schedules may start. */
export const SCHEDULABLE: readonly JobType[] = JOB_DEFINITIONS.filter(
  ({ triggers }: JobDefinition) => triggers.schedule,
).map(({ type }) => type);

export const isSchedulable = (type: string): boolean => SCHEDULABLE.some((known) => known === type);

/**
 * Takes hold of the schedules that waited longest, `most` of them; what another worker holds, or somebody is changing, is
 * left out. Their sources are held too, so that none is removed before its job is there.
 */
export async function claimDue(db: Db, most: number, now?: Date): Promise<DueSchedule[]> {
  const rows = await db.$queryRaw<Row[]>`
    select ${CADENCE_COLUMNS}, sc.organization_id as "organizationId", sc.source_id as "sourceId",
      sc.job_type as "jobType", sc.next_slot as "nextSlot", ${clockOf(now)} as now, ${SOURCE_DEFAULTS} as defaults,
      ${IS_REFUSED} as "isRefused",
      (select j.id from job j where j.id = sc.open_job_id and j.status in ('pending', 'running')) as "openJobId"
    from schedule sc join source s on s.id = sc.source_id and s.state = 'active'
    where sc.next_run_at <= ${clockOf(now)} and sc.job_type = any(${SCHEDULABLE}::text[])
    order by sc.next_run_at limit ${most}::integer
    for update of sc skip locked for share of s skip locked`;
  return rows.map(({ nextSlot, ...row }) => ({
    ...decideDue(cadenceOf(row), delayMs(row.id, row.jitter_seconds), nextSlot, row.now),
    ...row,
    row,
  }));
}
