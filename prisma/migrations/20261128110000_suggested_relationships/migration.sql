-- Relationships that nobody declared and that names, types and unique targets suggest. Kept apart from constraints: what
-- a database enforces and what we believe are never mixed up. Parts of an asset, like its columns.
create table asset_relationship (
  id uuid primary key default uuid_v7(),
  asset_id uuid not null,
  columns text[] not null,
  referenced_asset_id uuid not null,
  referenced_columns text[] not null,
  organization_id uuid not null,
  source_id uuid not null,
  confidence real not null check (confidence between 0 and 1),
  reasons text[] not null,
  job_id uuid not null -- the discovery that first suggested it as it is
);
create unique index asset_relationship_key
  on asset_relationship (asset_id, columns, referenced_asset_id, referenced_columns);
create index asset_relationship_referenced_idx on asset_relationship (referenced_asset_id);
create index asset_relationship_source_idx on asset_relationship (organization_id, source_id);

create or replace function delete_parts_of_assets() returns trigger language plpgsql as $$
begin
  delete from asset_column p using gone where p.asset_id = gone.id;
  delete from asset_constraint p using gone where p.asset_id = gone.id;
  delete from asset_index p using gone where p.asset_id = gone.id;
  delete from asset_trigger p using gone where p.asset_id = gone.id;
  delete from asset_relationship p using gone where p.asset_id = gone.id;
  delete from asset_relationship p using gone where p.referenced_asset_id = gone.id;
  return null;
end $$;

alter table asset_relationship enable row level security;
alter table asset_relationship force row level security;
create policy tenant on asset_relationship using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on asset_relationship to tidewatch_worker using (true) with check (true);
grant select on asset_relationship to tidewatch_web;
grant select, insert, update, delete on asset_relationship to tidewatch_worker;
