-- What starts jobs by itself: one schedule for a source and a type of job.
create table schedule (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  source_id uuid not null references source on delete cascade,
  job_type text not null,
  -- By a clock people read, in their zone, or by time that passes, counted from the anchor.
  cron text check (length(cron) between 1 and 100),
  interval_seconds integer check (interval_seconds between 300 and 604800),
  anchor_at timestamptz not null default date_trunc('second', now()),
  time_zone text not null check (length(time_zone) between 1 and 60),
  -- By how much it may start later than its slot: always by the same, which follows from its id.
  jitter_seconds integer not null default 0 check (jitter_seconds between 0 and 21600),
  -- Paused by people, suspended by Tidewatch itself because the source refuses its credentials.
  state text not null default 'active' check (state in ('active', 'paused', 'suspended')),
  state_since timestamptz not null default now(),
  -- The next slot, when its job starts, and when that was worked out: later than now only where the clock was set back.
  next_slot timestamptz,
  next_run_at timestamptz,
  planned_at timestamptz,
  -- The job of its last slot, until it was seen to have ended.
  open_job_id uuid,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (source_id, job_type),
  check ((cron is null) <> (interval_seconds is null)),
  check ((next_slot is null) = (next_run_at is null)),
  check (next_slot is null or state = 'active')
) with (fillfactor = 70);
create index schedule_organization_idx on schedule (organization_id);
create index schedule_due_idx on schedule (next_run_at) where next_run_at is not null;
create index schedule_open_idx on schedule (open_job_id) where open_job_id is not null;
create index schedule_suspended_idx on schedule (source_id) where state = 'suspended';

-- What became of each slot that came due. Its key is the promise of one job per schedule and slot, for ever.
create table schedule_slot (
  schedule_id uuid not null references schedule on delete cascade,
  slot timestamptz not null,
  organization_id uuid not null references organization on delete cascade,
  -- Why no job was started; null where one was.
  skipped_because text check (skipped_because in ('still_active', 'already_waiting', 'credentials', 'refused')),
  -- The job that was started, or the one that was in its way.
  job_id uuid,
  -- The first of the slots before this one that passed while no worker ran.
  missed_since timestamptz,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (schedule_id, slot)
);
create index schedule_slot_job_idx on schedule_slot (job_id) where skipped_because is null;

do $$
declare t text;
begin
  foreach t in array array['schedule', 'schedule_slot'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', t);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on schedule to tidewatch_web;
grant select on schedule_slot to tidewatch_web;
grant select, insert, update, delete on schedule, schedule_slot to tidewatch_worker;
