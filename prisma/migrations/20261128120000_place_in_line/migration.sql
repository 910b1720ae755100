-- A job that is brought again (it waited for room, or was handed back) keeps its place: it comes before what its
-- organization asked for later. Brought as if it were new, it stood behind all of them each time, and of a long queue on
-- one source the first was the last to run. Among those of one call `deliver_many` makes no order, hence the minute.
create or replace function deliver(p_job_id uuid, p_run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked record;
  before_it integer;
begin
  select organization_id, queued_at into asked from public.job where id = p_job_id;
  select count(*) into before_it from (
    select from public.job
    where organization_id = asked.organization_id and tab = 1 and id < p_job_id
    limit 100) counted; -- the few that run among them make no difference
  perform graphile_worker.add_job('run_job', json_build_object('jobId', p_job_id),
    run_at => coalesce(p_run_at, asked.queued_at - interval '1 minute'),
    max_attempts => 1, job_key => 'job:' || p_job_id, job_key_mode => 'replace', priority => before_it);
end $$;
