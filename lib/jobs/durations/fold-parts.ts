/** What a fold does with the runs that ended: fragments of its statement, which has them as `run`. */
import { Prisma } from "#lib/db/client.ts";
import { FEWEST_RUNS, RUNS_LOOKED_AT } from "./usual.ts";

/** So many runs of a day are kept one by one, however many there were. */
const MOST_RUNS_A_DAY = 24;
/** Of the completed and of the failed ones, so many of the fastest and of the slowest are among them. */
const EXTREMES = 3;

const KEY = Prisma.sql`organization_id, asset_id, type`;
const COUNTS = Prisma.sql`count(*) filter (where tab = 2)::integer as completed,
  count(*) filter (where tab = 3)::integer as failed, count(*) filter (where tab = 4)::integer as cancelled`;
const ADDED = Prisma.sql`completed = h.completed + excluded.completed, failed = h.failed + excluded.failed,
  cancelled = h.cancelled + excluded.cancelled`;

/**
 * The days of the runs. What was usual by the end of each goes on from the day before; the runs that are kept are chosen
 * anew from those that were and the new ones, so that it does not matter in how many folds a day came.
 */
export const addToDays = Prisma.sql`dated as materialized (
    select *, (finished_at at time zone 'UTC')::date as day from run where asset_id is not null
  ), ended as (
    select ${KEY}, day, ${COUNTS}, coalesce((array_agg(ms order by finished_at desc, id desc)
      filter (where tab = 2 and ms is not null))[1:${RUNS_LOOKED_AT}::integer], '{}') as own
    from dated group by ${KEY}, day
  ), stretch as (
    select ${KEY}, '-infinity'::date as day, null::integer, null::integer, null::integer, coalesce(
      (select recent_ms from job_day d where (d.organization_id, d.asset_id, d.type) = (p.organization_id, p.asset_id, p.type)
        and d.day <= p.day order by d.day desc limit 1), '{}')
    from (select ${KEY}, min(day) as day from ended group by ${KEY}) p
    union all
    select ${KEY}, day, completed, failed, cancelled, own from ended
  ), chained(organization_id, asset_id, type, day, completed, failed, cancelled, recent) as (
    select ${KEY}, day, completed, failed, cancelled, newest_fifty(own) over (partition by ${KEY} order by day)
    from stretch as s(organization_id, asset_id, type, day, completed, failed, cancelled, own)
  ), candidate(organization_id, asset_id, type, day, id, begun, ms, tab) as (
    select ${KEY}, day, id, started_at, ms, tab from dated where tab in (2, 3) and ms is not null
    union all
    select d.organization_id, d.asset_id, d.type, d.day, r.*
    from ended join job_day d using (organization_id, asset_id, type, day),
      unnest(d.run_ids, d.run_begun, d.run_ms, d.run_tabs) r
  ), ranked as (
    select *, least(row_number() over (partition by ${KEY}, day, tab order by ms, id),
      row_number() over (partition by ${KEY}, day, tab order by ms desc, id)) > ${EXTREMES}::integer as is_middling
    from candidate
  ), placed as (
    select *, row_number() over (partition by ${KEY}, day order by is_middling, md5(id::text)) as place from ranked
  ), kept as (
    select ${KEY}, day, array_agg(id order by begun, id) as ids, array_agg(begun order by begun, id) as begun,
      array_agg(ms order by begun, id) as ms, array_agg(tab order by begun, id) as tabs
    from placed where place <= ${MOST_RUNS_A_DAY}::integer group by ${KEY}, day
  ), days as (
    insert into job_day as h (${KEY}, day, completed, failed, cancelled, recent_ms, p10_ms, median_ms, p90_ms,
      run_ids, run_begun, run_ms, run_tabs)
    select ${KEY}, day, c.completed, c.failed, c.cancelled, c.recent, floor(usual[1] + 0.5), floor(usual[2] + 0.5), floor(usual[3] + 0.5),
      coalesce(k.ids, '{}'), coalesce(k.begun, '{}'), coalesce(k.ms, '{}'), coalesce(k.tabs, '{}')
    from chained c left join kept k using (organization_id, asset_id, type, day) left join lateral (
      select percentile_cont(array[0.1, 0.5, 0.9]) within group (order by ms) as usual
      from unnest(c.recent) ms having count(*) >= ${FEWEST_RUNS}::integer) u on true
    where c.completed is not null
    on conflict (organization_id, asset_id, type, day) do update set ${ADDED}, recent_ms = excluded.recent_ms,
      p10_ms = excluded.p10_ms, median_ms = excluded.median_ms, p90_ms = excluded.p90_ms, run_ids = excluded.run_ids,
      run_begun = excluded.run_begun, run_ms = excluded.run_ms, run_tabs = excluded.run_tabs
  )`;

/** How the runs ended, by the hour and by the day: a chart of months reads days. */
export const addToOutcomes = Prisma.sql`within as materialized (
    select organization_id, within_id, type, tab, finished_at
    from run, lateral (values (organization_id), (source_id)) w(within_id) where within_id is not null
  ), hours as (
    insert into job_hour as h (organization_id, within_id, type, hour, completed, failed, cancelled)
    select organization_id, within_id, type, date_trunc('hour', finished_at, 'UTC') as hour, ${COUNTS}
    from within group by organization_id, within_id, type, hour
    on conflict (organization_id, within_id, type, hour) do update set ${ADDED}
  ), outcome_days as (
    insert into job_outcome_day as h (organization_id, within_id, type, day, completed, failed, cancelled)
    select organization_id, within_id, type, (finished_at at time zone 'UTC')::date as day, ${COUNTS}
    from within group by organization_id, within_id, type, day
    on conflict (organization_id, within_id, type, day) do update set ${ADDED}
  )`;
