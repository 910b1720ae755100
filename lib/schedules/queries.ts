import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import type { JobType } from "#lib/jobs/catalog.ts";
import { SCHEDULABLE } from "./claim-due.ts";
import type { ScheduleChange, ScheduleView, SlotView, Unscheduled } from "./views.ts";

const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Of the slot `w`, as JSON. */
const SLOT = Prisma.sql`json_build_object('slot', ${instant(Prisma.sql`w.slot`)}, 'skippedBecause', w.skipped_because,
  'missedSince', ${instant(Prisma.sql`w.missed_since`)},
  'job', (select json_build_object('id', j.id, 'shortId', j.short_id, 'status', j.status, 'message', j.message)
    from job j where j.organization_id = w.organization_id and j.id = w.job_id))`;

const SCHEDULE = Prisma.sql`sc.id, sc.source_id as "sourceId", s.name as "sourceName", sc.job_type as "jobType", sc.cron,
  sc.interval_seconds as "intervalSeconds", ${instant(Prisma.sql`sc.anchor_at`)} as "anchorAt", sc.time_zone as "timeZone",
  sc.jitter_seconds as "jitterSeconds", sc.state, ${instant(Prisma.sql`sc.state_since`)} as "stateSince",
  ${instant(Prisma.sql`sc.next_run_at`)} as "nextRunAt", sc.changed_by_name as "changedByName",
  ${instant(Prisma.sql`sc.changed_at`)} as "changedAt",
  (select ${SLOT} from schedule_slot w where w.schedule_id = sc.id order by w.slot desc limit 1) as "lastSlot"`;

const ofActive = ({ organizationId }: Scope) => Prisma.sql`
  sc.organization_id = ${organizationId}::uuid and s.state = 'active'`;

/** Of every connected source, by name. */
export const listSchedules = (db: Db, scope: Scope): Promise<ScheduleView[]> =>
  db.$queryRaw<ScheduleView[]>`
    select ${SCHEDULE} from schedule sc join source s on s.id = sc.source_id
    where ${ofActive(scope)} order by lower(s.name), s.id, sc.job_type`;

/** When the next job of a type runs by itself; null where none will. */
export async function findNextRun(
  db: Db,
  { organizationId }: Scope,
  jobType: JobType,
): Promise<string | null> {
  const next = await db.schedule.findFirst({
    where: { organizationId, jobType, nextRunAt: { not: null }, source: { state: "active" } },
    orderBy: { nextRunAt: "asc" },
    select: { nextRunAt: true },
  });
  return next?.nextRunAt?.toISOString() ?? null;
}

/** Connected sources and types of jobs that run only when somebody asks. */
export const listUnscheduled = (db: Db, { organizationId }: Scope): Promise<Unscheduled[]> =>
  db.$queryRaw<Unscheduled[]>`
    select s.id as "sourceId", s.name as "sourceName", t.type as "jobType"
    from source s cross join unnest(${SCHEDULABLE}::text[]) as t(type)
    where s.organization_id = ${organizationId}::uuid and s.state = 'active'
      and not exists (select from schedule sc where sc.source_id = s.id and sc.job_type = t.type)
    order by lower(s.name), s.id, t.type`;

/** A draft's too: what its form said. */
export const listSchedulesOf = (
  db: Db,
  { organizationId }: Scope,
  sourceId: string,
): Promise<ScheduleView[]> =>
  db.$queryRaw<ScheduleView[]>`
    select ${SCHEDULE} from schedule sc join source s on s.id = sc.source_id
    where sc.organization_id = ${organizationId}::uuid and sc.source_id = ${sourceId}::uuid and s.state <> 'removed'
    order by sc.job_type`;

export async function getSchedule(db: Db, scope: Scope, id: string): Promise<ScheduleView> {
  const [schedule] = await db.$queryRaw<ScheduleView[]>`
    select ${SCHEDULE} from schedule sc join source s on s.id = sc.source_id
    where ${ofActive(scope)} and sc.id = ${id}::uuid`;
  if (!schedule) throw notFound("schedule");
  return schedule;
}

/** What became of the newest slots. */
export async function listSlots(db: Db, scope: Scope, id: string, most: number): Promise<SlotView[]> {
  const rows = await db.$queryRaw<{ slot: SlotView }[]>`
    select ${SLOT} as slot from schedule_slot w
    where w.organization_id = ${scope.organizationId}::uuid and w.schedule_id = ${id}::uuid
    order by w.slot desc limit ${most}::integer`;
  return rows.map(({ slot }) => slot);
}

/** The newest first, of `most` and one more: what the last of them changed is told by the one before it. */
export const listChanges = (
  db: Db,
  { organizationId }: Scope,
  id: string,
  most: number,
): Promise<ScheduleChange[]> =>
  db.$queryRaw<ScheduleChange[]>`
    select c.id, ${instant(Prisma.sql`c.changed_at`)} as at, c.changed_by_name as "byName", c.state, c.cron,
      c.interval_seconds as "intervalSeconds", c.time_zone as "timeZone", c.jitter_seconds as "jitterSeconds"
    from schedule_change c
    where c.organization_id = ${organizationId}::uuid and c.schedule_id = ${id}::uuid
    order by c.id desc limit ${most + 1}::integer`;
