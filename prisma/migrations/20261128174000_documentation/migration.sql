-- What tables and columns hold, in words: written by jobs from facts, edited by people. Parts of an asset, like its columns;
-- kept by the column's name, which outlives a table that is made anew. What a run wrote and what a person wrote stand
-- beside each other, so that neither overwrites the other.
create table asset_documentation (
  asset_id uuid not null,
  column_name text not null, -- empty for the table itself
  organization_id uuid not null,
  source_id uuid not null,
  title text not null default '', -- its name in words
  written text, -- null where the last run had nothing to say of it
  sentences jsonb not null default '[]', -- of `written`, each with the facts it rests on
  job_id uuid, -- the run that first wrote it as it is
  edited text check (length(edited) between 1 and 4000),
  edited_by uuid,
  edited_by_name text,
  edited_at timestamptz,
  primary key (asset_id, column_name),
  check (written is not null or edited is not null),
  check ((edited is null) = (edited_at is null))
);
create index asset_documentation_source_idx on asset_documentation (organization_id, source_id);

-- Every text there was, and who wrote it; null where it was taken away.
create table documentation_version (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  source_id uuid not null,
  asset_id uuid not null,
  schema_name text not null,
  table_name text not null,
  column_name text not null,
  text text,
  job_id uuid references job on delete cascade, -- null where a person wrote it
  author_name text, -- null where a run wrote it
  created_at timestamptz not null default now(),
  check ((job_id is null) <> (author_name is null))
);
create index documentation_version_job_idx on documentation_version (job_id, id);
create index documentation_version_place_idx on documentation_version (asset_id, column_name, id desc);

create function delete_documentation_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.asset_documentation d using gone where d.asset_id = gone.id;
  delete from public.documentation_version v using gone where v.asset_id = gone.id;
  return null;
end $$;
create trigger asset_documentation_deleted after delete on asset
  referencing old table as gone for each statement execute function delete_documentation_of_assets();

alter table asset_documentation enable row level security;
alter table asset_documentation force row level security;
create policy tenant on asset_documentation using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on asset_documentation to tidewatch_worker using (true) with check (true);
alter table documentation_version enable row level security;
alter table documentation_version force row level security;
create policy tenant on documentation_version using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on documentation_version to tidewatch_worker using (true) with check (true);

-- People edit, and nothing else: what a run wrote is the worker's.
grant select, insert (asset_id, column_name, organization_id, source_id, edited, edited_by, edited_by_name, edited_at),
  update (edited, edited_by, edited_by_name, edited_at), delete on asset_documentation to tidewatch_web;
grant select, insert, update, delete on asset_documentation to tidewatch_worker;
grant select, insert (organization_id, source_id, asset_id, schema_name, table_name, column_name, text, author_name)
  on documentation_version to tidewatch_web;
grant select, insert on documentation_version to tidewatch_worker;
