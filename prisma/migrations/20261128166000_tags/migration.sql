-- What columns and tables are: found by jobs, decided by people. Parts of an asset, like its columns; kept by the column's
-- name, which outlives a table that is made anew. What a run found and what a person decided stand beside each other, so
-- that neither overwrites the other.
create table asset_tag (
  asset_id uuid not null,
  column_name text not null, -- empty for the table itself
  tag text not null check (tag ~ '^[a-z0-9-]+:[a-z0-9-]+$' and length(tag) <= 60),
  organization_id uuid not null,
  source_id uuid not null,
  level text check (level in ('confirmed', 'likely', 'possible')), -- null where the last run did not find it
  confidence real check (confidence between 0 and 1),
  reasons jsonb not null default '[]',
  job_id uuid, -- the run that first found it as it is
  decision text check (decision in ('added', 'approved', 'rejected')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  is_applied boolean not null generated always as (
    coalesce(decision in ('added', 'approved'), level in ('confirmed', 'likely'), false)) stored,
  primary key (asset_id, column_name, tag),
  check (level is not null or decision is not null),
  check ((decision is null) = (decided_at is null))
);
create index asset_tag_source_idx on asset_tag (organization_id, source_id);
create index asset_tag_applied_idx on asset_tag (organization_id, tag, asset_id) where is_applied;
create index asset_tag_review_idx on asset_tag (organization_id, confidence desc, asset_id, column_name, tag)
  where level = 'possible' and decision is null;

-- What a run found that the one before it had not, and the other way round.
create table tag_change (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  source_id uuid not null,
  job_id uuid not null references job on delete cascade,
  asset_id uuid not null,
  schema_name text not null,
  table_name text not null,
  column_name text not null,
  tag text not null,
  level_before text,
  level_after text
);
create index tag_change_job_idx on tag_change (job_id, id);

-- An organization's own rules and what it leaves out.
create table tag_rule (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  pattern text not null check (length(pattern) between 1 and 200),
  tag text not null check (tag ~ '^[a-z0-9-]+:[a-z0-9-]+$' and length(tag) <= 60),
  made_by_name text not null,
  created_at timestamptz not null default now(),
  unique (organization_id, pattern, tag)
);
create table tag_setting (
  organization_id uuid primary key references organization on delete cascade,
  families text[] not null check (families <@ array['pii', 'sensitivity', 'domain'])
);

-- As before, and the tags go along.
create or replace function delete_parts_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.job j using gone where j.organization_id = gone.organization_id and j.asset_id = gone.id;
  delete from public.asset_column p using gone where p.asset_id = gone.id;
  delete from public.asset_constraint p using gone where p.asset_id = gone.id;
  delete from public.asset_index p using gone where p.asset_id = gone.id;
  delete from public.asset_trigger p using gone where p.asset_id = gone.id;
  delete from public.asset_tag p using gone where p.asset_id = gone.id;
  delete from public.asset_relationship p using gone where p.asset_id = gone.id;
  delete from public.asset_relationship p using gone where p.referenced_asset_id = gone.id;
  return null;
end $$;

alter table asset_tag enable row level security;
alter table asset_tag force row level security;
create policy tenant on asset_tag using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on asset_tag to tidewatch_worker using (true) with check (true);
alter table tag_change enable row level security;
alter table tag_change force row level security;
create policy tenant on tag_change using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on tag_change to tidewatch_worker using (true) with check (true);
alter table tag_rule enable row level security;
alter table tag_rule force row level security;
create policy tenant on tag_rule using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on tag_rule to tidewatch_worker using (true) with check (true);
alter table tag_setting enable row level security;
alter table tag_setting force row level security;
create policy tenant on tag_setting using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on tag_setting to tidewatch_worker using (true) with check (true);

-- People decide, and nothing else: what was found is the worker's.
grant select, insert (asset_id, column_name, tag, organization_id, source_id, decision, decided_by, decided_by_name, decided_at),
  update (decision, decided_by, decided_by_name, decided_at), delete on asset_tag to tidewatch_web;
grant select, insert, update, delete on asset_tag to tidewatch_worker;
grant select on tag_change to tidewatch_web;
grant select, insert on tag_change to tidewatch_worker;
grant select, insert, delete on tag_rule to tidewatch_web;
grant select on tag_rule to tidewatch_worker;
grant select, insert, update on tag_setting to tidewatch_web;
grant select on tag_setting to tidewatch_worker;
