import { z } from "zod";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { ALERT_SEVERITIES } from "#lib/engines/alerts/kinds.ts";

/** One worker at a time routes the events of an organization: what belongs together is found by what was written before. */
const ROUTING_LOCK = 5_209_321;

/** What those who raise events keep with them; each kind has its own. */
const Facts = z.object({
  hasFailed: z.boolean().optional(),
  isUsual: z.boolean().optional(),
  ms: z.number().optional(),
  p10Ms: z.number().optional(),
  p90Ms: z.number().optional(),
  /** Of jobs that wait and do not begin: how many they are, and how long the first has waited. */
  waiting: z.number().optional(),
  waitsMs: z.number().optional(),
  reason: z.string().nullish(),
  late: z.number().nullish(),
  /** When a late table was last updated, in seconds since 1970, and how often it has to be. */
  updatedAt: z.number().nullish(),
  heldTo: z.number().nullish(),
  lateBefore: z.number().nullish(),
  /** When it was found late before this, in seconds since 1970. */
  checkedBefore: z.number().nullish(),
  metric: z.string().optional(),
  sentence: z.string().optional(),
  /** When it was unusual before this, in seconds since 1970. */
  oddBefore: z.number().nullish(),
});
export type Facts = z.infer<typeof Facts>;

/** An event as it waits, with what it is about as that stands now. */
export type Waiting = {
  id: string;
  kind: string;
  severity: (typeof ALERT_SEVERITIES)[number];
  at: Date;
  jobId: string | null;
  jobType: string | null;
  sourceId: string | null;
  assetId: string | null;
  metricId: string | null;
  facts: Facts;
  shortId: string | null;
  message: string | null;
  /** What to do about a job that failed. */
  remedy: string | null;
  errorClass: string | null;
  errorCode: string | null;
  /** `orders`, and `sales.items` where it is about a table. */
  sourceName: string | null;
  relationName: string | null;
  schemaName: string | null;
  tableName: string | null;
  /** The database's clock. */
  now: Date;
};

/** Organizations with events that nobody routed yet. */
export async function findWaiting(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct organization_id as id from alert_event where routed_at is null`;
  return rows.map(({ id }) => id);
}

/** The oldest events of an organization that nobody routed yet, `most` of them. */
export async function findOldest(db: Db, organizationId: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from alert_event where organization_id = ${organizationId}::uuid and routed_at is null
    order by id limit ${most}::integer`;
  return rows.map(({ id }) => id);
}

/** Takes hold of the oldest events of an organization, `most` of them, or of this one; none while another worker routes it. */
export async function takeWaiting(
  db: Db,
  organizationId: string,
  { most, id }: { most: number; id?: string },
): Promise<Waiting[]> {
  const [{ isMine }] = await db.$queryRaw<[{ isMine: boolean }]>`
    select pg_try_advisory_xact_lock(${ROUTING_LOCK}::integer, hashtext(${organizationId})) as "isMine"`;
  if (!isMine) return [];
  const rows = await db.$queryRaw<(Omit<Waiting, "facts"> & { facts: unknown })[]>`
    select ${COLUMNS}, clock_timestamp() as now
    from (
      select * from alert_event where organization_id = ${organizationId}::uuid and routed_at is null
        ${id ? Prisma.sql`and id = ${id}::uuid` : Prisma.empty}
      order by id limit ${most}::integer for update skip locked) e
    left join job j on j.id = e.job_id
    left join asset a on a.id = e.asset_id
    left join source s on s.id = e.source_id
    order by e.id`;
  return rows.map(({ facts, ...row }) => ({ ...row, facts: Facts.catch({}).parse(facts) }));
}

const COLUMNS = Prisma.sql`e.id, e.kind, e.severity, e.created_at as at,
  e.job_id as "jobId", e.job_type as "jobType", e.source_id as "sourceId", e.asset_id as "assetId", e.metric_id as "metricId", e.facts,
  j.short_id as "shortId", j.message, (select d.error->>'remedy' from job_detail d where d.job_id = j.id) as remedy, j.error_class as "errorClass", j.error_code as "errorCode",
  coalesce(j.source_name, s.name) as "sourceName", j.relation_name as "relationName",
  a.schema_name as "schemaName", case when a.kind <> 'source' then a.name end as "tableName"`;

export const markRouted = (db: Db, ids: readonly string[]): Promise<number> => db.$executeRaw`
  update alert_event set routed_at = clock_timestamp() where id = any(${ids}::uuid[])`;

/** An event waits no more; answers how many: none that another worker routed in the meantime. */
export const leaveOut = (db: Db, id: string): Promise<number> => db.$executeRaw`
  update alert_event set routed_at = clock_timestamp() where id = ${id}::uuid and routed_at is null`;

/** Long enough that a job that is stuck is not found so again. */
const KEPT_DAYS = 30;

/** Nobody reads an event after it was routed: alerts keep what they tell. */
export const discardRoutedEvents = (db: Db): Promise<number> => db.$executeRaw`
  delete from alert_event where routed_at < now() - make_interval(days => ${KEPT_DAYS}::integer)`;
