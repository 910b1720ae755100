import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { conflict, invalid, notFound } from "#lib/errors.ts";
import type { JobType } from "#lib/jobs/catalog.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { isSchedulable } from "./claim-due.ts";
import { planNext } from "./plan.ts";
import type { StoredCadence } from "./presets.ts";
import type { ChosenSchedules, ScheduleForm } from "./schemas.ts";

/** Says when jobs of a type run on a source: a new schedule, or another cadence of the one there is, which stays paused. */
export async function saveSchedule(
  db: Db,
  scope: Scope,
  form: ScheduleForm,
): Promise<{ id: string; isNew: boolean }> {
  authorize(scope, "schedules.manage");
  if (!isSchedulable(form.jobType)) throw invalid("Jobs of this type do not run by themselves.");
  await holdSource(db, scope, form.sourceId);
  const [saved] = await db.$queryRaw<{ id: string; isNew: boolean }[]>`
    insert into schedule as sc (organization_id, source_id, job_type, cron, interval_seconds, time_zone, jitter_seconds,
      changed_by, changed_by_name)
    values (${scope.organizationId}::uuid, ${form.sourceId}::uuid, ${form.jobType}, ${form.cron}, ${form.intervalSeconds},
      ${form.timeZone}, ${form.jitterSeconds}, ${scope.userId}::uuid, ${scope.userName})
    on conflict (source_id, job_type) do update set
      -- What stays the same keeps its next slot, which may have come by now; what changes counts from here.
      next_slot = case when ${IS_SAME} then sc.next_slot end, next_run_at = case when ${IS_SAME} then sc.next_run_at end,
      cron = excluded.cron, interval_seconds = excluded.interval_seconds,
      anchor_at = case when sc.interval_seconds = excluded.interval_seconds then sc.anchor_at else excluded.anchor_at end,
      time_zone = excluded.time_zone, jitter_seconds = excluded.jitter_seconds, changed_by = excluded.changed_by,
      changed_by_name = excluded.changed_by_name, changed_at = now()
    returning id, xmax = 0 as "isNew"`;
  if (!saved) throw notFound("schedule");
  await planNext(db, Prisma.sql`sc.id = ${saved.id}::uuid and sc.next_slot is null`);
  return saved;
}

const IS_SAME = Prisma.sql`(sc.cron, sc.interval_seconds, sc.time_zone, sc.jitter_seconds)
  is not distinct from (excluded.cron, excluded.interval_seconds, excluded.time_zone, excluded.jitter_seconds)`;

/** What looks at tables again and again, apart from their structure: one choice for all of it. */
export const CHECK_TYPES: readonly JobType[] = ["freshness_check", "metric_capture"];

/** What the form of a source says of some types, in the organization's zone; null is only when somebody asks. */
export async function scheduleTypes(
  db: Db,
  scope: Scope,
  sourceId: string,
  types: readonly JobType[],
  cadence: StoredCadence | null,
): Promise<void> {
  if (cadence) {
    const { timeZone } = await getOrganization(db, scope);
    for (const jobType of types)
      await saveSchedule(db, scope, { sourceId, jobType, timeZone, jitterSeconds: 0, ...cadence });
  }
  const known = await db.schedule.findMany({
    where: { organizationId: scope.organizationId, sourceId, jobType: { in: [...types] } },
    select: { id: true },
  });
  const ids = known.map(({ id }) => id);
  await (cadence ? resumeSchedules : pauseSchedules)(db, scope, { ids });
}

/** Those that it changed: what an undo is for. */
export const pauseSchedules = (db: Db, scope: Scope, chosen: ChosenSchedules): Promise<string[]> =>
  turn(db, scope, chosen, "paused", Prisma.sql`state <> 'paused'`);

/** Also what Tidewatch suspended itself: three more refusals are then needed for that. */
export const resumeSchedules = (db: Db, scope: Scope, chosen: ChosenSchedules): Promise<string[]> =>
  turn(db, scope, chosen, "active", Prisma.sql`state <> 'active'`);

async function turn(
  db: Db,
  scope: Scope,
  { ids }: ChosenSchedules,
  state: "active" | "paused",
  from: Prisma.Sql,
): Promise<string[]> {
  authorize(scope, "schedules.manage");
  const turned = await db.$queryRaw<{ id: string }[]>`
    update schedule set state = ${state}, state_since = now(), next_slot = null, next_run_at = null,
      changed_by = ${scope.userId}::uuid, changed_by_name = ${scope.userName}, changed_at = now()
    where id in (
      select id from schedule
      where organization_id = ${scope.organizationId}::uuid and ${from}
        and (${ids === "all"} or id = any(${ids === "all" ? [] : ids}::uuid[]))
        and exists (select from source s where s.id = source_id and s.state <> 'removed')
      order by id for update)
    returning id`;
  const changed = turned.map(({ id }) => id);
  if (state === "active" && changed.length > 0)
    await planNext(db, Prisma.sql`sc.id = any(${changed}::uuid[])`);
  return changed;
}

/** Of a source that is used from now on. */
export const planSource = (db: Db, scope: Scope, sourceId: string): Promise<number> =>
  planNext(db, Prisma.sql`${ofSource(scope, sourceId)} and sc.next_slot is null`);

/** Of a source that is gone: its schedules run no more. */
export const planNoMore = (db: Db, scope: Scope, sourceId: string): Promise<number> =>
  planNext(db, ofSource(scope, sourceId));

const ofSource = ({ organizationId }: Scope, sourceId: string) => Prisma.sql`
  sc.organization_id = ${organizationId}::uuid and sc.source_id = ${sourceId}::uuid`;

async function holdSource(db: Db, { organizationId }: Scope, id: string): Promise<void> {
  const [source] = await db.$queryRaw<{ state: string }[]>`
    select state from source where organization_id = ${organizationId}::uuid and id = ${id}::uuid for share`;
  if (!source) throw notFound("source");
  if (source.state === "removed") throw conflict("This source was removed. Connect it again to use it.");
}
