-- What the runs of one statement raise by completing, in one statement of its own: called for each of them, as
-- `raise_completed` was, half of the time went into the calls. Whether the run before one failed is looked for among those
-- that failed, which are hardly any, instead of among the last 500 of its place. `raise_completed` stays for workers of the
-- version before, which may still be running.
create function raise_completions(p_jobs uuid[], p_organizations uuid[], p_types text[], p_sources uuid[], p_assets uuid[],
    p_began timestamptz[], p_ended timestamptz[]) returns void language plpgsql as $$
begin
  insert into public.alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id, facts)
  with run as (
    select u.*, extract(epoch from u.ended - u.began) * 1000 as ms, hears.*, open.has_open,
      usual.p10, usual.median, usual.p90, usual.runs,
      -- the run before it in its place
      failed.id is not null and not exists (
        select from public.job j
        where j.organization_id = u.organization and j.asset_id = u.asset and j.tab = 2 and j.id > failed.id
          and j.id < u.job and j.type = u.type) as has_failed
    from unnest(p_jobs, p_organizations, p_types, p_sources, p_assets, p_began, p_ended)
      as u (job, organization, type, source, asset, began, ended)
    cross join lateral (
      select coalesce(bool_or(r.kinds && '{discovery_failed,job_failed,job_recovered}'), false) as hears_failures,
        coalesce(bool_or('job_slow' = any(r.kinds)), false) as hears_slow,
        coalesce(bool_or('job_fast' = any(r.kinds)), false) as hears_fast
      from public.alert_rule r where r.organization_id = u.organization and r.is_enabled) hears
    cross join lateral (
      select exists (
        select from public.alert_item i where i.organization_id = u.organization and i.asset_id = u.asset
          and i.job_type = u.type and i.recovers and i.recovered_at is null) as has_open) open
    -- The first good run after a day on which runs only failed: such a day has no durations, and one before says what is usual.
    left join lateral (
      select d.p10_ms as p10, d.median_ms as median, d.p90_ms as p90, nullif(cardinality(d.recent_ms), 0) as runs
      from public.job_day d
      where (hears.hears_slow or hears.hears_fast or open.has_open) and d.organization_id = u.organization
        and d.asset_id = u.asset and d.type = u.type and d.day < (u.ended at time zone 'UTC')::date
        and d.median_ms is not null
      order by d.day desc limit 1) usual on true
    left join lateral (
      select f.id from (
        select j.id, j.type from public.job j
        where hears.hears_failures and j.organization_id = u.organization and j.asset_id = u.asset and j.tab = 3
          and j.id < u.job
        order by j.id desc limit 500) f
      where f.type = u.type order by f.id desc limit 1) failed on true
  ), judged as (
    -- As `outside` of lib/jobs/durations/usual.ts; a test sees that both say the same.
    select run.*, case
      when ms > greatest(p90 + (p90 - p10) * (0.5 + 2.5 / runs), median + greatest(50, 0.1 * median)) then 'slow'
      when ms < least(p10 - (p90 - p10) * (0.5 + 2.5 / runs), median - greatest(50, 0.1 * median)) then 'fast' end as side
    from run
  )
  select organization, 'job_recovered', 'info', job, type, source, asset,
    jsonb_build_object('hasFailed', has_failed, 'isUsual', side is null)
  from judged where has_failed or has_open
  union all
  select organization, 'job_' || side, 'warning', job, type, source, asset,
    jsonb_build_object('ms', round(ms), 'p10Ms', p10, 'medianMs', median, 'p90Ms', p90, 'runs', runs)
  from judged where (side = 'slow' and hears_slow) or (side = 'fast' and hears_fast);
end $$;
