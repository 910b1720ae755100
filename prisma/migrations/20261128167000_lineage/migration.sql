-- What flows where between relations. Parts of assets, like their columns: an arrow goes with either end.
create table lineage_edge (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  source_id uuid not null,
  from_asset_id uuid not null,
  from_column text not null, -- empty for the relation as a whole
  to_asset_id uuid not null,
  to_column text not null, -- empty for the relation as a whole
  use text not null check (use in ('value', 'filter', 'join', 'group', 'order', 'rows', 'unused', 'read')),
  origin text not null check (origin in ('catalog', 'parsed', 'dbt', 'manual')),
  confidence real not null check (confidence between 0 and 1),
  evidence text not null check (evidence in ('checked', 'differs', 'recorded', 'generated', 'imported', 'stated')),
  job_id uuid not null -- the run that first saw it as it is
);
create unique index lineage_edge_key
  on lineage_edge (to_asset_id, to_column, from_asset_id, from_column, use, origin);
create index lineage_edge_from_idx on lineage_edge (from_asset_id);
create index lineage_edge_source_idx on lineage_edge (organization_id, source_id);

-- What a run saw that the one before it had not, and the other way round. Names as of then: either end may be gone.
create table lineage_change (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  source_id uuid not null,
  job_id uuid not null references job on delete cascade,
  is_added boolean not null,
  from_asset_id uuid not null,
  from_name text not null,
  from_column text not null,
  to_asset_id uuid not null,
  to_name text not null,
  to_column text not null,
  use text not null
);
create index lineage_change_job_idx on lineage_change (job_id, id);

create function delete_lineage_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.lineage_edge e using gone where e.to_asset_id = gone.id;
  delete from public.lineage_edge e using gone where e.from_asset_id = gone.id;
  return null;
end $$;
create trigger asset_lineage_deleted after delete on asset
  referencing old table as gone for each statement execute function delete_lineage_of_assets();

alter table lineage_edge enable row level security;
alter table lineage_edge force row level security;
create policy tenant on lineage_edge using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on lineage_edge to tidewatch_worker using (true) with check (true);
alter table lineage_change enable row level security;
alter table lineage_change force row level security;
create policy tenant on lineage_change using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on lineage_change to tidewatch_worker using (true) with check (true);

grant select on lineage_edge, lineage_change to tidewatch_web;
grant select, insert, update, delete on lineage_edge to tidewatch_worker;
grant select, insert on lineage_change to tidewatch_worker;
