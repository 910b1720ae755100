import { Prisma } from "#lib/db/client.ts";

/** By how many seconds a table was late as it was checked; null where nobody knows since when. */
const late = (
  row: Prisma.Sql,
): Prisma.Sql => Prisma.sql`round(extract(epoch from ${row}.checked_at - ${row}.updated_at)
  - ${row}.held_to_seconds)`;

type Run = { organizationId: string; sourceId: string; jobId: string };

/**
 * What a check raises for alerts, table by table: fragments of the statement that writes what it `found`. Of a table that
 * was late already only where a rule wants to hear it again, or when it is later than so much, or is new itself. Where nobody
 * could say how it was meanwhile, an alert that is open says that it was late.
 */
export const freshnessRaised = ({
  organizationId,
  sourceId,
  jobId,
}: Run): Prisma.Sql => Prisma.sql`checked as (
      select "assetId" as asset_id, status, reason, "heldToSeconds" as held_to_seconds,
        to_timestamp("updatedAt" / 1000) as updated_at, coalesce(to_timestamp("checkedAt" / 1000), now()) as checked_at
      from found where status in ('stale', 'fresh')
    ), raised as (
      insert into alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id, facts)
      select ${organizationId}::uuid, case c.status when 'stale' then 'freshness_violation' else 'freshness_recovered' end,
        case c.status when 'stale' then 'warning' else 'info' end, ${jobId}::uuid, 'freshness_check', ${sourceId}::uuid,
        c.asset_id, jsonb_build_object('reason', c.reason, 'late', ${late(Prisma.sql`c`)}, 'updatedAt', extract(epoch from c.updated_at),
          'heldTo', c.held_to_seconds, 'lateBefore', coalesce(${late(Prisma.sql`b`)},
          greatest(0, round(extract(epoch from o.at - c.updated_at) - c.held_to_seconds))),
          'checkedBefore', extract(epoch from coalesce(b.checked_at, o.at)))
      from checked c left join lateral (
        select max(i.at) as at from alert_item i
        where i.organization_id = ${organizationId}::uuid and i.asset_id = c.asset_id and i.job_type = 'freshness_check'
          and i.kind = 'freshness_violation' and i.recovers and i.recovered_at is null) o on true
      left join freshness b on b.asset_id = c.asset_id and b.status = 'stale' and (o.at is not null or not exists (
        select from alert_item i where i.organization_id = ${organizationId}::uuid and i.asset_id = c.asset_id
          and i.kind = 'freshness_violation'))
      where case c.status
        when 'stale' then exists (
          select from alert_rule r where r.organization_id = ${organizationId}::uuid and r.is_enabled
            and 'freshness_violation' = any(r.kinds)
            and (coalesce(b.checked_at, o.at) is null or not r.is_state_change_only or r.delay_over_seconds is not null
              or r.changed_at > coalesce(b.checked_at, o.at)))
        else o.at is not null end
    )`;
