-- The deliveries of many jobs of one organization in one call: a fan-out writes them as fast as it writes its jobs, each
-- with its turn as in `deliver`. It belongs to the worker role too, so that the web can ask for deliveries and do
-- nothing else to the queue.
create function deliver_many(p_job_ids uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare waiting integer;
begin
  if cardinality(p_job_ids) = 0 then return 0; end if;
  select count(*) into waiting from (
    select from public.job
    where organization_id = (select organization_id from public.job where id = p_job_ids[1]) and status = 'pending'
    limit 100 + cardinality(p_job_ids)) counted; -- with these, which are written already
  perform graphile_worker.add_jobs(array(
    select row('run_job', json_build_object('jobId', id), null, null, 1::smallint, 'job:' || id,
      least(100, waiting - cardinality(p_job_ids) + nth)::smallint, null)::graphile_worker.job_spec
    from unnest(p_job_ids) with ordinality asked(id, nth)));
  return cardinality(p_job_ids);
end $$;
revoke execute on function deliver_many(uuid[]) from public;
grant execute on function deliver_many(uuid[]) to tidewatch_web, tidewatch_worker;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for this one statement
alter function deliver_many(uuid[]) owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;
