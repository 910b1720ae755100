import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { SlotOfJob } from "./views.ts";

/** Null for a job that no schedule started. */
export async function findSlotOfJob(db: Db, scope: Scope, jobId: string): Promise<SlotOfJob | null> {
  const [found] = await db.$queryRaw<(Omit<SlotOfJob, "slot"> & { slot: Date })[]>`
    select w.schedule_id as "scheduleId", w.slot, sc.time_zone as "timeZone"
    from schedule_slot w join schedule sc on sc.id = w.schedule_id
    where w.organization_id = ${scope.organizationId}::uuid and w.job_id = ${jobId}::uuid and w.skipped_because is null`;
  return found ? { ...found, slot: found.slot.toISOString() } : null;
}
