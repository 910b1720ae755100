-- Failed jobs by their cause: those of one class and code whose sentences say the same but for names and numbers. Folded
-- in the background from the events of transitions.
create table job_failure_group (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  error_class text not null,
  error_code text not null,
  fingerprint text not null, -- the sentence without what differs from job to job
  -- Of the newest of them, as people read it.
  message text not null,
  cause text not null,
  remedy text not null,
  remedy_sql text,
  retry_helps boolean not null,
  jobs integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  resolved_at timestamptz, -- since when the last run of each of its assets completed
  again_at timestamptz, -- when it came back after that
  unique (organization_id, error_class, error_code, fingerprint)
);
create index job_failure_group_newest_idx on job_failure_group (organization_id, last_at);

-- Where it happened: resolved by the next completed run of the same type on the same asset.
create table job_failure_place (
  group_id uuid not null references job_failure_group on delete cascade,
  asset_id uuid not null,
  type text not null,
  organization_id uuid not null,
  jobs integer not null,
  last_at timestamptz not null,
  last_job_id uuid not null,
  resolved_at timestamptz,
  primary key (group_id, asset_id, type)
);
create index job_failure_place_open_idx on job_failure_place (organization_id, asset_id, type) where resolved_at is null;

create table job_failure_fold (
  organization_id uuid primary key references organization on delete cascade,
  epoch text not null,
  snapshot pg_snapshot not null
);

do $$
declare name text;
begin
  foreach name in array array['job_failure_group', 'job_failure_place', 'job_failure_fold'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', name);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on job_failure_group, job_failure_place, job_failure_fold to tidewatch_web;
grant select, insert, update, delete on job_failure_group, job_failure_place, job_failure_fold to tidewatch_worker;
