import { type Db, Prisma } from "#lib/db/client.ts";
import { FAILURES } from "./occurrences.ts";
import type { Waiting } from "./waiting.ts";

/** What is over with an event: of its place, or of its job or metric alone. */
type Over = {
  assetId: string;
  jobType: string;
  kinds: string[];
  jobId: string | null;
  metricId: string | null;
  at: Date;
};

function overWith({ kind, assetId, jobType, jobId, metricId, at, facts }: Waiting): Over[] {
  if (assetId === null || jobType === null) return [];
  const place = { assetId, jobType, at, jobId: null, metricId: null };
  if (kind === "job_recovered") {
    const usual = facts.isUsual ? ["job_slow", "job_fast"] : [];
    return [{ ...place, kinds: [...FAILURES, "job_stuck", ...usual] }];
  }
  if (kind === "freshness_recovered") return [{ ...place, kinds: ["freshness_violation"] }];
  if (kind === "metric_recovered") return [{ ...place, kinds: ["metric_anomaly"], metricId }];
  // A job that failed is not stuck any more.
  return FAILURES.includes(kind) ? [{ ...place, kinds: ["job_stuck"], jobId }] : [];
}

/** Marks what these events say is over, and resolves alerts of which everything is. */
export async function recover(db: Db, organizationId: string, events: readonly Waiting[]): Promise<void> {
  const over = events.flatMap(overWith);
  if (over.length === 0) return;
  const ended = Prisma.sql`jsonb_to_recordset(${JSON.stringify(over)}::jsonb) as o("assetId" uuid, "jobType" text, kinds text[],
    "jobId" uuid, "metricId" uuid, at timestamptz)`;
  const isOver = Prisma.sql`i.organization_id = ${organizationId}::uuid and i.asset_id = o."assetId" and i.job_type = o."jobType"
    and i.recovers and i.recovered_at is null and i.kind = any(o.kinds) and i.at < o.at
    and (o."jobId" is null or i.job_id = o."jobId") and (o."metricId" is null or i.metric_id = o."metricId")`;
  const held = await db.$queryRaw<{ id: string }[]>`
    select a.id from alert a where a.id in (select i.alert_id from alert_item i, ${ended} where ${isOver})
    order by a.id for no key update`;
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  await db.$executeRaw`
    update alert_item i set recovered_at = o.at from ${ended} where i.alert_id = any(${ids}::uuid[]) and ${isOver}`;
  await resolveOver(db, ids);
}

type Ended = {
  /** Of an item `i` that is not over yet. */
  isOver: Prisma.Sql;
  at: Prisma.Sql;
  note?: string;
};

/** The same of whatever is over without an event. Alerts that somebody else is changing are left to the next time. */
export async function settleItems(db: Db, { isOver, at, note }: Ended): Promise<void> {
  const isEnded = Prisma.sql`i.recovers and i.recovered_at is null and (${isOver})`;
  const ended = await db.$queryRaw<{ id: string }[]>`
    with held as materialized (
      select a.id from alert a where a.id in (select i.alert_id from alert_item i where ${isEnded})
      order by a.id for no key update skip locked)
    update alert_item i set recovered_at = ${at} from held where i.alert_id = held.id and ${isEnded}
    returning i.alert_id as id`;
  await resolveOver(db, [...new Set(ended.map(({ id }) => id))], note);
}

/**
 * Of these alerts those of which nothing is open any more. `note` says why, where it did not recover. The caller holds them
 * since before it marked anything: of two that mark parts of one at once neither would see that all of it is over.
 */
async function resolveOver(db: Db, alertIds: readonly string[], note?: string): Promise<void> {
  if (alertIds.length === 0) return;
  await db.$executeRaw`
    with resolved as (
      update alert a set state = 'resolved', state_by_name = null, state_at = clock_timestamp(), snoozed_until = null
      where a.id = any(${alertIds}::uuid[]) and a.state <> 'resolved'
        and not exists (select from alert_item i where i.alert_id = a.id and i.recovered_at is null)
      returning a.id, a.organization_id
    )
    insert into alert_history (alert_id, organization_id, verb, note)
    select id, organization_id, 'resolved', ${note ?? null} from resolved`;
}
