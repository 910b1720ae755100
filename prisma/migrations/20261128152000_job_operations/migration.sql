-- Cancelling or retrying many jobs at once: what was confirmed, and what has come of it so far. The jobs are written
-- down with it, so that what is meant stays what the person was told, whatever starts or ends meanwhile.
create table job_operation (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  request_key uuid not null, -- of the confirmation: sent twice, it is one operation
  verb text not null check (verb in ('cancel', 'retry')),
  reason text check (length(reason) between 1 and 500),
  filter jsonb, -- of "everything that matches"; null where jobs were chosen one by one
  asked_by uuid,
  asked_by_name text not null,
  total integer not null check (total > 0),
  done integer not null default 0,
  skipped integer not null default 0,
  failed integer not null default 0,
  stop_requested_at timestamptz,
  stop_requested_by_name text,
  created_at timestamptz not null default clock_timestamp(),
  advanced_at timestamptz not null default clock_timestamp(), -- of several, the one that waited longest is next
  finished_at timestamptz,
  unique (organization_id, request_key),
  constraint job_operation_counts_its_jobs check (done + skipped + failed <= total),
  constraint job_operation_ends_whole_or_stopped
    check (finished_at is null or stop_requested_at is not null or done + skipped + failed = total)
);
create index job_operation_newest_idx on job_operation (organization_id, id);
create index job_operation_unfinished_idx on job_operation (advanced_at) where finished_at is null;

-- One job of it. Without an outcome its turn has not come, or never will where the operation was stopped.
create table job_operation_item (
  operation_id uuid not null references job_operation on delete cascade,
  job_id uuid not null,
  organization_id uuid not null,
  outcome text check (outcome in ('done', 'skipped', 'failed')),
  note text, -- a sentence for people: why not, or what was done
  other_job_id uuid, -- the job it speaks of: the retry
  settled_at timestamptz,
  primary key (operation_id, job_id),
  check ((outcome is null) = (settled_at is null))
);
create index job_operation_item_outcome_idx on job_operation_item (operation_id, outcome, job_id);

do $$
declare name text;
begin
  foreach name in array array['job_operation', 'job_operation_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', name);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', name);
  end loop;
end $$;
-- The web asks for it and may ask to stop it; only the worker says what came of it.
grant select, insert, update (stop_requested_at, stop_requested_by_name, finished_at) on job_operation to tidewatch_web;
grant select, insert on job_operation_item to tidewatch_web;
grant select, insert, update, delete on job_operation, job_operation_item to tidewatch_worker;
