-- How many jobs of an organization run at a time. Like the limits of a source it is a constraint, and for the same
-- reason. A worker of the version before leaves the slot empty: its jobs run beside the limit until it is replaced.
alter table job add column organization_slot smallint;
-- The limit that a pending job met last, where the organization's is what it waits for.
alter table job add column blocked_by_limit smallint;

create unique index job_running_organization_slot on job (organization_id, organization_slot) where status = 'running';
create index job_blocked_by_limit_idx on job (organization_id, id)
  where status = 'pending' and blocked_by_limit is not null;
-- How much an organization has waiting, and since when.
create index job_queued_idx on job (organization_id, queued_at) where status = 'pending';

-- An organization's turn comes after those that have less waiting: who asks for a thousand jobs does not stand before
-- another's first. Above a hundred it makes no difference any more, so that asking stays cheap.
create or replace function deliver(p_job_id uuid, p_run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare waiting integer;
begin
  select count(*) into waiting from (
    select from public.job
    where organization_id = (select organization_id from public.job where id = p_job_id) and status = 'pending'
    limit 100) counted;
  perform graphile_worker.add_job('run_job', json_build_object('jobId', p_job_id), run_at => p_run_at,
    max_attempts => 1, job_key => 'job:' || p_job_id, job_key_mode => 'replace', priority => waiting);
end $$;
