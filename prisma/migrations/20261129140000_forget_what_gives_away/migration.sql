-- What was kept of the values of a column goes as the column is tagged personal or highly sensitive, whoever or whatever
-- tags it. The columns that are held to give somebody away are those of GIVES_AWAY in lib/freshness/stamp-columns.ts.
create function forget_what_gives_away() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Held first: what a publication under way writes of them is seen, and goes, once that has committed.
  perform from public.metric m
    where m.type in ('min', 'max', 'percentile') and exists (
      select from tagged t where t.asset_id = m.asset_id and t.column_name = m.column_name
        and t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high'))
    order by m.id for update;
  delete from public.metric_point p using public.metric m, tagged t
    where p.metric_id = m.id and m.type in ('min', 'max', 'percentile')
      and t.asset_id = m.asset_id and t.column_name = m.column_name
      and t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high');
  perform from public.freshness f
    where exists (
      select from tagged t where t.asset_id = f.asset_id and t.column_name = f.used_column
        and t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high'))
    order by f.asset_id for update;
  delete from public.freshness_update u using public.freshness f, tagged t
    where u.asset_id = f.asset_id and u.signal <> 'commit' and t.asset_id = f.asset_id and t.column_name = f.used_column
      and t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high');
  update public.freshness f set known = null from tagged t
    where t.asset_id = f.asset_id and t.column_name = f.used_column
      and t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high');
  update public.freshness f set updated_at = null, precision_ms = null, signal = null, fresh_until = null,
      status = case f.status when 'disabled' then f.status else 'unknown' end,
      reason = f.used_column || ' is personal or highly sensitive by now: none of its values is kept.'
    from tagged t
    where t.asset_id = f.asset_id and t.column_name = f.used_column and f.signal <> 'commit'
      and t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high');
  return null;
end $$;
revoke execute on function forget_what_gives_away() from public;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for this one statement
alter function forget_what_gives_away() owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;
create trigger asset_tag_made after insert on asset_tag
  referencing new table as tagged for each statement execute function forget_what_gives_away();
create trigger asset_tag_changed after update on asset_tag
  referencing new table as tagged for each statement execute function forget_what_gives_away();
