-- What a completed run raises, where it is the first good one after a day on which runs only failed or were cancelled: such a
-- day has no durations, and one before it says what is usual. It is also called where no rule listens any more and an alert
-- is open, which resolves by itself all the same: then, too, whether the run was as usual has to be looked at.
create or replace function raise_completed(p_job uuid, p_organization uuid, p_type text, p_source uuid, p_asset uuid,
    p_began timestamptz, p_ended timestamptz) returns void language plpgsql as $$
declare
  hears_failures boolean;
  hears_slow boolean;
  hears_fast boolean;
  has_failed boolean := false; -- the run before it in its place
  has_open boolean := exists (
    select from public.alert_item i where i.organization_id = p_organization and i.asset_id = p_asset
      and i.job_type = p_type and i.recovers and i.recovered_at is null);
  ms numeric := extract(epoch from p_ended - p_began) * 1000;
  usual record;
  side text;
begin
  select bool_or(r.kinds && '{discovery_failed,job_failed,job_recovered}'), bool_or('job_slow' = any(r.kinds)),
    bool_or('job_fast' = any(r.kinds))
  into hears_failures, hears_slow, hears_fast
  from public.alert_rule r where r.organization_id = p_organization and r.is_enabled;
  if hears_slow or hears_fast or has_open then
    select d.p10_ms as p10, d.median_ms as median, d.p90_ms as p90, nullif(cardinality(d.recent_ms), 0) as runs into usual
    from public.job_day d
    where d.organization_id = p_organization and d.asset_id = p_asset and d.type = p_type
      and d.day < (p_ended at time zone 'UTC')::date and d.median_ms is not null
    order by d.day desc limit 1;
    -- As `outside` of lib/jobs/durations/usual.ts; a test sees that both say the same.
    side := case
      when ms > greatest(usual.p90 + (usual.p90 - usual.p10) * (0.5 + 2.5 / usual.runs),
        usual.median + greatest(50, 0.1 * usual.median)) then 'slow'
      when ms < least(usual.p10 - (usual.p90 - usual.p10) * (0.5 + 2.5 / usual.runs),
        usual.median - greatest(50, 0.1 * usual.median)) then 'fast' end;
  end if;
  if hears_failures then
    -- Of the asset's jobs before it 500 are looked through for the last of its type that ended.
    has_failed := coalesce((
      select p.tab = 3 from (
        select j.tab, j.type from public.job j
        where j.organization_id = p_organization and j.asset_id = p_asset and j.id < p_job order by j.id desc limit 500) p
      where p.type = p_type and p.tab in (2, 3) limit 1), false);
  end if;
  if has_failed or has_open then
    insert into public.alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id, facts)
    values (p_organization, 'job_recovered', 'info', p_job, p_type, p_source, p_asset,
      jsonb_build_object('hasFailed', has_failed, 'isUsual', side is null));
  end if;
  if (side = 'slow' and hears_slow) or (side = 'fast' and hears_fast) then
    insert into public.alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id, facts)
    values (p_organization, 'job_' || side, 'warning', p_job, p_type, p_source, p_asset,
      jsonb_build_object('ms', round(ms), 'p10Ms', usual.p10, 'medianMs', usual.median, 'p90Ms', usual.p90,
        'runs', usual.runs));
  end if;
end $$;
