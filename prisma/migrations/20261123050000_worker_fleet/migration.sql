-- What a worker says of itself with each of its beats.
alter table worker
  add column draining_at timestamptz, -- since when it takes no more jobs
  add column running integer not null default 0,
  add column types jsonb, -- the job types it knows, each with its version; a worker of the version before does not say
  add column counters jsonb not null default '{}'; -- what it has counted since it started

-- What workers counted whose rows are gone.
create table past_counter (
  name text primary key,
  value bigint not null
);
grant select, insert, update on past_counter to tidewatch_worker;

-- What whoever watches the instance may know of all organizations' jobs: numbers.
create function job_health() returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'counters', (
      select coalesce(jsonb_object_agg(name, value), '{}') from (
        select name, sum(value) as value from (
          select name, value from public.past_counter
          union all
          select key, value::bigint from public.worker, jsonb_each_text(counters)
        ) counted group by name) summed),
    'queueDepth', (select count(*) from public.job where status = 'pending'),
    'oldestPendingSeconds', (
      select extract(epoch from clock_timestamp() - min(oldest.queued_at))::float8 from public.organization o,
        lateral (select queued_at from public.job where organization_id = o.id and status = 'pending'
          order by queued_at limit 1) oldest))
$$;
revoke execute on function job_health() from public;
grant execute on function job_health() to tidewatch_web, tidewatch_worker;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for this one statement
alter function job_health() owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;
