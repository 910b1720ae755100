-- A job's place in its organization's line is how many wait before it, as for those that are asked for: counting the ones
-- that run as well put it behind them. Found by the order of ids, which ends at the job's own or at the hundredth.
create or replace function deliver(p_job_id uuid, p_run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked record;
  before_it integer;
begin
  select organization_id, queued_at into asked from public.job where id = p_job_id;
  select count(*) into before_it from (
    select from public.job
    where organization_id = asked.organization_id and tab = 1 and id < p_job_id and (status || '') = 'pending'
    limit 100) counted;
  perform graphile_worker.add_job('run_job', json_build_object('jobId', p_job_id),
    run_at => coalesce(p_run_at, asked.queued_at - interval '1 minute'),
    max_attempts => 1, job_key => 'job:' || p_job_id, job_key_mode => 'replace', priority => before_it);
end $$;
