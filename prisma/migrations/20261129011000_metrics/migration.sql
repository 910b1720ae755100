-- Numbers that are kept of relations over time. What people asked for and what a job found stand in columns of their own.
create table metric (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  source_id uuid not null,
  asset_id uuid not null,
  type text not null check (type in ('row_count', 'null_percent', 'distinct_count', 'duplicate_count', 'min', 'max', 'mean',
    'stddev', 'percentile', 'custom_sql')),
  column_name text,
  percentile double precision check (percentile > 0 and percentile < 100),
  name text check (length(name) between 1 and 80), -- of custom SQL
  sql text check (length(sql) between 1 and 20000),
  is_exact boolean not null default false, -- count every distinct value, whatever it costs
  backfill_column text, -- when rows were written: how many there were on days before the first capture
  sensitivity double precision not null default 3.5 check (sensitivity between 1 and 20),
  interval_seconds integer check (interval_seconds between 300 and 2678400), -- null: with every slot of its source
  is_enabled boolean not null default true,
  revision integer not null default 1, -- grows with what it measures: points of another cannot be compared
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_by_name text,
  changed_at timestamptz,
  captured_at timestamptz, -- its newest point
  checked_at timestamptz, -- also where there was no point to be had
  fault text, -- why there was none, the last time
  fault_reason text,
  job_id uuid,
  check ((column_name is null) = (type in ('row_count', 'custom_sql'))),
  check ((percentile is not null) = (type = 'percentile')),
  check ((sql is not null) = (type = 'custom_sql')),
  check ((name is not null) = (type = 'custom_sql'))
);
create index metric_source_idx on metric (organization_id, source_id);
create index metric_job_idx on metric (job_id);
create unique index metric_once_key on metric (asset_id, type, coalesce(column_name, ''), coalesce(percentile, 0), lower(coalesce(name, '')));

-- One number at one time, how it was come by, and what was said of it: by the detector, and by a person, who is right.
create table metric_point (
  metric_id uuid not null references metric on delete cascade,
  captured_at timestamptz not null,
  organization_id uuid not null,
  source_id uuid not null,
  value double precision, -- null where there was nothing to compute it from
  method text not null check (method in ('exact', 'sketched', 'sampled', 'estimated')),
  is_backfilled boolean not null default false,
  revision integer not null,
  state text not null check (state in ('learning', 'normal', 'anomalous', 'empty')),
  expected double precision,
  lower double precision,
  upper double precision,
  score double precision, -- robust deviations from what was expected
  reason text not null,
  mark text check (mark in ('expected', 'wrong')),
  marked_by uuid,
  marked_by_name text,
  marked_at timestamptz,
  job_id uuid not null,
  primary key (metric_id, captured_at)
);
create index metric_point_job_idx on metric_point (job_id);

create function delete_metrics_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.metric m using gone where m.asset_id = gone.id;
  return null;
end $$;
revoke execute on function delete_metrics_of_assets() from public;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for this one statement
alter function delete_metrics_of_assets() owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;
create trigger asset_metrics_deleted after delete on asset
  referencing old table as gone for each statement execute function delete_metrics_of_assets();

alter table metric enable row level security;
alter table metric force row level security;
create policy tenant on metric using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on metric to tidewatch_worker using (true) with check (true);
alter table metric_point enable row level security;
alter table metric_point force row level security;
create policy tenant on metric_point using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on metric_point to tidewatch_worker using (true) with check (true);

-- People say what is measured and what was meant; what was found is the worker's.
grant select, delete,
  insert (organization_id, source_id, asset_id, type, column_name, percentile, name, sql, is_exact, backfill_column, sensitivity,
    interval_seconds, is_enabled, created_by, created_by_name),
  update (percentile, name, sql, is_exact, backfill_column, sensitivity, interval_seconds, is_enabled, revision, changed_by_name,
    changed_at)
  on metric to tidewatch_web;
grant select, insert, update, delete on metric to tidewatch_worker;
grant select, update (mark, marked_by, marked_by_name, marked_at) on metric_point to tidewatch_web;
grant select, insert, update, delete on metric_point to tidewatch_worker;
