/**
 * What a transition raises for alerts, in its own statement: fragments that read the rows it `moved`. Where no rule of the
 * organization listens they look at one index and write nothing. Cancels, and jobs of internal types, raise nothing.
 */
import { Prisma } from "#lib/db/client.ts";
import { JOB_DEFINITIONS } from "./catalog.ts";
import type { JobDefinition } from "./definition.ts";
import { OUTSIDE } from "./durations/outside.ts";

const internal = JOB_DEFINITIONS.filter((definition: JobDefinition) => definition.internal).map(
  ({ type }) => type,
);
const IS_NOT_INTERNAL = Prisma.sql`m.type <> all(${internal}::text[])`;
const COLUMNS = Prisma.sql`organization_id, kind, severity, job_id, job_type, source_id, asset_id, facts`;
const ABOUT = Prisma.sql`m.id, m.type, m.source_id, m.asset_id`;

export const failureRaised = Prisma.sql`raised as (
    insert into alert_event (${COLUMNS})
    select m.organization_id, case m.type when 'asset_discovery' then 'discovery_failed' else 'job_failed' end,
      'critical', ${ABOUT}, '{}'
    from moved m where ${IS_NOT_INTERNAL} and exists (
      select from alert_rule r where r.organization_id = m.organization_id and r.is_enabled
        and r.kinds && '{discovery_failed,job_failed}')
  )`;

/** Of the asset's jobs before it so many are looked through for the last of its type that ended. */
const MOST_LOOKED_THROUGH = 500;

/** A completed run is the recovery of the one before, or of what is still open of its place; or took unusually long. */
export const completionRaised = Prisma.sql`raised as (
    insert into alert_event (${COLUMNS})
    select m.organization_id, n.kind, n.severity, ${ABOUT}, n.facts
    from moved m
    join lateral (
      select array_agg(k) as kinds from alert_rule r, unnest(r.kinds) k
      where r.organization_id = m.organization_id and r.is_enabled having count(*) > 0) l on ${IS_NOT_INTERNAL}
    cross join lateral (
      select extract(epoch from m.finished_at - m.started_at) * 1000 as ms,
        '{job_slow,job_fast}' && l.kinds as is_judged) t
    left join lateral (
      select d.p10_ms, d.median_ms, d.p90_ms, cardinality(d.recent_ms) as runs from job_day d
      where t.is_judged and d.organization_id = m.organization_id and d.asset_id = m.asset_id and d.type = m.type
        and d.day < (m.finished_at at time zone 'UTC')::date
      order by d.day desc limit 1) u on true
    cross join lateral (select case when u.median_ms is not null then ${OUTSIDE} end as side) o
    cross join lateral (
      select coalesce((
        select p.tab = 3 from (
          select p.tab, p.type from job p where '{job_recovered,job_failed,discovery_failed}' && l.kinds
            and p.organization_id = m.organization_id and p.asset_id = m.asset_id and p.id < m.id
          order by p.id desc limit ${MOST_LOOKED_THROUGH}::integer) p
        where p.type = m.type and p.tab in (2, 3) limit 1), false) as has_failed) b
    cross join lateral (
      select 'job_recovered' as kind, 'info' as severity,
        jsonb_build_object('hasFailed', b.has_failed, 'isUsual', o.side is null) as facts
      where b.has_failed or exists (
        select from alert_item i where i.organization_id = m.organization_id and i.asset_id = m.asset_id
          and i.job_type = m.type and i.recovers and i.recovered_at is null)
      union all
      select 'job_' || o.side, 'warning', jsonb_build_object('ms', round(t.ms), 'p10Ms', u.p10_ms, 'medianMs', u.median_ms,
        'p90Ms', u.p90_ms, 'runs', u.runs)
      where 'job_' || o.side = any(l.kinds)) n
  )`;
