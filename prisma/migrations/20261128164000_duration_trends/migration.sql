-- How runs of one type on one asset went on one day (of UTC, by when they ended): folded in the background from the
-- events of transitions, so that a trend reads a row a day and never the runs themselves.
create table job_day (
  organization_id uuid not null references organization on delete cascade,
  asset_id uuid not null,
  type text not null,
  day date not null,
  completed integer not null,
  failed integer not null,
  cancelled integer not null,
  -- Milliseconds of the last 50 completed runs up to the end of the day, newest first, and what was usual of them; null
  -- below 5 runs.
  recent_ms integer[] not null,
  p10_ms integer,
  median_ms integer,
  p90_ms integer,
  -- Of the day's completed and failed runs a few that stand for all, in the order in which they began: the fastest, the
  -- slowest and any others.
  run_ids uuid[] not null,
  run_begun timestamptz[] not null,
  run_ms integer[] not null,
  run_tabs smallint[] not null,
  primary key (organization_id, asset_id, type, day)
);

-- How many runs ended in an hour, within a source and within the whole organization (whose own id then stands there).
create table job_hour (
  organization_id uuid not null references organization on delete cascade,
  within_id uuid not null,
  type text not null,
  hour timestamptz not null,
  completed integer not null,
  failed integer not null,
  cancelled integer not null,
  primary key (organization_id, within_id, type, hour)
);

-- Up to where, as for the counts of tabs: without a row, or with one of another incarnation of the database, both tables
-- mean nothing and are taken anew.
create table job_trend_fold (
  organization_id uuid primary key references organization on delete cascade,
  epoch text not null,
  snapshot pg_snapshot not null
);

create function newest_first(older integer[], newer integer[]) returns integer[]
  language sql immutable parallel safe as $$ select (newer || older)[1:50] $$;
-- Over days in their order: the last 50 of all so far.
create aggregate newest_fifty(integer[]) (sfunc = newest_first, stype = integer[], initcond = '{}');

do $$
declare name text;
begin
  foreach name in array array['job_day', 'job_hour', 'job_trend_fold'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', name);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on job_day, job_hour, job_trend_fold to tidewatch_web;
grant delete on job_trend_fold to tidewatch_web; -- trends that are wrong are taken anew where there is no row
grant select, insert, update, delete on job_day, job_hour, job_trend_fold to tidewatch_worker;
