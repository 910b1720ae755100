import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { saveSchedule } from "#lib/schedules/commands.ts";
import { planNext } from "#lib/schedules/plan.ts";
import type { ScheduleForm } from "#lib/schedules/schemas.ts";
import { startDue } from "#lib/schedules/start-due.ts";
import { createSource } from "./engine.ts";
import { createOrganization } from "./organization.ts";

export const at = (text: string): Date => new Date(text);

/** Every day at 03:12 in Berlin, without jitter, unless the test says otherwise. */
export const formOf = (sourceId: string, more: Partial<ScheduleForm> = {}): ScheduleForm => ({
  ...{ sourceId, jobType: "asset_discovery", cron: "12 3 * * *", intervalSeconds: null },
  ...{ timeZone: "Europe/Berlin", jitterSeconds: 0, ...more },
});

/** A schedule on a source of its own, as it was saved at an instant. */
export async function createSchedule(
  { owner, web, worker }: { owner: PrismaClient; web: PrismaClient; worker: PrismaClient },
  { savedAt, scope: given, ...form }: Partial<ScheduleForm> & { savedAt?: Date; scope?: Scope } = {},
) {
  const scope = given ?? (await createOrganization(owner));
  const sourceId = await createSource(owner, scope);
  const { id } = await inOrganization(web, scope, (db) => saveSchedule(db, scope, formOf(sourceId, form)));
  if (savedAt) await worker.$transaction((db) => planNext(db, Prisma.sql`sc.id = ${id}::uuid`, savedAt));
  return { scope, sourceId, id };
}

/** What a worker decides at an instant, or now: `<slot> started`, or the reason it was skipped for. */
export async function tickAt(worker: PrismaClient, now?: Date, hint: (id: string) => void = () => undefined) {
  const decisions = await startDue({ db: worker, hint }, now ? { now } : {});
  return decisions.map(
    ({ due, skippedBecause }) => `${due.slot.toISOString().slice(0, 16)} ${skippedBecause ?? "started"}`,
  );
}

/** Ends the jobs that wait or run, as if a worker had, by the database's clock. */
export const endJobs = (
  owner: PrismaClient,
  {
    errorClass = null,
    status = errorClass ? "failed" : "completed",
  }: { errorClass?: string | null; status?: string } = {},
) => owner.$executeRaw`
  update job set status = ${status}, finished_at = clock_timestamp(), error_class = ${errorClass}
  where status in ('pending', 'running')`;

export const readSlots = (owner: PrismaClient, scheduleId: string) =>
  owner.scheduleSlot.findMany({ where: { scheduleId }, orderBy: { slot: "asc" } });
