-- When tables were last updated, and what they are held to. What people set and what a job found stand in columns of their
-- own, so that neither overwrites the other. Parts of an asset, like its columns.
create table freshness (
  asset_id uuid primary key,
  organization_id uuid not null,
  source_id uuid not null,
  is_enabled boolean not null default true,
  sla_seconds integer check (sla_seconds between 300 and 604800), -- null: as it is learned
  column_name text, -- null: as it is detected
  set_by_name text,
  set_at timestamptz,
  status text check (status in ('fresh', 'stale', 'unknown', 'disabled')), -- null before the first check
  reason text,
  held_to_seconds integer, -- what it was judged by; null where that was not known
  is_learned boolean not null default false,
  updated_at timestamptz, -- the newest update that is certain
  precision_ms double precision, -- it may have been this much earlier
  signal text check (signal in ('column', 'commit', 'moved')),
  activity_at timestamptz, -- counters moved, and nothing confirms why
  notes text[] not null default '{}',
  used_column text,
  fault text, -- why the column could not be read
  known jsonb, -- what the next check goes on from
  checked_at timestamptz,
  fresh_until timestamptz, -- after it, "fresh" is not known any more
  job_id uuid
);
create index freshness_source_idx on freshness (organization_id, source_id);

-- Each update that was seen, for the timeline and for what is learned.
create table freshness_update (
  asset_id uuid not null,
  updated_at timestamptz not null,
  organization_id uuid not null,
  source_id uuid not null,
  seen_at timestamptz not null,
  signal text not null check (signal in ('column', 'commit', 'moved')),
  precision_ms double precision not null,
  job_id uuid not null,
  primary key (asset_id, updated_at)
);

create function delete_freshness_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.freshness f using gone where f.asset_id = gone.id;
  delete from public.freshness_update u using gone where u.asset_id = gone.id;
  return null;
end $$;
create trigger asset_freshness_deleted after delete on asset
  referencing old table as gone for each statement execute function delete_freshness_of_assets();

alter table freshness enable row level security;
alter table freshness force row level security;
create policy tenant on freshness using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on freshness to tidewatch_worker using (true) with check (true);
alter table freshness_update enable row level security;
alter table freshness_update force row level security;
create policy tenant on freshness_update using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on freshness_update to tidewatch_worker using (true) with check (true);

-- People say what a table is held to; what was found is the worker's.
grant select, insert (asset_id, organization_id, source_id, is_enabled, sla_seconds, column_name, set_by_name, set_at),
  update (is_enabled, sla_seconds, column_name, set_by_name, set_at) on freshness to tidewatch_web;
grant select, insert, update, delete on freshness to tidewatch_worker;
grant select on freshness_update to tidewatch_web;
grant select, insert, delete on freshness_update to tidewatch_worker;
