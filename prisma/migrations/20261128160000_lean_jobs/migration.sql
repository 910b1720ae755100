-- As with a job's history: whoever asks for jobs holds their sources locked and has just read their assets, which go with
-- their source alone. The two keys looked each of them up again for each job: a sixth of what a fan-out costs.
alter table job drop constraint job_source_id_fkey;
alter table job drop constraint job_asset_id_fkey;

-- As before, and the jobs go along; the organization stands first in their indexes.
create or replace function delete_assets_of_sources() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.job j using gone where j.organization_id = gone.organization_id and j.source_id = gone.id;
  delete from public.asset a using gone where a.source_id = gone.id;
  return null;
end $$;

create or replace function delete_parts_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.job j using gone where j.organization_id = gone.organization_id and j.asset_id = gone.id;
  delete from public.asset_column p using gone where p.asset_id = gone.id;
  delete from public.asset_constraint p using gone where p.asset_id = gone.id;
  delete from public.asset_index p using gone where p.asset_id = gone.id;
  delete from public.asset_trigger p using gone where p.asset_id = gone.id;
  delete from public.asset_relationship p using gone where p.asset_id = gone.id;
  delete from public.asset_relationship p using gone where p.referenced_asset_id = gone.id;
  return null;
end $$;
